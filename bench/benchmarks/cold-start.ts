import { join } from "node:path";
import { availableParallelism } from "node:os";
import {
  interleave,
  STRATAL,
  type Benchmark,
  type Ground,
  type Measurement,
} from "../measurement.ts";
import { timeOfNode } from "../node-time.ts";
import { PROGRAM, startStack } from "../stratal/stack.ts";
import { StratalSide } from "../stratal/side.ts";
import { chain } from "../workload.ts";

const COMMAND_REPEATS = 5;
const INLINE_SLOTS = 64;
const ONE_TASK = chain(1);

/** How long until something works. */
export const coldStart: Benchmark = {
  name: "cold-start",
  suites: ["scale"],
  needs: "nothing",
  sentence: "stratal up until its first task has completed, and the start of the command line",
  async run(bench) {
    const dataDir = join(bench.processes.directory, "cold-start");
    bench.progress("cold-start: first start");
    const first = await startToFirstTask(bench, dataDir, true);
    const warm = await interleave(
      bench.options.size.repeats,
      { [STRATAL]: () => startToFirstTask(bench, dataDir, false) },
      (text) => {
        bench.progress(`cold-start: ${text}`);
      },
    );
    const commands = await interleave(
      COMMAND_REPEATS,
      {
        [STRATAL]: () => timeOfNode(bench.processes, [PROGRAM, "--version"]),
        "empty Node": () => timeOfNode(bench.processes, ["--eval", "0"]),
      },
      () => undefined,
    );
    return [
      row("stratal up, new data directory → first task completed", { [STRATAL]: [first] }),
      row("stratal up, existing data directory → first task completed", warm),
      row("stratal --version", commands),
    ];
  },
};

async function startToFirstTask(bench: Ground, dataDir: string, isFirst: boolean): Promise<number> {
  const start = performance.now();
  const slots = { inlineSlots: INLINE_SLOTS, processSlots: availableParallelism() };
  const stack = await startStack(bench.processes, { dataDir, databaseUrl: null, ...slots });
  const side = new StratalSide(stack);
  if (isFirst) await side.prepare(ONE_TASK);
  await side.run(ONE_TASK.name);
  const elapsedMs = performance.now() - start;
  await bench.processes.end(stack.child);
  return elapsedMs;
}

function row(what: string, values: Record<string, number[]>): Measurement {
  return { benchmark: "cold-start", what, unit: "ms", better: "lower", values };
}
