/** Columns of task runs as the API shows them. */
import type { RunHead, TaskColumns as Answer } from "../../api/run-graph.ts";
import type { Plan } from "../../definition/plan.ts";
import { taskRunStatuses, type TaskRunStatus } from "../../engine/states.ts";
import type { RunHead as StoredHead, TaskColumns } from "../../store/runs/graph/run-graph.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";

const stateIndex = new Map(taskRunStatuses.map((state, index) => [state, index]));

/** The columns with states as indexes of `taskRunStatuses`, and only those names that do not follow from the node. */
export function columnsAnswer(columns: TaskColumns, plan: Plan): Answer {
  return {
    seq: columns.seqs,
    node: columns.nodes,
    parent: columns.parents,
    state: columns.states.map((state) => stateIndex.get(state)!),
    attempt: columns.attempts,
    start: columns.started,
    end: columns.ended,
    queued: columns.queued,
    item: columns.items,
    names: ownNames(columns, plan),
  };
}

function ownNames({ seqs, nodes, names, items }: TaskColumns, plan: Plan): Record<string, string> {
  const own: Record<string, string> = {};
  seqs.forEach((seq, index) => {
    const { name } = plan.nodes[nodes[index]!]!.task;
    const item = items[index]!;
    const expected = item === null ? name : `${name}[${item}]`;
    if (names[index] !== expected) own[seq] = names[index]!;
  });
  return own;
}

/** The run, with how many of its task runs are in which state. */
export function headAnswer(run: StoredHead, states: Iterable<TaskRunStatus>): RunHead {
  return {
    id: run.id,
    status: run.status,
    phase: run.phase,
    job_id: run.job_id,
    job_name: run.job_name,
    version_number: run.version_number,
    number: run.number,
    attempt: run.attempt,
    created_at: isoTime(run.created_at),
    started_at: isoTimeOrNull(run.started_at),
    finished_at: isoTimeOrNull(run.finished_at),
    paused_at: isoTimeOrNull(run.paused_at),
    counts: countsOf(states),
  };
}

function countsOf(states: Iterable<TaskRunStatus>): Record<string, number> {
  const counts: Partial<Record<TaskRunStatus, number>> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}
