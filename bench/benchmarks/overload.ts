import { createClient, type StratalClient } from "../../src/client/client.ts";
import { STRATAL, type Benchmark, type Measurement } from "../measurement.ts";
import { cpuTimeMs } from "../cpu-time.ts";
import { predict } from "../capacity.ts";
import { findDescendant, peakMemoryMib, resetPeakMemory } from "../process-memory.ts";
import { submitJob, workloadDocument } from "../stratal/job-document.ts";
import { quantile } from "../statistics.ts";
import { pollUntil, sleep } from "../wait.ts";
import { independent } from "../workload.ts";

const JOB = "overload";
/** Large enough that submitting takes less than executing. */
const TASKS = 200;
const SUBMITTERS = 4;
/** Of an answer that somebody waits for at a screen. */
const PROBE_MS = 250;
const ASK_MS = 500;

interface Found {
  submitted: number;
  executed: number;
  refused: number;
  answersMs: number[];
  /** Most memory in the first half and in the second. */
  serverMib: [number, number];
  workerMib: [number, number];
  drainSeconds: number;
  /** Processor time of everything of ours while it was submitted, in cores. */
  cores: number;
}

/** Submissions faster than the workers, for a while. */
export const overload: Benchmark = {
  name: "overload",
  suites: [],
  needs: "stack",
  sentence:
    "submissions faster than the workers for a minute: memory, answers of the API, the time until all is done",
  async run({ options, stack, progress }) {
    const client = createClient({ baseUrl: stack.url });
    await submitJob(client, workloadDocument({ ...independent(TASKS), name: JOB }));
    progress("overload");
    const server = stack.child.pid!;
    const worker = findDescendant(server, "worker");
    const { overloadSeconds } = options.size;
    return rows(await flood(client, { server, worker }, overloadSeconds), overloadSeconds);
  },
};

async function flood(
  client: StratalClient,
  { server, worker }: { server: number; worker: number },
  seconds: number,
): Promise<Found> {
  const cpuBefore = cpuTimeMs([server]) ?? Number.NaN;
  const begunAt = performance.now();
  const end = begunAt + seconds * 1_000;
  const found = { submitted: 0, refused: 0, answersMs: [] as number[] };
  const isOver = (): boolean => performance.now() > end;
  const submitters = Array.from({ length: SUBMITTERS }, () => submitUntil(client, isOver, found));
  const probe = probeUntil(client, isOver, found.answersMs);
  const peaks = (): number[] => [server, worker].map(peakMemoryMib);
  // What the programs take for themselves comes in the first seconds.
  await sleep((seconds * 1_000) / 4);
  [server, worker].forEach(resetPeakMemory);
  await sleep((seconds * 1_000) / 4);
  const first = peaks();
  [server, worker].forEach(resetPeakMemory);
  await Promise.all([...submitters, probe]);
  const second = peaks();
  const cores = ((cpuTimeMs([server]) ?? Number.NaN) - cpuBefore) / (performance.now() - begunAt);
  const executed = found.submitted - (await waiting(client));
  const drainedFrom = performance.now();
  await drained(client);
  return {
    ...found,
    executed,
    cores,
    serverMib: [first[0]!, second[0]!],
    workerMib: [first[1]!, second[1]!],
    drainSeconds: (performance.now() - drainedFrom) / 1_000,
  };
}

async function submitUntil(
  client: StratalClient,
  isOver: () => boolean,
  found: { submitted: number; refused: number },
): Promise<void> {
  while (!isOver()) {
    try {
      await client.post("/api/v1/job-runs", { body: { job_name: JOB } });
      found.submitted += TASKS;
    } catch {
      found.refused += 1;
      await sleep(PROBE_MS);
    }
  }
}

async function probeUntil(
  client: StratalClient,
  isOver: () => boolean,
  answersMs: number[],
): Promise<void> {
  while (!isOver()) {
    const askedAt = performance.now();
    await client.get("/api/v1/job-runs", { params: { query: { limit: 20 } } });
    answersMs.push(performance.now() - askedAt);
    await sleep(PROBE_MS);
  }
}

/** Waits as long as it gets less. */
async function drained(client: StratalClient): Promise<void> {
  for (let left = await waiting(client); left > 0;) {
    const before = left;
    left = await pollUntil("less is waiting", ASK_MS, async () => {
      const now = await waiting(client);
      return now < before ? now : null;
    });
  }
}

async function waiting(client: StratalClient): Promise<number> {
  const { queues } = await client.get("/api/v1/queues");
  return queues.reduce((sum, { depth }) => sum + depth, 0);
}

function rows(found: Found, seconds: number): Measurement[] {
  const row = (
    what: string,
    unit: string,
    value: number,
    better: Measurement["better"] = "lower",
  ): Measurement => ({ benchmark: "overload", what, unit, better, values: { [STRATAL]: [value] } });
  const { submitted, executed, serverMib, workerMib, answersMs } = found;
  const predicted = predict({
    cores: found.cores,
    workers: 1,
    tasksPerRun: TASKS,
    submitters: SUBMITTERS,
  });
  return [
    row(
      `${SUBMITTERS} submitters for ${seconds} s, tasks submitted`,
      "tasks/s",
      submitted / seconds,
      "higher",
    ),
    row("  predicted by bench/capacity.ts", "tasks/s", predicted.submitted, "higher"),
    row("  executed meanwhile", "tasks/s", executed / seconds, "higher"),
    row("  predicted by bench/capacity.ts", "tasks/s", predicted.executed, "higher"),
    row("  processor time of everything", "cores", found.cores),
    row("  starts refused", "starts", found.refused),
    row("  GET /job-runs meanwhile, p50", "ms", quantile(answersMs, 0.5)),
    row("  GET /job-runs meanwhile, p99", "ms", quantile(answersMs, 0.99)),
    row("  server's memory, second quarter → second half", "×", serverMib[1] / serverMib[0]),
    row("  server's memory, peak", "MiB", Math.max(...serverMib)),
    row("  worker's memory, second quarter → second half", "×", workerMib[1] / workerMib[0]),
    row("  worker's memory, peak", "MiB", Math.max(...workerMib)),
    row("  until everything was done", "s", found.drainSeconds),
  ];
}
