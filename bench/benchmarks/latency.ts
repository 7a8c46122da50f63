import { interleave, pick, type Bench, type Benchmark, type Measurement } from "../measurement.ts";
import type { Submission, Watching } from "../side.ts";
import { quantile } from "../statistics.ts";
import { sleep } from "../wait.ts";

/** Between submissions everything comes to rest, so that each meets an idle system. */
const REST_MS = 30;
const QUANTILES = { p50: 0.5, p95: 0.95 };

/** One task at a time on an idle system. */
export const latency: Benchmark = {
  name: "latency",
  suites: ["engine"],
  needs: "peers",
  sentence: "one task on an idle system: until it starts, and until the submitter sees its end",
  async run(bench) {
    const polled = await measure(bench, "polling");
    const pushed = await measure(bench, "push");
    return [
      ...rows("submission → start", polled, ({ startMs }) => startMs ?? Number.NaN),
      ...rows("submission → end seen by polling", polled, ({ elapsedMs }) => elapsedMs),
      ...rows("submission → end told by the event stream", pushed, ({ elapsedMs }) => elapsedMs),
    ];
  },
};

function measure(bench: Bench, watching: Watching): Promise<Record<string, Submission[][]>> {
  const { repeats, submissions } = bench.options.size;
  const subjects: Record<string, () => Promise<Submission[]>> = {};
  for (const { name, submitOne } of bench.sides)
    if (submitOne !== null) subjects[name] = () => submitMany(submitOne, watching, submissions);
  return interleave(repeats, subjects, (text) => {
    bench.progress(`latency by ${watching}: ${text}`);
  });
}

async function submitMany(
  submitOne: (watching: Watching) => Promise<Submission>,
  watching: Watching,
  count: number,
): Promise<Submission[]> {
  await submitOne(watching);
  const submissions: Submission[] = [];
  while (submissions.length < count) {
    await sleep(REST_MS);
    submissions.push(await submitOne(watching));
  }
  return submissions;
}

function rows(
  what: string,
  results: Record<string, Submission[][]>,
  number: (submission: Submission) => number,
): Measurement[] {
  return Object.entries(QUANTILES).map(([name, part]) => ({
    benchmark: "latency",
    what: `${what}, ${name}`,
    unit: "ms",
    better: "lower",
    values: pick(results, (submissions) => quantile(submissions.map(number), part)),
  }));
}
