/** Types generated for queries found in "src/store/templates/delete-template.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteTemplateRows' parameters type */
export interface IDeleteTemplateRowsParams {
  name: string;
  projectId: string;
}

/** 'DeleteTemplateRows' return type */
export interface IDeleteTemplateRowsResult {
  version: number;
}

/** 'DeleteTemplateRows' query type */
export interface IDeleteTemplateRowsQuery {
  params: IDeleteTemplateRowsParams;
  result: IDeleteTemplateRowsResult;
}

const deleteTemplateRowsIR: any = {"usedParamSet":{"projectId":true,"name":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":59,"b":69}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":84,"b":89}]}],"statement":"UPDATE templates\nSET deleted_at = now()\nWHERE project_id = :projectId!\n  AND name = :name!\n  AND deleted_at IS NULL\nRETURNING version"};

/**
 * Query generated from SQL:
 * ```
 * UPDATE templates
 * SET deleted_at = now()
 * WHERE project_id = :projectId!
 *   AND name = :name!
 *   AND deleted_at IS NULL
 * RETURNING version
 * ```
 */
export const deleteTemplateRows = new PreparedQuery<IDeleteTemplateRowsParams,IDeleteTemplateRowsResult>(deleteTemplateRowsIR);


