import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../src/base/ids.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";

let api: TestServer;
let kernel: Kernel;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
});
afterAll(() => api.close());

const read = (jobId: string, what: "grid" | "history", query = "") =>
  api.request("GET", `/api/v1/jobs/${jobId}/${what}${query}`);

async function saveJob(tasks: object[]): Promise<string> {
  const body = { stratal: 1, name: `job-${newId()}`, tasks };
  return (await api.request("POST", "/api/v1/jobs", { body })).json.job.id;
}

async function startRun(jobId: string): Promise<string> {
  const body = { job_id: jobId, triggered_by: "test" };
  return (await api.request("POST", "/api/v1/job-runs", { body })).json.job_run_id;
}

/** Ends every task that can be claimed, one after the other. */
async function endAll(status: (name: string) => "completed" | "failed" = () => "completed") {
  const workerId = await kernel.worker();
  for (;;) {
    const claimed = await kernel.claim(workerId);
    if (claimed.length === 0) return;
    for (const task of claimed) await kernel.settle(workerId, task, status(task.name));
  }
}

const echo = (name: string, more: object = {}) => ({ name, uses: "echo", ...more });

describe("GET /api/v1/jobs/{id}/grid", () => {
  it("answers the newest runs first, a cell for each task", async () => {
    const jobId = await saveJob([
      echo("first"),
      echo("second", { depends_on: ["first"], allow_failure: true }),
    ]);
    const older = await startRun(jobId);
    await endAll((name) => (name === "second" ? "failed" : "completed"));
    const newer = await startRun(jobId);
    const { json } = await read(jobId, "grid");
    const states = (run: { state: number[] }) => run.state.map((index) => json.states[index]);
    expect(json.tasks).toEqual({
      name: ["first", "second"],
      group: [null, null],
      part: ["main", "main"],
      allow_failure: [false, true],
    });
    expect(json.runs.map((run: { id: string }) => run.id)).toEqual([newer, older]);
    expect(json.runs.map(states)).toEqual([
      ["queued", "pending"],
      ["completed", "failed"],
    ]);
    expect(json.runs[1]).toMatchObject({ status: "completed", version: 1, seq: [0, 1] });
    await endAll();
    expect((await read(jobId, "grid", "?limit=1")).json.runs).toHaveLength(1);
    expect((await read(jobId, "grid", "?limit=51")).status).toBe(400);
  });

  it("gives a task that versions share one row, and keeps those that are gone", async () => {
    const jobId = await saveJob([echo("gone"), echo("kept")]);
    await startRun(jobId);
    await endAll();
    const body = {
      ...{ stratal: 1, name: `job-${newId()}` },
      tasks: [echo("kept"), { name: "set", tasks: [echo("kept")] }],
    };
    await api.request("PUT", `/api/v1/jobs/${jobId}`, { body });
    await startRun(jobId);
    await endAll();
    const { json } = await read(jobId, "grid");
    expect(json.tasks).toMatchObject({
      name: ["kept", "set", "kept", "gone"],
      group: [null, null, 1, null],
    });
    expect(json.runs.map((run: { version: number }) => run.version)).toEqual([2, 1]);
    expect(json.runs[1].seq).toEqual([1, -1, -1, 0]);
    expect(json.runs[1].state.slice(1, 3)).toEqual([-1, -1]);
  });

  it("does not know jobs of nobody", async () => {
    expect((await read(newId(), "grid")).status).toBe(404);
  });
});

describe("GET /api/v1/jobs/{id}/history", () => {
  it("counts the runs of one job by day and says how they went", async () => {
    const jobId = await saveJob([echo("only")]);
    const other = await saveJob([echo("only")]);
    await startRun(other);
    const failing = await startRun(jobId);
    await endAll(() => "failed");
    for (let count = 0; count < 3; count += 1) await startRun(jobId);
    await endAll();
    await api.database.query({
      text: `UPDATE job_runs SET started_at = finished_at - interval '8 seconds' WHERE id = $1 AND project_id = $2`,
      values: [failing, DEFAULT_PROJECT_ID],
    });
    const { json } = await read(jobId, "history");
    expect(json).toMatchObject({ runs: 4, completed: 3, failed: 1, success_rate: 0.75 });
    expect(json.p50_ms).toBeLessThan(8_000);
    expect(json.p95_ms).toBeGreaterThan(4_000);
    const total = (state: string) =>
      json.buckets.reduce(
        (sum: number, { counts }: { counts: Record<string, number> }) => sum + (counts[state] ?? 0),
        0,
      );
    expect([total("completed"), total("failed")]).toEqual([3, 1]);
    expect(Date.parse(json.buckets[0].start) % json.bucket_ms).toBe(0);
    expect(Date.parse(json.until) - Date.parse(json.since)).toBeGreaterThan(29 * json.bucket_ms);
  });

  it("leaves the time between the attempts of a run out of what is typical", async () => {
    const jobId = await saveJob([echo("only")]);
    const again = await startRun(jobId);
    await endAll(() => "failed");
    await api.database.query({
      text: `UPDATE job_runs SET started_at = started_at - interval '1 day' WHERE id = $1 AND project_id = $2`,
      values: [again, DEFAULT_PROJECT_ID],
    });
    await api.request("POST", `/api/v1/job-runs/${again}/rerun`, { body: { mode: "failed" } });
    await endAll();
    const { name } = (await api.request("GET", `/api/v1/jobs/${jobId}`)).json;
    const medians = async (): Promise<(number | null)[]> => {
      const listed = await api.request("GET", `/api/v1/jobs?name=${name}&with=stats`);
      return [(await read(jobId, "history")).json.p50_ms, listed.json.jobs[0].p50_ms];
    };
    expect(await medians()).toEqual([null, null]);
    await startRun(jobId);
    await endAll();
    for (const median of await medians()) expect(median).toBeLessThan(3_600_000);
  });

  it("has no figures where nothing ran, and does not know jobs of nobody", async () => {
    const { json } = await read(await saveJob([echo("only")]), "history");
    expect(json).toMatchObject({ runs: 0, success_rate: null, p50_ms: null, buckets: [] });
    expect((await read(newId(), "history")).status).toBe(404);
  });
});

// Last: what it starts stays queued, and the tests before it end whatever is.
it("answers GET /api/v1/jobs/{id}/grid of twenty-five runs of five hundred tasks within 100 KiB", async () => {
  const jobId = await saveJob(
    Array.from({ length: 500 }, (_, index) => echo(`task_${String(index).padStart(3, "0")}`)),
  );
  for (let count = 0; count < 25; count += 1) await startRun(jobId);
  const { text, json } = await read(jobId, "grid");
  expect(json.runs).toHaveLength(25);
  expect(json.runs[24].state).toHaveLength(500);
  expect(text.length).toBeLessThanOrEqual(100 * 1024);
});
