/** How a worker leaves: it holds nothing afterwards, not even what it never heard that it holds. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { loadSettings, scriptEnvironment } from "../../src/config/load.ts";
import { claimTasks } from "../../src/store/runs/claim-tasks.ts";
import { Database } from "../../src/store/database.ts";
import { startWorker, type RunningWorker } from "../../src/worker/worker.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";

const logger = createLogger({ level: "silent", pretty: false, name: "test" });
const JOB = `
name: elsewhere
tasks:
  - {name: a, uses: echo, parameters: {message: hello}, queue: elsewhere}
  - {name: b, uses: echo, parameters: {message: hello}, queue: elsewhere, depends_on: [a]}
`;
let server: TestServer;
let database: Database;

beforeAll(async () => {
  server = await startTestServer();
  database = new Database({ url: server.databaseUrl, maxConnections: 2, applicationName: "test" });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

function openWorker(): Promise<RunningWorker> {
  const settings = loadSettings({
    env: {},
    overrides: {
      databaseUrl: server.databaseUrl,
      dataDir: server.dataDir,
      workerIsolation: "process",
    },
  });
  return startWorker({ settings, logger, environment: scriptEnvironment() });
}

/** Starts a run and claims its first task in the worker's name, as a statement does whose answer is lost. */
async function runHeldBy(workerId: string): Promise<string> {
  const saved = await server.request("POST", "/api/v1/jobs", {
    body: JOB,
    headers: { "content-type": "application/yaml" },
  });
  expect(saved.text).toContain("job");
  const { job } = saved.json as { job: { id: string } };
  const started = await server.request("POST", "/api/v1/job-runs", { body: { job_id: job.id } });
  const runId = (started.json as { job_run_id: string }).job_run_id;
  const claimed = await claimTasks(database, {
    workerId,
    epoch: 0,
    queues: ["elsewhere"],
    tags: [],
    processLimit: 1,
    inlineLimit: 1,
  });
  expect(claimed).toMatchObject([{ runId, name: "a" }]);
  return runId;
}

async function statuses(runId: string) {
  const run = await server.request("GET", `/api/v1/job-runs/${runId}`);
  const page = await server.request("GET", `/api/v1/job-runs/${runId}/task-runs`);
  const { task_runs: tasks } = page.json as { task_runs: { name: string; status: string }[] };
  return {
    run: (run.json as { status: string }).status,
    ...Object.fromEntries(tasks.map(({ name, status }) => [name, status])),
  };
}

async function statusOf(workerId: string): Promise<unknown> {
  const { rows } = await database.query({
    text: "SELECT status FROM workers WHERE id = $1",
    values: [workerId],
  });
  return (rows as { status: string }[])[0]?.status;
}

it("a worker that stops hands back what it did not know that it held", async () => {
  const worker = await openWorker();
  const runId = await runHeldBy(worker.id);
  expect(await statuses(runId)).toEqual({ run: "running", a: "running", b: "pending" });
  await worker.close();
  expect(await statuses(runId)).toEqual({ run: "running", a: "queued", b: "pending" });
  expect(await statusOf(worker.id)).toBe("stopped");
  await server.request("POST", `/api/v1/job-runs/${runId}/cancel`);
});

it("and ends it if its run is being stopped", async () => {
  const worker = await openWorker();
  const runId = await runHeldBy(worker.id);
  const cancelled = await server.request("POST", `/api/v1/job-runs/${runId}/cancel`);
  expect(cancelled.status).toBe(200);
  await worker.close();
  expect(await statuses(runId)).toEqual({ run: "cancelled", a: "cancelled", b: "cancelled" });
  expect(await statusOf(worker.id)).toBe("stopped");
});
