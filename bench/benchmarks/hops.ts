import { pick, type Benchmark, type Measurement } from "../measurement.ts";
import { quantile } from "../statistics.ts";
import { chain } from "../workload.ts";
import { runOnAllSides, type MeasuredRun } from "./workload-runs.ts";

const QUANTILES = { p50: 0.5, p95: 0.95, p99: 0.99 };

/**
 * What one step of a chain costs. Measured from start to start: the tasks do nothing, and the end of a task is stamped at different
 * points by the two systems. Stratal's API tells milliseconds, so its quantiles are whole; the mean is exact on both sides.
 */
export const hops: Benchmark = {
  name: "hops",
  suites: ["engine"],
  needs: "peers",
  sentence: "a chain of tasks: from the start of one to the start of the next",
  async run(bench) {
    const { chainTasks: count } = bench.options.size;
    const results = await runOnAllSides(bench, chain(count));
    const mean = pick(results, ({ elapsedMs }) => elapsedMs / count);
    return [
      row(`chain of ${count}: whole time per task`, mean),
      ...Object.entries(QUANTILES).map(([name, part]) =>
        row(
          `chain of ${count}: start to next start, ${name}`,
          pick(results, (result) => quantile(intervals(result), part)),
        ),
      ),
    ];
  },
};

function intervals({ tasks }: MeasuredRun): number[] {
  const starts = tasks.map((task) => task.startedAt).sort((a, b) => a - b);
  return starts.slice(1).map((start, index) => start - (starts[index] ?? start));
}

function row(what: string, values: Record<string, number[]>): Measurement {
  return { benchmark: "hops", what, unit: "ms", better: "lower", values };
}
