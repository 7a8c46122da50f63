import type { Schemas } from "../../client/client.ts";

type TaskRun = Schemas["TaskRun"];

/** A task run and how deep it stands in groups, items and iterations. */
export interface TaskBranch {
  task: TaskRun;
  depth: number;
}

/** Task runs with those that they expanded into behind each of them, otherwise in their order. */
export function taskTree(tasks: readonly TaskRun[]): TaskBranch[] {
  const children = new Map<string | null, TaskRun[]>();
  const known = new Set(tasks.map((task) => task.id));
  for (const task of tasks) {
    const parent = task.parent_id !== null && known.has(task.parent_id) ? task.parent_id : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [task]);
    else siblings.push(task);
  }
  const branches: TaskBranch[] = [];
  const add = (parent: string | null, depth: number): void => {
    for (const task of children.get(parent) ?? []) {
      branches.push({ task, depth });
      add(task.id, depth + 1);
    }
  };
  add(null, 0);
  return branches;
}
