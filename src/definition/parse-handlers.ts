import type { JobDefinition } from "./job-definition.ts";
import { parseTaskList, taskNames } from "./parse-tasks.ts";
import type { ParsedScope, ParsedTask } from "./parsed-task.ts";
import type { ParseContext, Section } from "./section.ts";
import type { TaskDefaults } from "./task-defaults.ts";

/** The lists of tasks that run when the main ones have come to an end. */
export type HandlerDefinitions = Pick<
  JobDefinition,
  "onSuccess" | "onFailure" | "onCancel" | "finally"
>;

const KEYS: Readonly<Record<keyof HandlerDefinitions, string>> = {
  onSuccess: "on_success",
  onFailure: "on_failure",
  onCancel: "on_cancel",
  finally: "finally",
};

/** The handlers of a job as they were read. */
export interface ParsedHandlers {
  definitions: HandlerDefinitions;
  /** Each list has names of its own. */
  scopes: ParsedScope[];
  all: ParsedTask[];
}

/** Reads `on_success`, `on_failure`, `on_cancel` and `finally`. */
export function parseHandlers(
  job: Section,
  defaults: TaskDefaults,
  context: ParseContext,
): ParsedHandlers {
  const definitions: HandlerDefinitions = {
    onSuccess: [],
    onFailure: [],
    onCancel: [],
    finally: [],
  };
  const scopes: ParsedScope[] = [];
  for (const [field, key] of Object.entries(KEYS)) {
    const tasks = parseTaskList(job, key, defaults, context);
    scopes.push({ tasks, names: taskNames(job, key) });
    // The keys of a record are those of its type.
    definitions[field as keyof HandlerDefinitions] = tasks.map((task) => task.definition);
  }
  return { definitions, scopes, all: scopes.flatMap((scope) => scope.tasks) };
}
