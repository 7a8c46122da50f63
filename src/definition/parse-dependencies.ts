import { Section, type ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { isJsonObject, kindOf } from "./values.ts";

/** One name in `depends_on` and where it stands. */
export interface NamedDependency {
  task: string;
  path: SourcePath;
}

const MAX_DEPENDENCIES = 10_000;

/** Reads `depends_on`: null when absent, which in legacy documents includes an empty list. */
export function parseDependencies(task: Section, context: ParseContext): NamedDependency[] | null {
  const entry = task.entry("depends_on");
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (value === "" && context.mode === "legacy") return null;
  if (typeof value === "string") return [{ task: value, path }];
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
    if (typeof item === "string") addOnce(dependencies, { task: item, path: place });
    else if (isJsonObject(item)) {
      const name = Section.open("dependency", item, place, context)?.text("task");
      if (name !== undefined) addOnce(dependencies, { task: name, path: place });
      else if (!Object.hasOwn(item, "task"))
        context.problems.error(place, "This dependency names no `task`.");
    } else {
      context.problems.error(place, `A dependency is the name of a task; found ${kindOf(item)}.`);
    }
  });
  return [...dependencies.values()];
}

function addOnce(dependencies: Map<string, NamedDependency>, dependency: NamedDependency): void {
  if (!dependencies.has(dependency.task)) dependencies.set(dependency.task, dependency);
}
