import { Pool } from "undici";
import { createClient } from "../../src/client/client.ts";
import { interleave, ownRow, pick, STRATAL, type Bench, type Benchmark } from "../measurement.ts";
import { quantile } from "../statistics.ts";
import { sayingDocument, submitJob } from "../stratal/job-document.ts";
import { pollUntil } from "../wait.ts";

const CONNECTIONS = 100;
const JOB = "api-start";
const DRAIN_PAUSE_MS = 250;

interface Load {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** As many starts of a run as the server answers (P8). The worker executes them meanwhile; the requests come from this process. */
export const apiStarts: Benchmark = {
  name: "api-starts",
  suites: ["api"],
  needs: "stack",
  sentence: "runs started over the API by 100 connections, each asking again at once",
  async run(bench) {
    const { repeats, apiSeconds } = bench.options.size;
    const client = createClient({ baseUrl: bench.stack.url });
    await submitJob(client, sayingDocument(JOB));
    await load(bench, 1);
    const results = await interleave(
      repeats,
      { [STRATAL]: () => load(bench, apiSeconds) },
      (text) => {
        bench.progress(`api-starts: ${text}`);
      },
    );
    const values = (number: (load: Load) => number): number[] =>
      pick(results, number)[STRATAL] ?? [];
    const what = `POST /job-runs, ${CONNECTIONS} connections`;
    return [
      ownRow(
        "api-starts",
        what,
        "requests/s",
        values(({ perSecond }) => perSecond),
        "higher",
      ),
      ownRow(
        "api-starts",
        `  ${what}, p50`,
        "ms",
        values(({ p50Ms }) => p50Ms),
      ),
      ownRow(
        "api-starts",
        `  ${what}, p99`,
        "ms",
        values(({ p99Ms }) => p99Ms),
      ),
    ];
  },
};

/** Fails if one request is refused: what is not answered with a run is no start. */
async function load({ stack }: Bench, seconds: number): Promise<Load> {
  const pool = new Pool(stack.url, { connections: CONNECTIONS, pipelining: 1 });
  const answersMs: number[] = [];
  const begunAt = performance.now();
  const end = begunAt + seconds * 1_000;
  const connection = async (): Promise<void> => {
    while (performance.now() < end) answersMs.push(await startRun(pool));
  };
  try {
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    const perSecond = answersMs.length / ((performance.now() - begunAt) / 1_000);
    return { perSecond, p50Ms: quantile(answersMs, 0.5), p99Ms: quantile(answersMs, 0.99) };
  } finally {
    await pool.close();
    await drain(stack.url);
  }
}

async function startRun(pool: Pool): Promise<number> {
  const askedAt = performance.now();
  const { statusCode, body } = await pool.request({
    method: "POST",
    path: "/api/v1/job-runs",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ job_name: JOB }),
  });
  const text = await body.text();
  if (statusCode !== 201) throw new Error(`A start was answered with ${statusCode}: ${text}`);
  return performance.now() - askedAt;
}

/** What waits in the queues now would run beside the next measurement. */
async function drain(baseUrl: string): Promise<void> {
  const client = createClient({ baseUrl });
  await pollUntil("the started runs have ended", DRAIN_PAUSE_MS, async () => {
    const { queues } = await client.get("/api/v1/queues");
    return queues.every(({ depth }) => depth === 0) ? true : null;
  });
}
