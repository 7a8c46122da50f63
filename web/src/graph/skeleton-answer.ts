/** The run page's wire format: `GET /api/v1/job-runs/{id}/graph` and the changes that the live channel sends for `run:<id>`. */

/** The run itself, as far as its header needs it at every change. */
export interface SkeletonRun {
  id: string;
  status: string;
  phase: string | null;
  job_id: string;
  job_name: string;
  version_number: number;
  number: number | null;
  attempt: number;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  paused_at: string | null;
  counts: Record<string, number>;
}

/** One node of the plan; `depends_on` and `group` are indexes of nodes. */
export interface SkeletonNode {
  name: string;
  kind: string;
  type: string | null;
  depends_on: readonly number[];
  group: number | null;
  for_each: boolean;
  loop: boolean;
  order: number | null;
  /** Part of the job: `main`, `on_failure`, … */
  part: string;
}

/** Task runs by columns; times are milliseconds after the run's creation, `parent` is a sequence number or -1. */
export interface TaskColumns {
  seq: readonly number[];
  node: readonly number[];
  parent: readonly number[];
  state: readonly number[];
  attempt: readonly number[];
  start: readonly (number | null)[];
  end: readonly (number | null)[];
  queued: readonly (number | null)[];
  item: readonly (string | null)[];
  names?: Readonly<Record<string, string>>;
}

/** The whole skeleton of a run. */
export interface SkeletonAnswer {
  rev: number;
  run: SkeletonRun;
  states: readonly string[];
  nodes: readonly SkeletonNode[];
  tasks: TaskColumns;
}

/** What changed since an earlier revision. */
export interface SkeletonChange {
  rev: number;
  run?: SkeletonRun;
  tasks?: TaskColumns;
}
