/** A whole Stratal in the test's own process: server (with its background services) and worker, on a database of their own. */
import { createLogger } from "../../src/base/logger.ts";
import type { JsonObject } from "../../src/base/json.ts";
import { loadSettings, scriptEnvironment, type SettingOverrides } from "../../src/config/load.ts";
import { startWorker, type RunningWorker } from "../../src/worker/worker.ts";
import { startTestServer, type TestServer } from "./http-server.ts";
import { until } from "./processes.ts";

/** A task run as the API shows it, as far as tests look. */
export interface SeenTask {
  id: string;
  seq: number;
  name: string;
  kind: string;
  parent_id: string | null;
  status: string;
  skip_reason: string | null;
  attempt: number;
  output: string | null;
  outputs: JsonObject | null;
  error: { kind: string; message: string } | null;
  started_at: string | null;
  finished_at: string | null;
}

export interface SeenRun {
  id: string;
  status: string;
  outputs: JsonObject | null;
  error: { kind: string; message: string } | null;
  warnings: boolean;
  /** Task runs by the names of those around them and their own: `group/inner`, `each[1]`. */
  tasks: Record<string, SeenTask>;
}

export interface TestStack extends TestServer {
  worker: RunningWorker;
  /** Starts a run of a document and answers its id. */
  start(document: string, inputs?: JsonObject): Promise<string>;
  /** Runs a document to its end. */
  run(document: string, inputs?: JsonObject): Promise<SeenRun>;
  /** The run when it has ended. */
  ended(runId: string): Promise<SeenRun>;
  /** The run as it is. */
  seen(runId: string): Promise<SeenRun>;
}

/** Where runs are told to be looked at; nothing is asked of it. */
export const PUBLIC_URL = "https://jobs.example";

/** Compilers of several languages on a busy machine take their time. */
const ENDING_LIMIT_MS = 60_000;
const ENDED = ["completed", "failed", "cancelled", "timed_out", "skipped"];

/** Starts server, services and workers; `redisUrl` names the Redis of their queue, `settings` override the workers'. */
export async function startTestStack(
  options: {
    redisUrl?: string;
    workers?: number;
    settings?: SettingOverrides;
    /** Where the database is. */
    tablespace?: string;
  } = {},
): Promise<TestStack> {
  const { redisUrl = null, workers: workerCount = 1, settings: workerSettings = {} } = options;
  const { tablespace } = options;
  const place = tablespace === undefined ? {} : { tablespace };
  const server = await startTestServer({ redisUrl }, undefined, place);
  const url = server.databaseUrl;
  const logger = createLogger({ level: "silent", pretty: false, name: "test" });
  const settings = loadSettings({
    env: {},
    overrides: {
      databaseUrl: url,
      redisUrl,
      dataDir: server.dataDir,
      workerProcessSlots: 4,
      // The jobs of most tests leave files where the test looks for them.
      workerIsolation: "process",
      pollIntervalMs: 200,
      publicUrl: PUBLIC_URL,
      ...workerSettings,
    },
  });
  const workers: RunningWorker[] = [];
  for (let count = 0; count < workerCount; count += 1)
    workers.push(await startWorker({ settings, logger, environment: scriptEnvironment() }));
  const seen = (runId: string): Promise<SeenRun> => readRun(server, runId);
  const ended = async (runId: string): Promise<SeenRun> => {
    await until(
      `run ${runId} has ended`,
      async () => {
        const { json } = await server.request("GET", `/api/v1/job-runs/${runId}`);
        return ENDED.includes((json as { status: string }).status);
      },
      ENDING_LIMIT_MS,
    );
    return seen(runId);
  };
  const start = (document: string, inputs: JsonObject = {}): Promise<string> =>
    startRun(server, document, inputs);
  return {
    ...server,
    worker: workers[0]!,
    start,
    seen,
    ended,
    run: async (document, inputs) => ended(await start(document, inputs)),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await server.close();
    },
  };
}

async function startRun(server: TestServer, document: string, inputs: JsonObject): Promise<string> {
  const saved = await server.request("POST", "/api/v1/jobs", {
    body: document,
    headers: { "content-type": "application/yaml" },
  });
  if (saved.status !== 201) throw new Error(saved.text);
  const started = await server.request("POST", "/api/v1/job-runs", {
    body: { job_id: (saved.json as { job: { id: string } }).job.id, inputs },
  });
  if (started.status >= 300) throw new Error(started.text);
  return (started.json as { job_run_id: string }).job_run_id;
}

async function readRun(server: TestServer, runId: string): Promise<SeenRun> {
  const { json: run } = await server.request("GET", `/api/v1/job-runs/${runId}`);
  const { json: page } = await server.request(
    "GET",
    `/api/v1/job-runs/${runId}/task-runs?limit=1000`,
  );
  // The contract check of `request` has looked at both answers.
  const tasks = (page as { task_runs: SeenTask[] }).task_runs;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return { ...(run as SeenRun), tasks: Object.fromEntries(tasks.map((t) => [pathOf(t, byId), t])) };
}

/** Items and iterations carry the name of their task already. */
function pathOf(task: SeenTask, byId: ReadonlyMap<string, SeenTask>): string {
  const parent = task.parent_id === null ? undefined : byId.get(task.parent_id);
  if (parent === undefined) return task.name;
  const above = pathOf(parent, byId);
  if (task.kind === "task") return `${above}/${task.name}`;
  return above.slice(0, above.length - parent.name.length) + task.name;
}
