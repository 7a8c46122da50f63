/** Types generated for queries found in "src/store/runs/list-queue-clock-versions.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListQueueClockVersions' parameters type */
export type IListQueueClockVersionsParams = void;

/** 'ListQueueClockVersions' return type */
export interface IListQueueClockVersionsResult {
  versionId: string;
}

/** 'ListQueueClockVersions' query type */
export interface IListQueueClockVersionsQuery {
  params: IListQueueClockVersionsParams;
  result: IListQueueClockVersionsResult;
}

const listQueueClockVersionsIR: any = {"usedParamSet":{},"params":[],"statement":"SELECT DISTINCT version_id AS \"versionId!\"\nFROM job_runs\nWHERE has_queue_timeouts\n  AND finished_at IS NULL\n  AND paused_at IS NULL"};

/**
 * Query generated from SQL:
 * ```
 * SELECT DISTINCT version_id AS "versionId!"
 * FROM job_runs
 * WHERE has_queue_timeouts
 *   AND finished_at IS NULL
 *   AND paused_at IS NULL
 * ```
 */
export const listQueueClockVersions = new PreparedQuery<IListQueueClockVersionsParams,IListQueueClockVersionsResult>(listQueueClockVersionsIR);


