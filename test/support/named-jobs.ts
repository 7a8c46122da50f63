import type { SeenRun } from "./test-stack.ts";

/** Makes strict documents of what a test is about, each with a name of its own that begins with `prefix`. */
export function namedJobs(prefix: string): (body: string, name?: string) => string {
  let jobs = 0;
  return (body, name = `${prefix}-${(jobs += 1)}`) => `stratal: 1\nname: ${name}\n${body}`;
}

/** The state of each task run by its path, with the reason if it was skipped. */
export function statesOf({ tasks }: SeenRun): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tasks).map(([path, { status, skip_reason: reason }]) => [
      path,
      reason === null ? status : `${status}(${reason})`,
    ]),
  );
}
