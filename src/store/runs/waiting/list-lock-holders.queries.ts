/** Types generated for queries found in "src/store/runs/waiting/list-lock-holders.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'ListLockHolderRows' parameters type */
export interface IListLockHolderRowsParams {
  keys: stringArray;
  limit: number;
  projectId: string;
}

/** 'ListLockHolderRows' return type */
export interface IListLockHolderRowsResult {
  acquired_at: Date;
  job_name: string;
  key: string;
  run_id: string;
  seq: number | null;
  task_name: string | null;
}

/** 'ListLockHolderRows' query type */
export interface IListLockHolderRowsQuery {
  params: IListLockHolderRowsParams;
  result: IListLockHolderRowsResult;
}

const listLockHolderRowsIR: any = {"usedParamSet":{"keys":true,"projectId":true,"limit":true},"params":[{"name":"keys","required":true,"transform":{"type":"scalar"},"locs":[{"a":130,"b":135}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":272,"b":282}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":343,"b":349}]}],"statement":"SELECT asked.key AS \"key!\", holder.run_id, holder.seq, holder.acquired_at, j.name AS job_name, t.name AS \"task_name?\"\nFROM unnest(:keys!::text[]) AS asked (key)\nCROSS JOIN LATERAL (\n  SELECT s.run_id, s.seq, s.acquired_at\n  FROM concurrency_slots s\n  WHERE s.project_id = :projectId!\n    AND s.key = asked.key\n  ORDER BY s.acquired_at\n  LIMIT :limit!::int\n) holder\nJOIN job_runs r ON r.id = holder.run_id\nJOIN jobs j ON j.id = r.job_id\nLEFT JOIN task_runs t ON t.run_id = holder.run_id AND t.seq = holder.seq\nORDER BY asked.key, holder.acquired_at"};

/**
 * Query generated from SQL:
 * ```
 * SELECT asked.key AS "key!", holder.run_id, holder.seq, holder.acquired_at, j.name AS job_name, t.name AS "task_name?"
 * FROM unnest(:keys!::text[]) AS asked (key)
 * CROSS JOIN LATERAL (
 *   SELECT s.run_id, s.seq, s.acquired_at
 *   FROM concurrency_slots s
 *   WHERE s.project_id = :projectId!
 *     AND s.key = asked.key
 *   ORDER BY s.acquired_at
 *   LIMIT :limit!::int
 * ) holder
 * JOIN job_runs r ON r.id = holder.run_id
 * JOIN jobs j ON j.id = r.job_id
 * LEFT JOIN task_runs t ON t.run_id = holder.run_id AND t.seq = holder.seq
 * ORDER BY asked.key, holder.acquired_at
 * ```
 */
export const listLockHolderRows = new PreparedQuery<IListLockHolderRowsParams,IListLockHolderRowsResult>(listLockHolderRowsIR);


