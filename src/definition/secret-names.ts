import type { JobDefinition, TaskDefinition } from "./job-definition.ts";
import { expressionReads, jobSecrets } from "./task-expressions.ts";

/** Names of the secrets that a job is certain to ask for, sorted; which ones a run's inputs name is known only then. */
export function secretNames(definition: JobDefinition): string[] {
  const { tasks, onSuccess, onFailure, onCancel, inputs } = definition;
  const names = new Set(definition.mode === "strict" ? jobSecrets(definition) : []);
  for (const { type, default: value } of Object.values(inputs))
    if (type === "secret" && typeof value === "string") names.add(value);
  for (const task of [...tasks, ...onSuccess, ...onFailure, ...onCancel, ...definition.finally])
    for (const name of taskSecrets(task, definition.mode)) names.add(name);
  return [...names].sort();
}

/** Those of a task, of what undoes it and of the tasks inside of it. */
function taskSecrets(task: TaskDefinition, mode: JobDefinition["mode"]): string[] {
  const inner = task.body.kind === "group" ? task.body.tasks : [];
  const others = task.rollback === null ? inner : [...inner, task.rollback.task];
  return [
    ...Object.keys(task.secrets),
    // In a legacy document, `${{ }}` is plain text.
    ...(mode === "strict" ? expressionReads(task).secrets : []),
    ...others.flatMap((each) => taskSecrets(each, mode)),
  ];
}
