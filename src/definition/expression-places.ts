/** Which names have a value in each place of a task that can hold an expression (workflow-language.md §4). */
import type { TaskDefinition } from "./job-definition.ts";

/**
 * A place of a task:
 * - `start`: decided once for the whole task, before there is any item;
 * - `item`: decided for each item, before its task run;
 * - `body`: what a task run is given;
 * - `event`: the match of an event that it waits for;
 * - `loop`: decided between iterations;
 * - `outputs`: made after the body;
 * - `retry`: decided after a failed attempt;
 * - `rollback`: what its compensation is given.
 */
export type TaskPlace =
  "start" | "item" | "body" | "event" | "loop" | "outputs" | "retry" | "rollback";

/** What `env` of the job can read: it is made before any task starts. */
export const jobEnvRoots = ["inputs", "run", "job", "vars"] as const;

/** What every place of every task can read. */
const taskRoots = ["inputs", "tasks", "run", "job", "env", "vars"] as const;

/** What a place has beside the names that the whole task has. */
const ownNames: Readonly<Record<TaskPlace, readonly string[]>> = {
  start: [],
  item: [],
  body: [],
  event: ["event"],
  loop: ["self"],
  outputs: ["self"],
  retry: ["error"],
  rollback: ["self"],
};

type Repetition = Pick<TaskDefinition, "forEach" | "loop">;

/** The names that a place of a task can read. `enclosing` are those that the groups around it give to their insides. */
export function rootsOf(
  task: Repetition,
  place: TaskPlace,
  enclosing: readonly string[] = [],
): string[] {
  const roots = new Set<string>([...taskRoots, ...enclosing]);
  if (place === "start") return [...roots];
  for (const name of place === "item" ? itemNames(task) : repeatedNames(task)) roots.add(name);
  for (const name of ownNames[place]) roots.add(name);
  return [...roots];
}

/** The names that a repeated task gives to its body, which for a group are all tasks inside. */
export function repeatedNames(task: Repetition): string[] {
  return [...itemNames(task), ...(task.loop === null ? [] : ["loop"])];
}

/** `item` and `index` stay readable where the author gave them other names. */
function itemNames({ forEach }: Repetition): string[] {
  return forEach === null ? [] : ["item", "index", forEach.as, forEach.indexAs];
}
