/** Histories of runs in short form, for the checks to find fault with. */
import { compilePlan } from "../../../src/definition/compile-plan.ts";
import { parseJobDocument } from "../../../src/definition/parse-job.ts";
import { JobVersion } from "../../../src/store/versions/job-version.ts";
import type { AttemptRow, EventRow, RunHistory, TaskRow } from "../../chaos/check/history.ts";

export const RUN = "01890000-0000-7000-8000-000000000000";
export const WORKER = "01890000-0000-7000-8000-00000000000a";
export const OTHER_WORKER = "01890000-0000-7000-8000-00000000000b";

/** A completed task run of the main list whose other columns are as usual. */
export function taskRow(seq: number, changes: Partial<TaskRow> = {}): TaskRow {
  return {
    seq,
    node: seq,
    scope: 0,
    layer: 0,
    name: `t${seq}`,
    status: "completed",
    skipReason: null,
    attempt: 1,
    lost: 0,
    openDeps: 0,
    good: 0,
    neutral: 0,
    bad: 0,
    item: null,
    childScope: null,
    output: null,
    ...changes,
  };
}

/** Events as `<seq> <what> <attempt>`, each by the same worker unless `by` names another one after it. */
export function eventRows(...lines: string[]): EventRow[] {
  return lines.map((line, index) => {
    const [seq, what, attempt, by] = line.split(" ");
    const isOfTask = seq !== "run";
    return {
      id: index + 1,
      seq: isOfTask ? Number(seq) : null,
      attempt: isOfTask ? Number(attempt) : null,
      type: isOfTask ? `task_${what}` : `run_${what}`,
      workerId: by === "other" ? OTHER_WORKER : by === "nobody" ? null : WORKER,
    };
  });
}

/** Attempts as `<seq> <attempt> <status>`. */
export function attemptRows(...lines: string[]): AttemptRow[] {
  return lines.map((line) => {
    const [seq, attempt, status] = line.split(" ");
    return { seq: Number(seq), attempt: Number(attempt), status: status! };
  });
}

/** A completed run without phases. */
export function runHistory(
  parts: Partial<Omit<RunHistory, "run">> & { run?: Partial<RunHistory["run"]> },
): RunHistory {
  const { run, tasks = [], attempts = [], events = [], scopes = [] } = parts;
  return {
    run: {
      id: RUN,
      versionId: RUN,
      jobName: "job",
      label: "chaos-0",
      status: "completed",
      halted: null,
      openTasks: 0,
      badTasks: 0,
      totalTasks: tasks.length,
      allowedFailures: 0,
      parentRunId: null,
      parentSeq: null,
      ...run,
    },
    tasks,
    attempts,
    events,
    scopes,
  };
}

/** The version of a job with these tasks. */
export function versionOf(tasks: object[]): JobVersion {
  const text = JSON.stringify({ stratal: 1, name: "job", tasks });
  const { definition } = parseJobDocument(text, "json");
  const plan = compilePlan(definition);
  return new JobVersion({
    jobId: RUN,
    jobName: "job",
    projectId: RUN,
    number: 1,
    definition,
    plan,
  });
}
