/** Types generated for queries found in "src/store/runs/graph/list-watched-runs.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'ListWatchedRunRows' parameters type */
export interface IListWatchedRunRowsParams {
  ids: stringArray;
  limit: number;
  projectId: string;
}

/** 'ListWatchedRunRows' return type */
export interface IListWatchedRunRowsResult {
  id: string;
  open: boolean;
  version: string;
}

/** 'ListWatchedRunRows' query type */
export interface IListWatchedRunRowsQuery {
  params: IListWatchedRunRowsParams;
  result: IListWatchedRunRowsResult;
}

const listWatchedRunRowsIR: any = {"usedParamSet":{"projectId":true,"limit":true,"ids":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":66,"b":76},{"a":180,"b":190},{"a":530,"b":540}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":105,"b":111},{"a":247,"b":253}]},{"name":"ids","required":true,"transform":{"type":"scalar"},"locs":[{"a":358,"b":362}]}],"statement":"WITH newest AS (\n  SELECT id\n  FROM job_runs\n  WHERE project_id = :projectId!\n  ORDER BY id DESC\n  LIMIT :limit!::int\n), open AS (\n  SELECT id\n  FROM job_runs\n  WHERE project_id = :projectId!\n    AND finished_at IS NULL\n  ORDER BY id DESC\n  LIMIT :limit!::int\n), watched AS (\n  SELECT id FROM newest\n  UNION SELECT id FROM open\n  UNION SELECT id FROM unnest(:ids!::uuid[]) AS named (id)\n)\nSELECT r.id, r.xmin::text AS \"version!\", r.finished_at IS NULL AS \"open!\"\nFROM watched w\nJOIN job_runs r ON r.id = w.id\nWHERE r.project_id = :projectId!"};

/**
 * Query generated from SQL:
 * ```
 * WITH newest AS (
 *   SELECT id
 *   FROM job_runs
 *   WHERE project_id = :projectId!
 *   ORDER BY id DESC
 *   LIMIT :limit!::int
 * ), open AS (
 *   SELECT id
 *   FROM job_runs
 *   WHERE project_id = :projectId!
 *     AND finished_at IS NULL
 *   ORDER BY id DESC
 *   LIMIT :limit!::int
 * ), watched AS (
 *   SELECT id FROM newest
 *   UNION SELECT id FROM open
 *   UNION SELECT id FROM unnest(:ids!::uuid[]) AS named (id)
 * )
 * SELECT r.id, r.xmin::text AS "version!", r.finished_at IS NULL AS "open!"
 * FROM watched w
 * JOIN job_runs r ON r.id = w.id
 * WHERE r.project_id = :projectId!
 * ```
 */
export const listWatchedRunRows = new PreparedQuery<IListWatchedRunRowsParams,IListWatchedRunRowsResult>(listWatchedRunRowsIR);


