import { MAX_TASKS } from "./document-limits.ts";
import type { ParsedScope, ParsedTask } from "./parsed-task.ts";
import { parseTask } from "./parse-task.ts";
import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import type { TaskDefaults } from "./task-defaults.ts";
import { isJsonObject } from "./values.ts";

/** Deepest nesting of groups. */
const MAX_GROUP_DEPTH = 10;

/** Reads a list of tasks: the job's, a handler's or a group's. An absent one is empty; those too wrong to use are left out. */
export function parseTaskList(
  owner: Section,
  key: string,
  defaults: TaskDefaults,
  context: ParseContext,
): ParsedTask[] {
  const entry = owner.entry(key);
  if (entry === undefined) return [];
  const { value: list, path } = entry;
  if (!Array.isArray(list)) {
    owner.wrong(key);
    return [];
  }
  if (!fits(list.length, key, path, context)) return [];
  const parsed = list.map((value, index) => {
    const section = Section.open("task", value, [...path, index], context);
    if (section === null) return null;
    return parseTask(section, defaults, context, (group) => parseInside(group, defaults, context));
  });
  const tasks = parsed.filter((task) => task !== null);
  dropMissingOptional(tasks, taskNames(owner, key));
  return tasks;
}

/** Names in a list of tasks as written, those of tasks with errors too. */
export function taskNames(owner: Section, key: string): ReadonlySet<string> {
  const list = owner.entry(key)?.value;
  const names = (Array.isArray(list) ? list : []).map((task) =>
    isJsonObject(task) ? task["name"] : undefined,
  );
  return new Set(names.filter((name) => typeof name === "string"));
}

function parseInside(group: Section, defaults: TaskDefaults, context: ParseContext): ParsedScope {
  const list = group.entry("tasks")?.value;
  if (Array.isArray(list) && list.length === 0)
    context.problems.error(group.pathOf("tasks"), "A group needs at least one task in `tasks`.");
  return {
    tasks: parseTaskList(group, "tasks", defaults, context),
    names: taskNames(group, "tasks"),
  };
}

/** False, with an error, for a list that takes the document beyond its limits. */
function fits(count: number, key: string, path: SourcePath, context: ParseContext): boolean {
  context.taskCount += count;
  // Each list of tasks that a path leads through adds one index to it.
  const depth = path.filter((step) => typeof step === "number").length;
  if (depth > MAX_GROUP_DEPTH) {
    const message = `Groups can be nested ${MAX_GROUP_DEPTH} deep; move the inner tasks to a job of their own and run it with \`job\`.`;
    context.problems.error(path, message);
  } else if (context.taskCount > MAX_TASKS) {
    const message = `With \`${key}\` the document has ${context.taskCount} tasks; at most ${MAX_TASKS} are allowed.`;
    context.problems.error(path, message);
  } else return true;
  return false;
}

/** An optional dependency on a task that does not exist is none. */
function dropMissingOptional(tasks: readonly ParsedTask[], names: ReadonlySet<string>): void {
  for (const { definition, dependencies } of tasks) {
    if (definition.dependsOn === null) continue;
    const dropped = dependencies.filter(({ task, optional }) => optional && !names.has(task));
    const missing = new Set(dropped.map(({ task }) => task));
    definition.dependsOn = definition.dependsOn.filter((name) => !missing.has(name));
    definition.edgeStatuses = Object.fromEntries(
      Object.entries(definition.edgeStatuses).filter(([name]) => !missing.has(name)),
    );
  }
}
