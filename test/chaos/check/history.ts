/** What the database holds of every run, read once, for the checks to look at. */
import type { JsonValue } from "../../../src/base/json.ts";
import type { Database } from "../../../src/store/database.ts";

export interface RunRow {
  id: string;
  versionId: string;
  jobName: string;
  label: string;
  status: string;
  halted: string | null;
  openTasks: number;
  badTasks: number;
  totalTasks: number;
  allowedFailures: number;
  parentRunId: string | null;
  parentSeq: number | null;
}

export interface TaskRow {
  seq: number;
  node: number;
  scope: number;
  layer: number;
  name: string;
  status: string;
  skipReason: string | null;
  attempt: number;
  lost: number;
  openDeps: number;
  good: number;
  neutral: number;
  bad: number;
  item: JsonValue;
  childScope: number | null;
  output: string | null;
}

export interface AttemptRow {
  seq: number;
  attempt: number;
  status: string;
}

export interface EventRow {
  id: number;
  seq: number | null;
  attempt: number | null;
  type: string;
  workerId: string | null;
}

export interface ScopeRow {
  id: number;
  size: number;
  open: number;
  bad: number;
  halted: string | null;
}

export interface RunHistory {
  run: RunRow;
  tasks: TaskRow[];
  attempts: AttemptRow[];
  /** In the order in which they happened. */
  events: EventRow[];
  scopes: ScopeRow[];
}

const RUNS = `
  SELECT r.id, r.version_id AS "versionId", j.name AS "jobName", r.triggered_by AS label, r.status, r.halted, r.open_tasks AS "openTasks",
    r.bad_tasks AS "badTasks", r.total_tasks AS "totalTasks", r.allowed_failures AS "allowedFailures",
    r.parent_run_id AS "parentRunId", r.parent_seq AS "parentSeq"
  FROM job_runs r
  JOIN jobs j ON j.id = r.job_id
  ORDER BY r.id`;

const TASKS = `
  SELECT run_id AS "runId", seq, node, scope, layer, name, status, skip_reason AS "skipReason", attempt, lost, open_deps AS "openDeps",
    good_deps AS good, neutral_deps AS neutral, bad_deps AS bad, item, child_scope AS "childScope", output
  FROM task_runs
  ORDER BY run_id, seq`;

const ATTEMPTS = `
  SELECT run_id AS "runId", seq, attempt, status
  FROM task_attempts
  ORDER BY run_id, seq, attempt`;

const EVENTS = `
  SELECT run_id AS "runId", id, seq, attempt, type, worker_id AS "workerId"
  FROM run_events
  ORDER BY run_id, id`;

const SCOPES = `
  SELECT run_id AS "runId", id, size, open, bad, halted
  FROM scopes
  ORDER BY run_id, id`;

/** Reads all runs. */
export async function readHistories(on: Database): Promise<RunHistory[]> {
  const runs = await read<RunRow>(on, RUNS);
  const [tasks, attempts, events, scopes] = [
    byRun(await read<TaskRow & OfRun>(on, TASKS)),
    byRun(await read<AttemptRow & OfRun>(on, ATTEMPTS)),
    byRun(await read<EventRow & OfRun>(on, EVENTS)),
    byRun(await read<ScopeRow & OfRun>(on, SCOPES)),
  ];
  return runs.map((run) => ({
    run,
    tasks: tasks.get(run.id) ?? [],
    attempts: attempts.get(run.id) ?? [],
    events: events.get(run.id) ?? [],
    scopes: scopes.get(run.id) ?? [],
  }));
}

interface OfRun {
  runId: string;
}

async function read<Row>(on: Database, text: string): Promise<Row[]> {
  const { rows } = await on.query({ text, values: [] });
  // The columns of the statements above.
  return rows as Row[];
}

function byRun<Row extends OfRun>(rows: readonly Row[]): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const known = grouped.get(row.runId);
    if (known === undefined) grouped.set(row.runId, [row]);
    else known.push(row);
  }
  return grouped;
}
