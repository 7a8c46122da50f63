import type { TaskDefinition } from "./job-definition.ts";
import type { NamedDependency } from "./parse-dependencies.ts";
import type { Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";

/** A task with the places that the checks of the whole document report. */
export interface ParsedTask {
  definition: TaskDefinition;
  /** The map that it was read from. */
  source: Section;
  path: SourcePath;
  namePath: SourcePath;
  parametersPath: SourcePath;
  dependencies: NamedDependency[];
  /** The inside of a group; null for other tasks. */
  inside: ParsedScope | null;
  /** Its compensation; null if it has none. */
  rollback: ParsedTask | null;
}

/** Tasks whose names must differ and that can depend on each other. */
export interface ParsedScope {
  tasks: ParsedTask[];
  /** Names of all tasks as written, those with errors too: a dependency on one of them is not missing. */
  names: ReadonlySet<string>;
}

/** The tasks, those inside of groups, and the compensations. */
export function allTasks(tasks: readonly ParsedTask[]): ParsedTask[] {
  return tasks.flatMap((task) => [
    task,
    ...allTasks(task.inside?.tasks ?? []),
    ...(task.rollback === null ? [] : [task.rollback]),
  ]);
}
