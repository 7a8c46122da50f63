/** Types generated for queries found in "src/store/runs/find-orphaned-children.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'FindOrphanedChildren' parameters type */
export interface IFindOrphanedChildrenParams {
  limit: number;
  parentRunId?: string | null | void;
}

/** 'FindOrphanedChildren' return type */
export interface IFindOrphanedChildrenResult {
  projectId: string;
  runId: string;
}

/** 'FindOrphanedChildren' query type */
export interface IFindOrphanedChildrenQuery {
  params: IFindOrphanedChildrenParams;
  result: IFindOrphanedChildrenResult;
}

const findOrphanedChildrenIR: any = {"usedParamSet":{"parentRunId":true,"limit":true},"params":[{"name":"parentRunId","required":false,"transform":{"type":"scalar"},"locs":[{"a":240,"b":251},{"a":288,"b":299}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":374,"b":380}]}],"statement":"SELECT c.id AS \"runId!\", c.project_id AS \"projectId!\"\nFROM job_runs c\nJOIN task_runs t ON t.run_id = c.parent_run_id AND t.seq = c.parent_seq\nWHERE c.finished_at IS NULL\n  AND c.cancel_with_parent\n  AND c.cancel_requested_at IS NULL\n  AND (:parentRunId::uuid IS NULL OR c.parent_run_id = :parentRunId)\n  AND t.status IN ('cancelled', 'skipped', 'failed', 'timed_out')\nLIMIT :limit!"};

/**
 * Query generated from SQL:
 * ```
 * SELECT c.id AS "runId!", c.project_id AS "projectId!"
 * FROM job_runs c
 * JOIN task_runs t ON t.run_id = c.parent_run_id AND t.seq = c.parent_seq
 * WHERE c.finished_at IS NULL
 *   AND c.cancel_with_parent
 *   AND c.cancel_requested_at IS NULL
 *   AND (:parentRunId::uuid IS NULL OR c.parent_run_id = :parentRunId)
 *   AND t.status IN ('cancelled', 'skipped', 'failed', 'timed_out')
 * LIMIT :limit!
 * ```
 */
export const findOrphanedChildren = new PreparedQuery<IFindOrphanedChildrenParams,IFindOrphanedChildrenResult>(findOrphanedChildrenIR);


