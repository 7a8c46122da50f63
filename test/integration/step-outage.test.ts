/** The database goes away while workers work: what they were about to do is done when it is back, and nothing fails for it. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { loadSettings, scriptEnvironment } from "../../src/config/load.ts";
import { startWorker, type RunningWorker } from "../../src/worker/worker.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { until } from "../support/processes.ts";

const CUTS = 100;
/** Less than a lease: nothing here waits for the reaper. */
const LIMIT_MS = 20_000;

let server: TestServer;
let worker: RunningWorker;

beforeAll(async () => {
  server = await startTestServer();
  const { databaseUrl, dataDir } = server;
  const workerIsolation = "process" as const;
  const overrides = { databaseUrl, dataDir, pollIntervalMs: 50, workerIsolation };
  worker = await startWorker({
    settings: loadSettings({ env: {}, overrides }),
    logger: createLogger({ level: "silent", pretty: false, name: "test" }),
    environment: scriptEnvironment(),
  });
});

afterAll(async () => {
  await worker.close();
  await server.close();
});

const document = `
stratal: 1
name: outage
tasks:
  - name: each
    for_each: { range: { from: 1, to: 8 }, max_parallel: 2 }
    loop: { while: loop.index < 2, max_iterations: 3 }
    tasks:
      - { name: first, uses: echo, parameters: { message: a } }
      - { name: second, depends_on: [first], uses: echo, parameters: { message: "\${{ tasks.first.output }}" } }
finally:
  - { name: last, uses: echo, parameters: { message: b } }
`;

/** Ends the connections of steps; those that claim and settle stay. */
async function endSteps(): Promise<void> {
  await server.database.query({
    text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'stratal worker'`,
    values: [],
  });
}

interface Seen {
  status: string;
  task_runs: { name: string; status: string; error: unknown }[];
}

it("takes a step again in which the database went away", async () => {
  const saved = await server.request("POST", "/api/v1/jobs", {
    body: document,
    headers: { "content-type": "application/yaml" },
  });
  const { job } = saved.json as { job: { id: string } };
  const started = await server.request("POST", "/api/v1/job-runs", { body: { job_id: job.id } });
  const { job_run_id: id } = started.json as { job_run_id: string };
  const seen = async (): Promise<Seen> => {
    const { json } = await server.request("GET", `/api/v1/job-runs/${id}`);
    return json as Seen;
  };
  let cuts = 0;
  await until(
    "the run has ended",
    async () => {
      if (cuts < CUTS) await endSteps();
      cuts += 1;
      return ["completed", "failed"].includes((await seen()).status);
    },
    LIMIT_MS,
  );
  const run = await seen();
  expect(run.task_runs.filter(({ status }) => status !== "completed")).toEqual([]);
  expect(run.status).toBe("completed");
});
