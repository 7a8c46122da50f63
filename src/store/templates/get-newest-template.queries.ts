/** Types generated for queries found in "src/store/templates/get-newest-template.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetNewestTemplate' parameters type */
export interface IGetNewestTemplateParams {
  name: string;
  projectId: string;
}

/** 'GetNewestTemplate' return type */
export interface IGetNewestTemplateResult {
  content_hash: Buffer;
  deleted: boolean;
  version: number;
}

/** 'GetNewestTemplate' query type */
export interface IGetNewestTemplateQuery {
  params: IGetNewestTemplateParams;
  result: IGetNewestTemplateResult;
}

const getNewestTemplateIR: any = {"usedParamSet":{"projectId":true,"name":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":101,"b":111}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":126,"b":131}]}],"statement":"SELECT version, content_hash, deleted_at IS NOT NULL AS \"deleted!\"\nFROM templates\nWHERE project_id = :projectId!\n  AND name = :name!\nORDER BY version DESC\nLIMIT 1"};

/**
 * Query generated from SQL:
 * ```
 * SELECT version, content_hash, deleted_at IS NOT NULL AS "deleted!"
 * FROM templates
 * WHERE project_id = :projectId!
 *   AND name = :name!
 * ORDER BY version DESC
 * LIMIT 1
 * ```
 */
export const getNewestTemplate = new PreparedQuery<IGetNewestTemplateParams,IGetNewestTemplateResult>(getNewestTemplateIR);


