import { documentBody, type Schemas, type StratalClient } from "../../src/client/client.ts";
import { until } from "./processes.ts";

export type Run = Schemas["JobRunDetail"];

const ENDED = new Set(["completed", "failed", "cancelled", "timed_out", "skipped"]);

/** Saves a job and starts a run of it; answers the run's id. */
export async function startRun(client: StratalClient, document: object): Promise<string> {
  const { job } = await client.post(
    "/api/v1/jobs",
    documentBody(JSON.stringify({ stratal: 1, ...document }), "json"),
  );
  const started = await client.post("/api/v1/job-runs", { body: { job_id: job.id } });
  return started.job_run_id;
}

export function getRun(client: StratalClient, id: string): Promise<Run> {
  return client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
}

/** Waits until the run has ended. */
export async function endOfRun(client: StratalClient, id: string, limitMs = 60_000): Promise<Run> {
  let run = await getRun(client, id);
  await until(
    `run ${id} ends`,
    async () => {
      run = await getRun(client, id);
      return ENDED.has(run.status);
    },
    limitMs,
  );
  return run;
}

export function taskOf(run: Run, name: string): Schemas["TaskRun"] {
  const found = run.task_runs.find((task) => task.name === name);
  if (found === undefined) throw new Error(`The run has no task ${name}.`);
  return found;
}

/** Process ids of the workers that are registered and alive. */
export async function activeWorkers(client: StratalClient): Promise<number[]> {
  const { workers } = await client.get("/api/v1/workers");
  return workers.filter((worker) => worker.status === "active").map((worker) => worker.pid);
}
