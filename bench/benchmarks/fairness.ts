import { createClient, type StratalClient } from "../../src/client/client.ts";
import { STRATAL, type Benchmark, type Measurement } from "../measurement.ts";
import { submitJob, workloadDocument } from "../stratal/job-document.ts";
import { quantile } from "../statistics.ts";
import { pollUntil, sleep, wallClock } from "../wait.ts";
import { chain, independent } from "../workload.ts";

/** Most tasks that a job may have. */
const TASKS_PER_RUN = 10_000;
const REST_MS = 30;
const POLL_MS = 2;
const ENDED = new Set(["completed", "cancelled"]);
const QUANTILES = { p50: 0.5, p99: 0.99 };

/** What a flood of one job's tasks costs the others. */
export const fairness: Benchmark = {
  name: "fairness",
  suites: [],
  needs: "stack",
  sentence:
    "one task until it starts: on an idle system, and while a job has 100 000 tasks waiting",
  async run({ options, stack, progress }) {
    const { floodTasks, submissions, repeats } = options.size;
    const client = createClient({ baseUrl: stack.url });
    const small = chain(1);
    const flood = independent(Math.min(TASKS_PER_RUN, floodTasks));
    await submitJob(client, workloadDocument({ ...small, name: "fair-small" }));
    await submitJob(client, workloadDocument({ ...flood, name: "fair-flood" }));
    const idle: number[] = [];
    const loaded: number[] = [];
    for (let repeat = 1; repeat <= repeats; repeat += 1) {
      progress(`fairness: idle ${repeat}/${repeats}`);
      idle.push(...(await dispatches(client, submissions)));
      progress(`fairness: beside the flood ${repeat}/${repeats}`);
      const runs = await startFlood(client, floodTasks / flood.tasks.length);
      loaded.push(...(await dispatches(client, submissions)));
      await endFlood(client, runs);
    }
    return rows(idle, loaded, floodTasks);
  },
};

async function start(client: StratalClient, name: string): Promise<string> {
  return (await client.post("/api/v1/job-runs", { body: { job_name: name } })).job_run_id;
}

async function startFlood(client: StratalClient, count: number): Promise<string[]> {
  const runs: string[] = [];
  while (runs.length < count) runs.push(await start(client, "fair-flood"));
  return runs;
}

/** Stops the flood; fails if it had ended by itself, because then nothing stood beside what was measured. */
async function endFlood(client: StratalClient, runs: readonly string[]): Promise<void> {
  const cancel = (id: string): Promise<unknown> =>
    client.post("/api/v1/job-runs/{id}/cancel", { params: { path: { id } } });
  await cancel(runs.at(-1)!);
  // Earlier ones may have ended.
  for (const id of runs.slice(0, -1)) await cancel(id).catch(() => undefined);
  for (const id of runs)
    await pollUntil("the flood ends", 100, async () => {
      const { job_runs } = await client.get("/api/v1/job-runs", {
        params: { query: { limit: 200 } },
      });
      const run = job_runs.find((each) => each.id === id);
      return run === undefined || ENDED.has(run.status) ? true : null;
    });
}

/** Milliseconds from each submission to the start of its task. */
async function dispatches(client: StratalClient, count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) {
    await sleep(REST_MS);
    const submittedAt = wallClock();
    const id = await start(client, "fair-small");
    const startedAt = await pollUntil("the task starts", POLL_MS, async () => {
      const run = await client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
      return run.task_runs[0]?.started_at ?? null;
    });
    found.push(Date.parse(startedAt) - submittedAt);
  }
  return found;
}

function rows(
  idle: readonly number[],
  loaded: readonly number[],
  floodTasks: number,
): Measurement[] {
  return Object.entries(QUANTILES).flatMap(([name, part]) => {
    const [before, beside] = [quantile(idle, part), quantile(loaded, part)];
    const row = (what: string, unit: string, value: number): Measurement => ({
      benchmark: "fairness",
      what,
      unit,
      better: "lower",
      values: { [STRATAL]: [value] },
    });
    return [
      row(`submission → start, idle, ${name}`, "ms", before),
      row(`  beside a job with ${floodTasks} tasks waiting, ${name}`, "ms", beside),
      row(`  of idle, ${name}`, "×", beside / before),
    ];
  });
}
