/** Where the task runs of a run stand: groups, items and iterations have task runs inside of them. */
import type { Schemas } from "../../client/client.ts";

type TaskRun = Schemas["TaskRun"];

/** The names that lead to each task run, by its id: `regions[eu]/build`. */
export function taskPaths(tasks: readonly TaskRun[]): Map<string, string> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const paths = new Map<string, string>();
  const pathOf = (task: TaskRun): string => {
    const known = paths.get(task.id);
    if (known !== undefined) return known;
    const parent = byId.get(task.parent_id ?? "");
    const path = parent === undefined ? task.name : below(pathOf(parent), parent.name, task);
    paths.set(task.id, path);
    return path;
  };
  tasks.forEach(pathOf);
  return paths;
}

/** Items and iterations carry the name of their task already, and so stand for it. */
function below(path: string, parentName: string, task: TaskRun): string {
  if (task.kind === "task") return `${path}/${task.name}`;
  return path.slice(0, path.length - parentName.length) + task.name;
}

/** Each task run before those inside of it; otherwise the order stays. */
export function inTreeOrder(tasks: readonly TaskRun[]): TaskRun[] {
  const known = new Set(tasks.map(({ id }) => id));
  const inside = new Map<string, TaskRun[]>();
  for (const task of tasks) {
    const parent = known.has(task.parent_id ?? "") ? task.parent_id! : "";
    const siblings = inside.get(parent);
    if (siblings === undefined) inside.set(parent, [task]);
    else siblings.push(task);
  }
  const from = (parent: string): TaskRun[] =>
    (inside.get(parent) ?? []).flatMap((task) => [task, ...from(task.id)]);
  return from("");
}

/** The task runs that a text means: one with this id or this path, else all with this name. */
export function namedTaskRuns(tasks: readonly TaskRun[], text: string): TaskRun[] {
  const paths = taskPaths(tasks);
  const id = text.toLowerCase();
  const exact = tasks.filter((task) => task.id === id || paths.get(task.id) === text);
  return exact.length > 0 ? exact : tasks.filter((task) => task.name === text);
}
