import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newRunId } from "../../src/base/ids.ts";
import { createClient, type LogMessage } from "../../src/client/client.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import { ensureDayPartitions, pruneHistory } from "../../src/services/partitions.ts";
import { partitionDays } from "../../src/store/partitions.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { logChunk, storeChunks } from "../support/log-lines.ts";

const DAY_MS = 86_400_000;
const retention = { logsMs: 30 * DAY_MS, historyMs: 90 * DAY_MS };
/** Noon, so that a run some days ago is within its day. */
const now = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS / 2;

let api: TestServer;
let template: string;
beforeAll(async () => {
  api = await startTestServer();
  const body = { stratal: 1, name: "kept", tasks: [{ name: "a", run: "true" }] };
  const job = await api.request("POST", "/api/v1/jobs", { body });
  const run = await api.request("POST", "/api/v1/job-runs", { body: { job_id: job.json.job.id } });
  template = run.json.job_run_id as string;
});
afterAll(() => api.close());

/** A run that started so many days ago, with a log, an event and an attempt. */
async function runOf(daysAgo: number, status: "completed" | "running"): Promise<string> {
  const id = newRunId(now - daysAgo * DAY_MS);
  const isOpen = status === "running";
  await statement(
    // The copy gets a number of its own.
    `INSERT INTO job_runs OVERRIDING USER VALUE SELECT (r).* FROM (
      SELECT jsonb_populate_record(run, jsonb_build_object('id', $2::text, 'status', $3::text,
        'open_tasks', $4::int, 'finished_at', CASE WHEN $4::int = 0 THEN now() END)) AS r
      FROM job_runs run WHERE id = $1) copied`,
    [template, id, status, isOpen ? 1 : 0],
  );
  await statement(
    `INSERT INTO task_runs SELECT (t).* FROM (
      SELECT jsonb_populate_record(task, jsonb_build_object('run_id', $2::text)) AS t
      FROM task_runs task WHERE run_id = $1) copied`,
    [template, id],
  );
  await addLines(id, 0, [`line of ${daysAgo} days ago`]);
  await statement(
    "INSERT INTO run_events (run_id, project_id, type) VALUES ($1, $2, 'run_created')",
    [id, DEFAULT_PROJECT_ID],
  );
  await statement(
    "INSERT INTO task_attempts (run_id, seq, attempt, project_id, status) VALUES ($1, 0, 1, $2, 'completed')",
    [id, DEFAULT_PROJECT_ID],
  );
  return id;
}

async function addLines(runId: string, chunk: number, lines: string[]): Promise<void> {
  const place = { projectId: DEFAULT_PROJECT_ID, runId, seq: 0, chunk, firstLine: chunk };
  await storeChunks(api.database, [logChunk(place, lines)]);
}

async function statement(text: string, values: unknown[]): Promise<unknown[]> {
  return (await api.database.query({ text, values })).rows;
}

async function kept(table: string, runId: string): Promise<number> {
  const rows = await statement(`SELECT count(*)::int AS n FROM ${table} WHERE run_id = $1`, [
    runId,
  ]);
  return (rows[0] as { n: number }).n;
}

async function pruneAll(nowMs: number): Promise<void> {
  while (await pruneHistory(api.database, retention, nowMs));
}

/** Lines of a run's stream: the notices and what was printed. */
async function streamed(runId: string): Promise<string[]> {
  const messages: LogMessage[] = [];
  for await (const message of createClient({ baseUrl: api.url }).followLogs(runId))
    messages.push(message);
  return messages.map(({ message }) => message);
}

it("drops old partitions, keeps those of open runs, and says that a log was removed", async () => {
  for (const daysAgo of [40, 38, 10])
    await ensureDayPartitions(api.database, now - daysAgo * DAY_MS);
  const ended = await runOf(40, "completed");
  const open = await runOf(38, "running");
  const young = await runOf(10, "completed");
  // No partition was made for that day.
  const stray = await runOf(60, "completed");
  const strayOpen = await runOf(61, "running");

  await pruneAll(now);

  const logs = (runId: string) => kept("log_chunks", runId);
  expect(await Promise.all([ended, open, young, stray, strayOpen].map(logs))).toEqual([
    0, 1, 1, 0, 1,
  ]);
  for (const table of ["run_events", "task_attempts"])
    expect(await kept(table, ended), table).toBe(1);
  const day = (daysAgo: number) => Math.floor(now / DAY_MS - daysAgo) * DAY_MS;
  const days = await partitionDays(api.database, "log_chunks");
  expect(days).not.toContain(day(40));
  expect(days).toContain(day(38));
  expect(days).toContain(day(10));

  const page = await api.request("GET", `/api/v1/logs/job-runs/${ended}`);
  expect(page.json).toMatchObject({ logs: [], pruned: true, pagination: { total: 0 } });
  const whole = await api.request("GET", `/api/v1/logs/job-runs/${young}`);
  expect(whole.json).toMatchObject({ pruned: false, pagination: { total: 1 } });
  const download = await api.request("GET", `/api/v1/logs/job-runs/${ended}/download`);
  expect(download.text).toContain("Lines of this log were removed");
  const search = await api.request("GET", `/api/v1/logs/job-runs/${ended}/search?pattern=a`);
  expect(search.json).toMatchObject({ matches: [], pruned: true });
  expect((await streamed(ended))[0]).toContain("Lines of this log were removed");
  expect(await streamed(young)).toEqual(["line of 10 days ago", "End of log"]);
});

it("goes by the database's clock: a server whose own is a year ahead removes nothing that is to be kept", async () => {
  await ensureDayPartitions(api.database, now - DAY_MS);
  const runId = await runOf(1, "completed");
  const ahead = vi.spyOn(Date, "now").mockReturnValue(now + 365 * DAY_MS);
  try {
    await pruneHistory(api.database, retention);
  } finally {
    ahead.mockRestore();
  }
  expect(await kept("log_chunks", runId)).toBe(1);
});

it("removes the rest once the run has ended, and takes what is printed after that", async () => {
  await ensureDayPartitions(api.database, now - 35 * DAY_MS);
  const runId = await runOf(35, "running");
  await pruneAll(now);
  expect(await kept("log_chunks", runId)).toBe(1);
  await statement(
    "UPDATE job_runs SET status = 'completed', open_tasks = 0, finished_at = now() WHERE id = $1",
    [runId],
  );
  await pruneAll(now);
  expect(await kept("log_chunks", runId)).toBe(0);
  await addLines(runId, 1, ["printed by a later attempt"]);
  const { json } = await api.request("GET", `/api/v1/logs/job-runs/${runId}?tail=5`);
  expect(json).toMatchObject({
    pruned: true,
    pagination: { total: 1, count: 1 },
    logs: [{ message: "printed by a later attempt" }],
  });
});

it("removes events and attempts after their own time", async () => {
  await ensureDayPartitions(api.database, now - 100 * DAY_MS);
  const runId = await runOf(100, "completed");
  await pruneAll(now);
  for (const table of ["log_chunks", "run_events", "task_attempts"])
    expect(await kept(table, runId), table).toBe(0);
});

it("creates partitions ahead, and goes on where rows lie in the way", async () => {
  const later = now + 400 * DAY_MS;
  const stray = newRunId(later);
  await statement(
    "INSERT INTO run_events (run_id, project_id, type) VALUES ($1, $2, 'run_created')",
    [stray, DEFAULT_PROJECT_ID],
  );
  await ensureDayPartitions(api.database, later);
  const today = Math.floor(later / DAY_MS);
  const ahead = [-1, 0, 1, 2, 3].map((offset) => (today + offset) * DAY_MS);
  expect(await partitionDays(api.database, "log_chunks")).toEqual(expect.arrayContaining(ahead));
  const days = await partitionDays(api.database, "run_events");
  expect(days).toEqual(expect.arrayContaining(ahead.filter((day) => day !== today * DAY_MS)));
  expect(days).not.toContain(today * DAY_MS);
  expect(await kept("run_events", stray)).toBe(1);
});
