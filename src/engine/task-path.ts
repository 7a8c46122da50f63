/** The names that lead to a task run: `regions[eu]/build`. Pure. */
import { TASK_LAYER } from "./expand.ts";

/** A task run with the scope that it stands in. */
export interface PlacedTask {
  name: string;
  layer: number;
  scope: number;
}

/**
 * The path of a task run; `around` has the task run that waits for each scope, where there is one. Items and iterations carry the name of
 * their task already, and so stand for it.
 */
export function taskPath(task: PlacedTask, around: ReadonlyMap<number, PlacedTask>): string {
  const names = [task.name];
  let inner = task;
  for (
    let outer = around.get(inner.scope);
    outer !== undefined;
    inner = outer, outer = around.get(inner.scope)
  )
    if (inner.layer === TASK_LAYER) names.unshift(outer.name);
  return names.join("/");
}
