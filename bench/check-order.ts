import type { TaskRecord } from "./side.ts";
import { allTasks, type Workload } from "./workload.ts";

/** Timestamps are cut to milliseconds on one side and not on the other. */
const RESOLUTION_MS = 1;

/** Fails unless every task has succeeded exactly once and none started before all that it waits for had ended. */
export function checkOrder(side: string, workload: Workload, records: readonly TaskRecord[]): void {
  const fail = (problem: string): never => {
    throw new Error(`${side} ran ${workload.name} wrongly: ${problem}`);
  };
  const byName = new Map(records.map((record) => [record.name, record]));
  const tasks = allTasks(workload);
  if (records.length !== tasks.length || byName.size !== records.length)
    fail(`${records.length} executions of ${byName.size} tasks, not ${tasks.length}.`);
  for (const { name, after } of tasks) {
    const task = byName.get(name) ?? fail(`${name} never ran.`);
    if (!task.succeeded) fail(`${name} did not succeed in its first attempt.`);
    for (const earlier of after) {
      const { endedAt } = byName.get(earlier) ?? fail(`${earlier} never ran.`);
      if (task.startedAt < endedAt - RESOLUTION_MS)
        fail(`${name} started ${endedAt - task.startedAt} ms before ${earlier} had ended.`);
    }
  }
}
