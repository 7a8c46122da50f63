/** Strict documents for tests of the language, from the lines that a test is about. */
import { StratalError, type ErrorDetail } from "../../src/base/errors.ts";
import type { TaskDefinition } from "../../src/definition/job-definition.ts";
import { parseJobDocument, type ParsedJob } from "../../src/definition/parse-job.ts";

/** A job with `inputs.list`, a task `first`, and a task `a` with the given keys, YAML of one line each. */
export function jobWith(...lines: string[]): string {
  return [
    "stratal: 1",
    "name: j",
    "inputs: {list: {type: array, default: [1]}}",
    "tasks:",
    "  - {name: first, run: x}",
    "  - name: a",
    ...lines.map((line) => `    ${line}`),
  ].join("\n");
}

/** The task `a` of jobWith(). */
export function taskWith(...lines: string[]): TaskDefinition {
  return parseJobDocument(jobWith(...lines)).definition.tasks[1]!;
}

/** A legacy job with one task. */
export function legacyJob(task: object): ParsedJob {
  const tasks = [{ name: "a", ...task }];
  return parseJobDocument(JSON.stringify({ name: "j", tasks }), "json");
}

/** Everything that is wrong with a document; none if it is accepted. */
export function errorsOf(text: string): readonly ErrorDetail[] {
  try {
    parseJobDocument(text);
    return [];
  } catch (error) {
    if (error instanceof StratalError) return error.errors;
    throw error;
  }
}

/** The errors of the task `a` of jobWith(), as `path: message`; paths start in the task. */
export function errorsWith(...lines: string[]): string[] {
  return errorsOf(jobWith(...lines)).map(
    ({ path, message }) => `${path?.replace(/^tasks\[1\]\.?/, "")}: ${message}`,
  );
}
