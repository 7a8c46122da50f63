import { pick, type Bench, type Benchmark, type Measurement } from "../measurement.ts";
import { independent, layers, type Workload } from "../workload.ts";
import { runOnAllSides } from "./workload-runs.ts";

const DEPTH = 10;
const WIDTH = 100;
const FAN_IN = 3;

/** Tasks per second from the submission to the end of the last task. */
export const throughput: Benchmark = {
  name: "throughput",
  sentence: "tasks that do nothing, per second, from the submission to the end of the last one",
  async run(bench) {
    const { independentTasks: count } = bench.options.size;
    const chains = layers(DEPTH, WIDTH, 1);
    const graph = layers(DEPTH, WIDTH, FAN_IN);
    return [
      ...(await measure(bench, `${count} independent tasks`, independent(count))),
      ...(await measure(bench, `${count} that log a line each`, independent(count, true))),
      ...(await measure(bench, `${DEPTH} layers × ${WIDTH}, each waits for 1`, chains)),
      ...(await measure(bench, `${DEPTH} layers × ${WIDTH}, each waits for ${FAN_IN}`, graph)),
    ];
  },
};

async function measure(bench: Bench, what: string, workload: Workload): Promise<Measurement[]> {
  const runs = await runOnAllSides(bench, workload);
  const count = workload.tasks.length;
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
