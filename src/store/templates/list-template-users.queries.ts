/** Types generated for queries found in "src/store/templates/list-template-users.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListTemplateUsers' parameters type */
export interface IListTemplateUsersParams {
  limit: number;
  name: string;
  projectId: string;
}

/** 'ListTemplateUsers' return type */
export interface IListTemplateUsersResult {
  name: string;
}

/** 'ListTemplateUsers' query type */
export interface IListTemplateUsersQuery {
  params: IListTemplateUsersParams;
  result: IListTemplateUsersResult;
}

const listTemplateUsersIR: any = {"usedParamSet":{"projectId":true,"name":true,"limit":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":118,"b":128}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":244,"b":249}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":274,"b":280}]}],"statement":"SELECT j.name\nFROM jobs j\nJOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version\nWHERE j.project_id = :projectId!\n  AND j.deleted_at IS NULL\n  AND EXISTS (SELECT FROM unnest(v.templates) AS used WHERE split_part(used, '@', 1) = :name!)\nORDER BY j.name\nLIMIT :limit!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT j.name
 * FROM jobs j
 * JOIN job_versions v ON v.job_id = j.id AND v.number = j.latest_version
 * WHERE j.project_id = :projectId!
 *   AND j.deleted_at IS NULL
 *   AND EXISTS (SELECT FROM unnest(v.templates) AS used WHERE split_part(used, '@', 1) = :name!)
 * ORDER BY j.name
 * LIMIT :limit!::int
 * ```
 */
export const listTemplateUsers = new PreparedQuery<IListTemplateUsersParams,IListTemplateUsersResult>(listTemplateUsersIR);


