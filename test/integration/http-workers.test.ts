import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";

let api: TestServer;
let kernel: Kernel;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
});
afterAll(() => api.close());

describe("GET /api/v1/workers/{id}/tasks", () => {
  it("lists what the worker executes of the project, and nothing once it has ended", async () => {
    const busy = await kernel.worker(3_600_000);
    const path = `/api/v1/workers/${busy}/tasks`;
    expect((await api.request("GET", path)).json).toEqual({ tasks: [], count: 0 });
    const { runId } = await kernel.start([{ name: "held" }]);
    const [claimed] = await kernel.claim(busy, 1);
    const { status, json } = await api.request("GET", path);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      count: 1,
      tasks: [{ name: "held", attempt: 1, job_run_id: runId }],
    });
    const task = await api.request("GET", `/api/v1/task-runs/${json.tasks[0].task_run_id}`);
    expect(task.json).toMatchObject({ name: "held", status: "running" });

    await kernel.settle(busy, claimed!);
    expect((await api.request("GET", path)).json).toEqual({ tasks: [], count: 0 });
  });
});
