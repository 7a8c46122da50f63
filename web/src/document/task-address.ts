/** Tasks by their names, as an address says them: `load`, `regions/build`, `finally:clean_up`. */
import { listKeys, type JobModel, type TaskModel } from "./job-model.ts";

/** The address of a task; stays when tasks are added before it. */
export function addressOf(model: JobModel, task: TaskModel): string | null {
  for (const { key, tasks } of model.lists) {
    const names = namesTo(tasks, task);
    if (names !== null) return (key === "tasks" ? "" : `${key}:`) + names.join("/");
  }
  return null;
}

function namesTo(tasks: readonly TaskModel[], wanted: TaskModel): string[] | null {
  for (const task of tasks) {
    const name = encodeURIComponent(task.name);
    if (String(task.path) === String(wanted.path)) return [name];
    const inside = namesTo(task.inside, wanted);
    if (inside !== null) return [name, ...inside];
  }
  return null;
}

/** The task at an address; null if there is none any more. */
export function taskAt(model: JobModel, address: string | undefined): TaskModel | null {
  if (address === undefined) return null;
  const key = listKeys.find((each) => address.startsWith(`${each}:`)) ?? "tasks";
  const names = address.replace(/^\w+:/, "").split("/").map(decoded);
  let tasks = model.lists.find((list) => list.key === key)?.tasks ?? [];
  let found: TaskModel | null = null;
  for (const name of names) {
    found = tasks.find((task) => task.name === name) ?? null;
    if (found === null) return null;
    tasks = found.inside;
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The task at a place of the document; null if there is none. */
export function taskAtPath(model: JobModel, path: readonly (string | number)[]): TaskModel | null {
  const search = (tasks: readonly TaskModel[]): TaskModel | null => {
    for (const task of tasks) {
      const found = String(task.path) === String(path) ? task : search(task.inside);
      if (found !== null) return found;
    }
    return null;
  };
  return search(model.lists.flatMap(({ tasks }) => tasks));
}
