/** All checks over the whole history. */
import { groupBy } from "../../../src/base/group-by.ts";
import type { Database } from "../../../src/store/database.ts";
import { JobVersions } from "../../../src/store/versions/job-version.ts";
import type { ChaosJob } from "../documents.ts";
import { attemptViolations } from "./attempts.ts";
import { counterViolations } from "./counters.ts";
import { readHistories, type RunHistory } from "./history.ts";
import { leftRows } from "./leftovers.ts";
import { executionViolations, overlaps, readMarks, sharings, type Mark } from "./marks.ts";
import { openOutcomes, outcomeViolations } from "./outcomes.ts";

export interface Violation {
  /** Null for what concerns no single run. */
  runId: string | null;
  message: string;
}

export interface Checked {
  runs: number;
  tasks: number;
  claims: number;
  lost: number;
  executions: number;
  /** Runs whose outcome was compared. */
  compared: number;
  violations: Violation[];
}

export interface CheckOptions {
  database: Database;
  jobs: readonly ChaosJob[];
  marks: string;
  /** Starts that were asked for, by their label, with the run that was answered. */
  asked: ReadonlyMap<string, string | null>;
}

/** Checks everything; runs that have not ended are violations. */
export async function check(options: CheckOptions): Promise<Checked> {
  const { database, jobs, asked } = options;
  const histories = await readHistories(database);
  const marks = await readMarks(options.marks);
  const versions = new JobVersions(database);
  const open = openOutcomes(histories);
  const violations: Violation[] = [
    ...(await leftRows(database)).map((message) => ({ runId: null, message })),
    ...startViolations(histories, asked),
    ...markViolations(marks),
  ];
  let compared = 0;
  for (const history of histories) {
    const { run } = history;
    const version = await versions.load(run.versionId);
    const job = jobs.find(({ name }) => name === run.jobName)!;
    const messages = history.tasks.every(hasEnded)
      ? [
          ...attemptViolations(history),
          ...counterViolations(history, version),
          ...executionViolations(history, marks.get(run.id) ?? []),
        ]
      : [stuck(history)];
    if (!open.has(run.id) && history.tasks.every(hasEnded)) {
      compared += 1;
      messages.push(...(await outcomeViolations(history, job, version, database)));
    }
    violations.push(...messages.map((message) => ({ runId: run.id, message })));
  }
  return { ...totals(histories, marks), compared, violations };
}

/** In a run that has not ended nothing adds up; which of its task runs hold it up says more. */
function stuck({ run, tasks }: RunHistory): string {
  const open = tasks.filter((task) => !hasEnded(task) && task.status !== "pending");
  const shown = open.slice(0, 5).map(({ seq, name, status }) => `${seq} (${name}) is ${status}`);
  return `${run.jobName} is ${run.status} and stuck: ${shown.join(", ")}`;
}

function hasEnded({ status }: { status: string }): boolean {
  return ["completed", "failed", "timed_out", "cancelled", "skipped"].includes(status);
}

/** Every accepted start is there, and no start was made twice. */
export function startViolations(
  histories: readonly RunHistory[],
  asked: CheckOptions["asked"],
): Violation[] {
  const own = histories.filter(({ run }) => run.parentRunId === null);
  const byLabel = groupBy(own, ({ run }) => run.label);
  return [...asked].flatMap(([label, id]) => {
    const runs = byLabel.get(label) ?? [];
    const found: Violation[] = [];
    if (runs.length > 1)
      found.push({ runId: runs[1]!.run.id, message: `${label} was started ${runs.length} times` });
    if (id !== null && !runs.some(({ run }) => run.id === id))
      found.push({ runId: id, message: `${label} was accepted and is lost` });
    return found;
  });
}

function markViolations(marks: ReadonlyMap<string, readonly Mark[]>): Violation[] {
  return [...marks].flatMap(([file, own]): Violation[] =>
    file.startsWith("exclusive-")
      ? sharings(own).map((message) => ({ runId: null, message: `${file}: ${message}` }))
      : overlaps(own).map((message) => ({
          runId: file,
          message: `executions overlap: ${message}`,
        })),
  );
}

function totals(
  histories: readonly RunHistory[],
  marks: ReadonlyMap<string, readonly Mark[]>,
): Pick<Checked, "runs" | "tasks" | "claims" | "lost" | "executions"> {
  const events = histories.flatMap((history) => history.events.map(({ type }) => type));
  const files = [...marks].filter(([file]) => !file.startsWith("exclusive-"));
  const starts = files.flatMap(([, own]) => own.filter(({ what }) => what === "start"));
  return {
    runs: histories.length,
    tasks: histories.reduce((sum, { tasks }) => sum + tasks.length, 0),
    claims: events.filter((type) => type === "task_claimed").length,
    lost: events.filter((type) => type === "task_lost").length,
    executions: starts.length,
  };
}
