/** Where tasks and their keys stand. */
import { EditRefused } from "./edit-refused.ts";
import { valueAt } from "./value-at.ts";
import type { Path } from "./splice.ts";

/** Keys that the legacy form keeps in a task's `config`. */
const configKeys: ReadonlySet<string> = new Set(["depends_on", "parameters", "secrets", "script"]);

/** The list that a task stands in, and its place there. */
export function listOf(path: Path): { list: Path; index: number } {
  return { list: path.slice(0, -1), index: Number(path.at(-1)) };
}

/** Where a key of a task stands, or would be written: in `config` for tasks of the legacy form. */
export function keyPath(document: unknown, task: Path, key: string): Path {
  const value = valueAt(document, task);
  const config = valueAt(value, ["config"]);
  if (typeof config !== "object" || config === null) return [...task, key];
  if (valueAt(value, [key]) !== undefined) return [...task, key];
  const isInConfig = Object.hasOwn(config, key) || configKeys.has(key);
  return isInConfig ? [...task, "config", key] : [...task, key];
}

/** The name of the task at a path; refuses a task without one, which nothing can depend on. */
export function nameAt(document: unknown, path: Path): string {
  const name = valueAt(document, [...path, "name"]);
  if (typeof name === "string" && name !== "") return name;
  throw new EditRefused("The task has no name. Give it one first.");
}

/** Names of the tasks in a list. */
export function namesIn(document: unknown, list: Path): string[] {
  const tasks = valueAt(document, list);
  if (!Array.isArray(tasks)) return [];
  return tasks.map((task: unknown) => String(valueAt(task, ["name"]) ?? ""));
}

/** A name like `base` that is not taken: `base`, `base_2`, `base_3` and so on. */
export function freeName(base: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  if (!names.has(base)) return base;
  const stem = base.replace(/_\d+$/, "");
  let number = 2;
  while (names.has(`${stem}_${number}`)) number++;
  return `${stem}_${number}`;
}
