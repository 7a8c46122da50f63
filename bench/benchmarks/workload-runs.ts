import { checkOrder } from "../check-order.ts";
import { cpuTimeMs } from "../cpu-time.ts";
import { interleave, type Bench } from "../measurement.ts";
import type { Side, TaskRecord } from "../side.ts";
import type { Workload } from "../workload.ts";

export interface MeasuredRun {
  /** From the submission to the end of the last task. */
  elapsedMs: number;
  /** Processor time of all the side's processes meanwhile; null where the system does not tell. */
  cpuMs: number | null;
  tasks: TaskRecord[];
}

/** Runs the workload on every side that can express it, and checks each run. */
export async function runOnAllSides(
  bench: Bench,
  workload: Workload,
): Promise<Record<string, MeasuredRun[]>> {
  const able = bench.sides.filter((side) => side.canRun(workload));
  const subjects: Record<string, () => Promise<MeasuredRun>> = {};
  for (const side of able) subjects[side.name] = await measuredRun(side, workload);
  // The first run fills caches and compiles code on all sides.
  for (const run of Object.values(subjects)) await run();
  return interleave(bench.options.size.repeats, subjects, (text) => {
    bench.progress(`${workload.name}: ${text}`);
  });
}

/** Prepares the workload; each call of the answer runs and checks it once. */
export async function measuredRun(
  side: Side,
  workload: Workload,
): Promise<() => Promise<MeasuredRun>> {
  const run = await side.prepare(workload);
  return async () => {
    const before = cpuTimeMs(side.processIds);
    const { submittedAt, tasks: takeTasks } = await run();
    const after = cpuTimeMs(side.processIds);
    const tasks = await takeTasks();
    checkOrder(side.name, workload, tasks);
    const endedAt = tasks.reduce((last, task) => Math.max(last, task.endedAt), submittedAt);
    const cpuMs = before === null || after === null ? null : after - before;
    return { elapsedMs: endedAt - submittedAt, cpuMs, tasks };
  };
}
