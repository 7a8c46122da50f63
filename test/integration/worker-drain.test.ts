/** A drained worker takes nothing more and loses nothing, until it is resumed. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import { newId } from "../../src/base/ids.ts";
import {
  drainWorker,
  heartbeatWorker,
  registerWorker,
  resumeWorker,
  setWorkerStatus,
} from "../../src/store/workers/workers.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";
import { namedJobs } from "../support/named-jobs.ts";
import { until } from "../support/processes.ts";
import { redisStack } from "../support/redis-stack.ts";
import { describeWithRedis } from "../support/redis.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

const job = namedJobs("drain");

describe("a drained worker", () => {
  let stack: TestStack;
  let folder: string;
  beforeAll(async () => {
    stack = await startTestStack();
    folder = await mkdtemp(join(tmpdir(), "stratal-drain-"));
  });
  afterAll(async () => {
    await stack.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("ends what it runs, is given nothing more, not even a successor, and goes on when it is resumed", async () => {
    const open = join(folder, "open");
    const begun = join(folder, "begun");
    const busy = await stack.start(
      job(`
tasks:
  - {name: hold, run: "touch ${begun}; until test -e ${open}; do sleep 0.05; done"}
  - {name: after, depends_on: [hold], uses: echo, parameters: {message: done}}
`),
    );
    await until("the first task runs", async () => {
      return (await stack.seen(busy)).tasks["hold"]?.status === "running";
    });
    const path = `/api/v1/workers/${stack.worker.id}`;
    const drained = await stack.request("POST", `${path}/drain`);
    expect(drained.status).toBe(200);
    expect(drained.json).toMatchObject({ status: "draining", drained_by: "local" });
    const again = await stack.request("POST", `${path}/drain`);
    expect(again.json.message).toMatch(/drained already/);

    const other = await stack.start(
      job(`tasks: [{name: new, uses: echo, parameters: {message: x}}]`),
    );
    await writeFile(open, "");
    await until("what it ran has ended", async () => {
      return (await stack.seen(busy)).tasks["hold"]?.status === "completed";
    });
    const { tasks } = await stack.seen(busy);
    expect(tasks["after"]).toMatchObject({ status: "queued", attempt: 0 });
    const waiting = await stack.request("GET", `/api/v1/job-runs/${other}/waiting`);
    expect(waiting.json.summary).toMatchObject([{ cause: "no_worker", count: 1 }]);
    expect(waiting.json.tasks[0]).toMatchObject({
      message: expect.stringContaining("the workers for it are drained") as string,
      releases: expect.stringContaining("stratal worker resume") as string,
    });

    const resumed = await stack.request("POST", `${path}/resume`);
    expect(resumed.json).toMatchObject({ status: "active", drained_by: null, drained_at: null });
    expect((await stack.ended(busy)).status).toBe("completed");
    expect((await stack.ended(other)).status).toBe("completed");
    const { json } = await stack.request("GET", "/api/v1/logs/system");
    const told = (json.logs as { message: string }[]).map(({ message }) => message).join("\n");
    expect(told).toMatch(/was drained by local/);
    expect(told).toMatch(/was resumed by local/);
  });
});

describeWithRedis("a drained worker beside another, with the queue in Redis", (program) => {
  const on = redisStack(program);

  it("leaves everything to the other", async () => {
    const drained = await on.stack.request("POST", `/api/v1/workers/${on.stack.worker.id}/drain`);
    expect(drained.status).toBe(200);
    const run = await on.stack.run(
      job(
        `tasks: [{name: each, for_each: {range: {from: 1, to: 40}}, uses: echo, parameters: {message: x}}]`,
      ),
    );
    expect(run.status).toBe("completed");
    const { rows } = await on.stack.database.query({
      text: "SELECT count(*)::int AS count FROM run_events WHERE run_id = $1 AND worker_id = $2",
      values: [run.id, on.stack.worker.id],
    });
    expect(rows).toEqual([{ count: 0 }]);
  });
});

describe("the rules of draining", () => {
  let api: TestServer;
  let kernel: Kernel;
  beforeAll(async () => {
    api = await startTestServer();
    kernel = new Kernel(api.database);
  });
  afterAll(() => api.close());

  const drainedBy = "somebody";

  async function stratal(...args: string[]): Promise<string> {
    let printed = "";
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    try {
      const argv = ["worker", ...args, "--server", api.url];
      await (await buildProgram(argv)).parseAsync(argv, { from: "user" });
    } finally {
      write.mockRestore();
    }
    return printed;
  }

  it("let no claim of a drained worker find anything, nor a settle claim successors", async () => {
    const id = await kernel.worker();
    const { runId } = await kernel.start([{ name: "a" }, { name: "b", depends_on: ["a"] }]);
    const [a] = await kernel.claim(id, 1);
    expect(await drainWorker(api.database, { id, drainedBy })).toBe(true);
    expect(await kernel.settleAndClaim(id, a!)).toEqual([]);
    expect(await kernel.claim(id)).toEqual([]);
    expect(await heartbeatWorker(api.database, { id, leaseMs: 60_000 })).toEqual({
      isActive: false,
    });
    expect(await resumeWorker(api.database, id)).toBe(true);
    const [b] = await kernel.claim(id);
    await kernel.settle(id, b!);
    expect((await kernel.states(runId)).run).toBe("completed");
  });

  it("resume no worker that ends by itself, also if it was drained before", async () => {
    const id = await kernel.worker();
    await drainWorker(api.database, { id, drainedBy });
    await setWorkerStatus(api.database, { id, status: "draining" });
    const refused = await api.request("POST", `/api/v1/workers/${id}/resume`);
    expect(refused.status).toBe(409);
    expect(refused.json.detail).toMatch(/its process was told to stop/);
    await setWorkerStatus(api.database, { id, status: "stopped" });
    for (const what of ["drain", "resume"]) {
      const { status, json } = await api.request("POST", `/api/v1/workers/${id}/${what}`);
      expect([status, json.code]).toEqual([409, "state_conflict"]);
    }
    const missing = await api.request("POST", `/api/v1/workers/${newId()}/drain`);
    expect(missing.status).toBe(404);
  });

  it("keep a worker drained that lost its lease and registers anew", async () => {
    const replaces = await kernel.worker();
    await drainWorker(api.database, { id: replaces, drainedBy });
    const id = newId();
    const worker = { id, name: "test", hostname: "test", pid: 1, version: "0", tags: [] };
    const slots = { queues: ["default"], processSlots: 1, inlineSlots: 1, leaseMs: 60_000 };
    const registered = await registerWorker(api.database, { ...worker, ...slots, replaces });
    expect(registered).toEqual({ isActive: false });
    const { json } = await api.request("POST", `/api/v1/workers/${id}/resume`);
    expect(json).toMatchObject({ status: "active", message: "Worker test takes tasks again." });
  });

  it("are the command line's, too, which takes a name that one worker has", async () => {
    await api.database.query({ text: "UPDATE workers SET status = 'dead'", values: [] });
    const id = await kernel.worker();
    expect(await stratal("drain", "test")).toMatch(
      /^Worker test takes no more tasks\. 0 tasks run on it\./,
    );
    expect(await stratal("list")).toMatch(/^test +draining +local +0 +default/m);
    expect(await stratal("resume", id)).toBe("Worker test takes tasks again.\n");
    await expect(stratal("drain", "tset")).rejects.toThrow(/Did you mean.*test/);
  });
});
