import { interleave, ownRow, type Benchmark } from "../measurement.ts";
import { StratalSide } from "../stratal/side.ts";
import { layers } from "../workload.ts";
import { measuredRun } from "./workload-runs.ts";

/** Each size has as many layers, so that only the size differs. */
const LAYERS = 10;

/** What a task costs in small graphs and in large ones; each size is submitted as often as makes the same number of tasks (P9). */
export const graphSize: Benchmark = {
  name: "graph-size",
  suites: ["scale"],
  needs: "stack",
  sentence: "the same number of tasks as many small graphs or few large ones: cost of each task",
  async run({ options, stack, progress }) {
    const side = new StratalSide(stack);
    const { graphTasks: sizes, repeats } = options.size;
    const total = Math.max(...sizes);
    const subjects: Record<string, () => Promise<number>> = {};
    for (const size of sizes) {
      const workload = { ...layers(LAYERS, size / LAYERS, 1), copies: total / size };
      const run = await measuredRun(side, workload);
      subjects[size] = async () => (await run()).elapsedMs / total;
    }
    for (const run of Object.values(subjects)) await run();
    const costs = await interleave(repeats, subjects, (text) => {
      progress(`graph-size: tasks ${text}`);
    });
    return sizes.map((size) =>
      ownRow(
        "graph-size",
        `${total / size} × a graph of ${size} tasks in ${LAYERS} layers`,
        "ms/task",
        costs[size] ?? [],
      ),
    );
  },
};
