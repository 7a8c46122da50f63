/** What the scripts themselves noted: no two executions of one task run were ever alive together, and what counts did run. */
import { groupBy } from "../../../src/base/group-by.ts";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { EXECUTION } from "../scripts.ts";
import { shownAttempt } from "./attempts.ts";
import type { RunHistory } from "./history.ts";

/** A line that a script wrote. */
export interface Mark {
  /** Run and path of the task run. */
  task: string;
  execution: string;
  what: string;
}

/** Marks by file: one file for each run, and one for each name that only one may hold. */
export async function readMarks(directory: string): Promise<Map<string, Mark[]>> {
  const marks = new Map<string, Mark[]>();
  for (const name of await readdir(directory))
    marks.set(name, parseMarks(await readFile(join(directory, name), "utf8")));
  return marks;
}

/** The marks of a file; a line that a kill cut off is none. */
export function parseMarks(text: string): Mark[] {
  return text.split("\n").flatMap((line) => {
    const [task, execution, what, ...more] = line.split("\t");
    const isWhole = task !== undefined && execution !== undefined && what !== undefined;
    return isWhole && more.length === 0 ? [{ task, execution, what }] : [];
  });
}

/** Executions of one task run that were alive together, as sentences: one of them noted something after another one had started. */
export function overlaps(marks: readonly Mark[]): string[] {
  const found = new Set<string>();
  for (const [task, own] of groupBy(marks, (mark) => mark.task))
    for (const pair of interleaved(own.map(({ execution }) => execution)))
      found.add(`${task}: ${pair}`);
  return [...found];
}

/** Task runs that held together what only one may hold, as sentences. */
export function sharings(marks: readonly Mark[]): string[] {
  return interleaved(marks.map(({ task }) => task));
}

/** Who comes again after another one has come. */
function interleaved(names: readonly string[]): string[] {
  const left = new Set<string>();
  const found: string[] = [];
  names.forEach((name, index) => {
    const before = names[index - 1];
    if (before === undefined || before === name) return;
    left.add(before);
    if (left.has(name)) found.push(`${name} lived on after ${before} had started`);
  });
  return found;
}

/** Results of scripts that did not run as they say, as sentences. */
export function executionViolations(history: RunHistory, marks: readonly Mark[]): string[] {
  const noted = new Set(marks.map(({ execution, what }) => `${execution} ${what}`));
  return history.tasks.flatMap((task) => {
    const { output, status, seq, name } = task;
    // What sees to other task runs has the output of one of them; only an attempt of its own is looked at.
    if (status !== "completed" || output === null || !EXECUTION.test(output)) return [];
    if (!marks.some(({ execution, task: key }) => execution === output && key.endsWith(name)))
      return [];
    const found: string[] = [];
    for (const what of ["start", "end"])
      if (!noted.has(`${output} ${what}`)) found.push(`has no ${what} of ${output}`);
    const attempt = shownAttempt(history, task);
    if (Number(output.split(".")[0]) !== attempt)
      found.push(`has the output of execution ${output}, but attempt ${attempt} counted`);
    return found.map((sentence) => `task run ${seq} (${name}) ${sentence}`);
  });
}
