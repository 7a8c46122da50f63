/** A run as columns of its task runs: what a page needs that shows ten thousand of them. */
import type { TaskRunStatus } from "../../../engine/states.ts";
import type { Queryable } from "../../database.ts";
import { run, runOne } from "../../statement.ts";
import { findSettledEventRow } from "./find-settled-event.queries.ts";
import { listEventSeqRows, type IListEventSeqRowsResult } from "./list-event-seqs.queries.ts";
import { listWatchedRunRows, type IListWatchedRunRowsResult } from "./list-watched-runs.queries.ts";
import { loadChangedTasksRow } from "./load-changed-tasks.queries.ts";
import { loadRunGraphRow, type ILoadRunGraphRowResult } from "./load-run-graph.queries.ts";

/** Columns of task runs, all of the same length and in the order of `seqs`. Times are milliseconds since the run was created. */
export interface TaskColumns {
  seqs: number[];
  nodes: number[];
  names: string[];
  /** Sequence number of the task run that each was expanded in, -1 at the top. */
  parents: number[];
  states: TaskRunStatus[];
  items: (string | null)[];
  attempts: number[];
  queued: (number | null)[];
  started: (number | null)[];
  ended: (number | null)[];
}

type Row = ILoadRunGraphRowResult;
/** The run itself. */
export type RunHead = Omit<Row, keyof TaskColumns | "rev">;

/** A run and task runs of it, as of one moment. */
export interface RunGraph {
  run: RunHead;
  /** Number of the newest event; never falls. */
  rev: number;
  tasks: TaskColumns;
}

export interface RunAddress {
  projectId: string;
  runId: string;
}

/** The run with all its task runs; undefined if there is none. */
export async function loadRunGraph(
  on: Queryable,
  address: RunAddress,
): Promise<RunGraph | undefined> {
  return graphOf(await runOne(loadRunGraphRow, { ...address }, on));
}

/** The run with some of its task runs and those after a sequence number; undefined if there is none. */
export async function loadChangedTasks(
  on: Queryable,
  address: RunAddress,
  tasks: { seqs: number[]; afterSeq: number },
): Promise<RunGraph | undefined> {
  return graphOf(await runOne(loadChangedTasksRow, { ...address, ...tasks }, on));
}

/** The task runs that events after an id are about, null for the run; at most `limit` events. */
export function listEventSeqs(
  on: Queryable,
  after: { runId: string; afterId: number; limit: number },
): Promise<IListEventSeqRowsResult[]> {
  return run(listEventSeqRows, after, on);
}

function graphOf(row: Row | undefined): RunGraph | undefined {
  if (row === undefined) return undefined;
  const { seqs, nodes, names, parents, states, items, attempts, queued, started, ended, ...rest } =
    row;
  const { rev, ...run } = rest;
  const columns = { seqs, nodes, names, parents, states, items, attempts, queued, started, ended };
  const entries = Object.entries(columns).map(([name, column]) => [name, column ?? []]);
  // Each column is what json_agg made of one column of the table.
  return { run, rev, tasks: Object.fromEntries(entries) as unknown as TaskColumns };
}

/** Id of the newest event that is `spanMs` older than another one of the run; 0 if there is none. */
export async function findSettledEvent(
  on: Queryable,
  event: { runId: string; rev: number; spanMs: number },
): Promise<number> {
  const row = await runOne(findSettledEventRow, event, on);
  return row?.id ?? 0;
}

/** The newest runs of a project, its newest open ones and those with the ids, each with a text that changes with it. */
export function listWatchedRuns(
  on: Queryable,
  watched: { projectId: string; limit: number; ids: string[] },
): Promise<IListWatchedRunRowsResult[]> {
  return run(listWatchedRunRows, watched, on);
}
