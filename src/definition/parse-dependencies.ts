import type { EdgeStatus } from "./job-definition.ts";
import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import type { JsonObject } from "../base/json.ts";
import { isJsonObject, kindOf } from "./values.ts";

/** One name in `depends_on` and where it stands. */
export interface NamedDependency {
  task: string;
  /** The result that it must come to; null if the task's `run_when` decides. */
  status: EdgeStatus | null;
  /** No error if no task has this name. */
  optional: boolean;
  path: SourcePath;
}

const MAX_DEPENDENCIES = 10_000;

/** Reads `depends_on`: null when absent, which in legacy documents includes an empty list. */
export function parseDependencies(task: Section, context: ParseContext): NamedDependency[] | null {
  const entry = task.entry("depends_on");
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (value === "" && context.mode === "legacy") return null;
  if (typeof value === "string") return [plainDependency(value, path)];
  if (!Array.isArray(value)) {
    task.wrong("depends_on");
    return null;
  }
  if (value.length === 0 && context.mode === "legacy") return null;
  if (value.length > MAX_DEPENDENCIES) {
    context.problems.error(
      path,
      `\`depends_on\` has ${value.length} names; at most ${MAX_DEPENDENCIES} are allowed.`,
    );
    return null;
  }
  const dependencies = new Map<string, NamedDependency>();
  value.forEach((item, index) => {
    const place = [...path, index];
    if (typeof item === "string") add(dependencies, plainDependency(item, place), context);
    else if (isJsonObject(item)) {
      const dependency = parseDependency(item, place, context);
      if (dependency !== null) add(dependencies, dependency, context);
    } else {
      context.problems.error(place, `A dependency is the name of a task; found ${kindOf(item)}.`);
    }
  });
  return [...dependencies.values()];
}

function plainDependency(task: string, path: SourcePath): NamedDependency {
  return { task, status: null, optional: false, path };
}

function parseDependency(
  item: JsonObject,
  path: SourcePath,
  context: ParseContext,
): NamedDependency | null {
  const section = Section.open("dependency", item, path, context);
  const task = section?.text("task");
  if (section === null || task === undefined) {
    if (!Object.hasOwn(item, "task"))
      context.problems.error(path, "This dependency names no `task`.");
    return null;
  }
  return {
    task,
    status: section.choice<EdgeStatus>("status") ?? null,
    optional: section.flag("optional") ?? false,
    path,
  };
}

/** A task named twice counts once, unless the two ask for different results: no task could have both. */
function add(
  dependencies: Map<string, NamedDependency>,
  dependency: NamedDependency,
  context: ParseContext,
): void {
  const known = dependencies.get(dependency.task);
  if (known === undefined) dependencies.set(dependency.task, dependency);
  else if (known.status !== dependency.status)
    context.problems.error(
      dependency.path,
      `${JSON.stringify(dependency.task)} is named twice, with different results; name it once.`,
    );
}
