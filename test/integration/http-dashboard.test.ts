import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";

let api: TestServer;
let kernel: Kernel;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
});
afterAll(() => api.close());

const dashboard = async (range: string) =>
  (await api.request("GET", `/api/v1/dashboard?range=${range}`)).json;

it("answers with zeros where nothing has happened", async () => {
  expect(await dashboard("24h")).toMatchObject({
    range: "24h",
    tiles: {
      running: 0,
      queued: 0,
      oldest_queued_at: null,
      runs: 0,
      success_rate: null,
      p50_ms: null,
    },
    buckets: [],
    top_failing: [],
    slowest: [],
    attention: { failed_runs: [], unmatched: [] },
    workers: { active: 0 },
  });
});

it("counts what is open and what the runs of the range came to", async () => {
  const workerId = await kernel.worker();
  const ends = async (status: "completed" | "failed") => {
    const { runId } = await kernel.start([{ name: "only" }]);
    for (const claimed of await kernel.claim(workerId))
      await kernel.settle(workerId, claimed, status);
    return runId;
  };
  for (let count = 0; count < 3; count += 1) await ends("completed");
  const failed = await ends("failed");
  const other = await ends("failed");
  await api.database.query({
    text: `UPDATE job_runs SET started_at = finished_at - interval '8 seconds' WHERE id = $1`,
    values: [failed],
  });
  await kernel.start([{ name: "late", runs_on: ["gpu"] }]);
  const answer = await dashboard("1h");
  expect(answer.tiles).toMatchObject({
    running: 0,
    queued: 1,
    approvals: 0,
    runs: 6,
    failed: 2,
    success_rate: 0.6,
  });
  expect(answer.tiles.oldest_queued_at).not.toBeNull();
  expect(answer.tiles.p95_ms).toBeGreaterThan(4_000);
  const counts = answer.buckets.map((bucket: { counts: object }) => bucket.counts);
  const total = (state: string) =>
    counts.reduce((sum: number, entry: Record<string, number>) => sum + (entry[state] ?? 0), 0);
  expect([total("completed"), total("failed"), total("queued")]).toEqual([3, 2, 1]);
  expect(answer.slowest[0]).toMatchObject({ runs: 1, failed: 1, p50_ms: 8_000 });
  expect(answer.slowest[0].recent_runs).toMatchObject([
    { id: failed, status: "failed", duration_ms: 8_000 },
  ]);
  expect(answer.top_failing).toHaveLength(2);
  expect(answer.attention.failed_runs.map((run: { id: string }) => run.id).sort()).toEqual(
    [failed, other].sort(),
  );
  const [unmatched] = answer.attention.unmatched;
  expect(unmatched).toMatchObject({ queue: "default", tags: ["gpu"], tasks: 1 });
  expect(unmatched.message).toBe("no worker offers gpu");
  expect((await api.request("GET", "/api/v1/queues")).json.unmatched).toEqual([unmatched]);
});

it("refuses other ranges", async () => {
  expect((await api.request("GET", "/api/v1/dashboard?range=1y")).status).toBe(400);
});
