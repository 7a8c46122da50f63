/** Queues in the API and on the command line. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import type { Schemas } from "../../src/client/client.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";
import { until } from "../support/processes.ts";
import { startTestStack } from "../support/test-stack.ts";

let api: TestServer;
let kernel: Kernel;
let worker: string;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
  worker = await kernel.worker(3_600_000);
});
afterAll(async () => {
  await api.close();
});

async function queueNamed(name: string): Promise<Schemas["Queue"]> {
  const { json } = await api.request("GET", `/api/v1/queues/${encodeURIComponent(name)}`);
  return json as Schemas["Queue"];
}

describe("the queues of the API", () => {
  it("tell what waits, for how long, who takes it and what ended lately", async () => {
    expect(await queueNamed("default")).toEqual({
      name: "default",
      status: "active",
      depth: 0,
      oldest_queued_at: null,
      throughput_per_minute: 0,
      workers: 1,
      paused_at: null,
      paused_by: null,
    });
    await kernel.start([{ name: "a" }, { name: "b", priority: 9 }, { name: "c" }]);
    const { runId } = await kernel.start([{ name: "other", queue: "cold/store" }]);
    await api.database.query({
      text: "UPDATE task_runs SET queued_at = '2026-01-02T03:04:05Z' WHERE name = 'a'",
      values: [],
    });
    const [claimed] = await kernel.claim(worker, 1);
    await kernel.settle(worker, claimed!);
    expect(await queueNamed("default")).toMatchObject({
      depth: 2,
      oldest_queued_at: "2026-01-02T03:04:05.000Z",
      throughput_per_minute: 1,
    });
    const { json } = await api.request("GET", "/api/v1/queues");
    expect(json).toMatchObject({
      count: 2,
      queues: [
        { name: "cold/store", depth: 1, workers: 0 },
        { name: "default", depth: 2, workers: 1 },
      ],
    });
    await api.request("POST", `/api/v1/job-runs/${runId}/cancel`);
  });

  it("are paused and resumed, and that is why their tasks wait", async () => {
    await api.database.query({ text: "DELETE FROM ready_tasks", values: [] });
    const { runId } = await kernel.start([{ name: "a" }]);
    const paused = await api.request("POST", "/api/v1/queues/default/pause");
    expect(paused.json).toMatchObject({
      message: "Queue default is paused.",
      status: "paused",
      paused_by: "local",
      depth: 1,
    });
    expect(await kernel.claim(worker)).toEqual([]);
    const waiting = await api.request("GET", `/api/v1/job-runs/${runId}/waiting`);
    expect(waiting.json).toMatchObject({
      summary: [{ cause: "queue_paused", count: 1 }],
      tasks: [
        {
          cause: "queue_paused",
          message: expect.stringMatching(/^waits because the queue default is paused/),
          releases: "Resume the queue: stratal queue resume default",
        },
      ],
    });
    const again = await api.request("POST", "/api/v1/queues/default/pause");
    expect(again.json).toMatchObject({ message: "Queue default is paused already." });
    const resumed = await api.request("POST", "/api/v1/queues/default/resume");
    expect(resumed.json).toMatchObject({ message: "Queue default is resumed.", status: "active" });
    expect(await kernel.claim(worker)).toHaveLength(1);
  });

  it("may be paused before anybody uses them", async () => {
    expect((await api.request("GET", "/api/v1/queues/later")).status).toBe(404);
    await api.request("POST", "/api/v1/queues/later/pause");
    expect(await queueNamed("later")).toMatchObject({ status: "paused", depth: 0, workers: 0 });
    const resumed = await api.request("POST", "/api/v1/queues/later/resume");
    expect(resumed.json).toMatchObject({ name: "later", status: "active" });
    expect((await api.request("GET", "/api/v1/queues/later")).status).toBe(404);
    const odd = await api.request("POST", "/api/v1/queues/a%20b/pause");
    expect(odd.status).toBe(400);
  });

  it("are paused by administrators only", async () => {
    const strict = await startTestServer({ auth: "on", adminToken: "a-token-of-the-admin" });
    try {
      const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
      const admin = as("a-token-of-the-admin");
      const body = { name: "o", user: "olga", role: "operator" };
      const created = await strict.request("POST", "/api/v1/tokens", { body, ...admin });
      const operator = as((created.json as { token: string }).token);
      expect((await strict.request("GET", "/api/v1/queues", operator)).status).toBe(200);
      const refused = await strict.request("POST", "/api/v1/queues/q/pause", operator);
      expect(refused.status).toBe(403);
      expect((await strict.request("POST", "/api/v1/queues/q/pause", admin)).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

it("a paused queue gives its worker no successor of a task that ends", async () => {
  const stack = await startTestStack();
  const gate = join(stack.dataDir, "gate");
  try {
    const runId = await stack.start(`
stratal: 1
name: paused-successor
tasks:
  - {name: before, run: "while [ ! -e ${gate} ]; do sleep 0.02; done"}
  - {name: after, run: "true", depends_on: [before]}
`);
    const statusOf = async (task: string) => (await stack.seen(runId)).tasks[task]?.status;
    await until("it runs", async () => (await statusOf("before")) === "running");
    await stack.request("POST", "/api/v1/queues/default/pause");
    await writeFile(gate, "");
    await until("it has ended", async () => (await statusOf("before")) === "completed");
    expect(await statusOf("after")).toBe("queued");
    const { json } = await stack.request("GET", `/api/v1/job-runs/${runId}/waiting`);
    expect(json).toMatchObject({ tasks: [{ name: "after", cause: "queue_paused" }] });
    await stack.request("POST", "/api/v1/queues/default/resume");
    expect((await stack.ended(runId)).status).toBe("completed");
  } finally {
    await stack.close();
  }
});

describe("stratal queue", () => {
  async function stratal(...args: string[]): Promise<string> {
    let printed = "";
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    try {
      const argv = ["queue", ...args, "--server", api.url];
      await (await buildProgram(argv)).parseAsync(argv, { from: "user" });
    } finally {
      write.mockRestore();
    }
    return printed;
  }

  it("pauses, lists and resumes", async () => {
    expect(await stratal("pause", "gpu")).toBe(
      "Queue gpu is paused. `stratal queue resume gpu` ends that.\n",
    );
    expect(await stratal("list")).toMatch(/^gpu +paused +0 +- +0 +0$/m);
    expect(await stratal("resume", "gpu")).toBe("Queue gpu is resumed.\n");
    expect(JSON.parse(await stratal("list", "--json"))).toMatchObject({ count: 1 });
  });
});
