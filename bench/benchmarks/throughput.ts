import { pick, type Bench, type Benchmark, type Measurement } from "../measurement.ts";
import { chain, fanOut, independent, layers, type Workload } from "../workload.ts";
import { runOnAllSides } from "./workload-runs.ts";

const CHAIN = 10;
const WIDTH = 100;
const FAN_IN = 3;

/** Tasks per second from the submission to the end of the last task (P1, P2, P3). */
export const throughput: Benchmark = {
  name: "throughput",
  suites: ["engine"],
  needs: "peers",
  sentence: "tasks that do nothing, per second, from the submission to the end of the last one",
  async run(bench) {
    const { independentTasks: count, chains, fanOuts, layers: depth } = bench.options.size;
    const workloads: [what: string, workload: Workload][] = [
      [`${count} independent tasks`, independent(count)],
      [`${count} that log a line each`, independent(count, true)],
      [`${chains} chains of ${CHAIN}`, chain(CHAIN, chains)],
      [`${fanOuts} × 1 → ${WIDTH} → 1`, fanOut(WIDTH, fanOuts)],
      [`${depth} layers × ${WIDTH}, each waits for 1`, layers(depth, WIDTH, 1)],
      [`${depth} layers × ${WIDTH}, each waits for ${FAN_IN}`, layers(depth, WIDTH, FAN_IN)],
    ];
    const measurements: Measurement[] = [];
    for (const [what, workload] of workloads)
      measurements.push(...(await measure(bench, what, workload)));
    return measurements;
  },
};

async function measure(bench: Bench, what: string, workload: Workload): Promise<Measurement[]> {
  const runs = await runOnAllSides(bench, workload);
  const count = workload.tasks.length * workload.copies;
  const perSecond = pick(runs, ({ elapsedMs }) => count / (elapsedMs / 1_000));
  const cpu = pick(runs, ({ cpuMs }) => (cpuMs ?? Number.NaN) / (count / 1_000));
  return [
    { benchmark: "throughput", what, unit: "tasks/s", better: "higher", values: perSecond },
    {
      benchmark: "throughput",
      what: "  processor time of all processes",
      unit: "ms/1000",
      better: "lower",
      values: cpu,
    },
  ];
}
