/** Types generated for queries found in "src/store/templates/list-templates.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'ListTemplateRows' parameters type */
export interface IListTemplateRowsParams {
  after?: string | null | void;
  limit: number;
  offset: number;
  projectId: string;
}

/** 'ListTemplateRows' return type */
export interface IListTemplateRowsResult {
  content_hash: Buffer;
  created_at: Date;
  created_by: string;
  description: string;
  id: string;
  kind: string;
  name: string;
  source_format: string;
  version: number;
}

/** 'ListTemplateRows' query type */
export interface IListTemplateRowsQuery {
  params: IListTemplateRowsParams;
  result: IListTemplateRowsResult;
}

const listTemplateRowsIR: any = {"usedParamSet":{"projectId":true,"after":true,"limit":true,"offset":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":152,"b":162}]},{"name":"after","required":false,"transform":{"type":"scalar"},"locs":[{"a":196,"b":201},{"a":227,"b":232}]},{"name":"limit","required":true,"transform":{"type":"scalar"},"locs":[{"a":269,"b":275}]},{"name":"offset","required":true,"transform":{"type":"scalar"},"locs":[{"a":289,"b":296}]}],"statement":"SELECT DISTINCT ON (name)\n  id, name, version, kind, description, source_format, content_hash, created_by, created_at\nFROM templates\nWHERE project_id = :projectId!\n  AND deleted_at IS NULL\n  AND (:after::text IS NULL OR name > :after)\nORDER BY name, version DESC\nLIMIT :limit!::int\nOFFSET :offset!::int"};

/**
 * Query generated from SQL:
 * ```
 * SELECT DISTINCT ON (name)
 *   id, name, version, kind, description, source_format, content_hash, created_by, created_at
 * FROM templates
 * WHERE project_id = :projectId!
 *   AND deleted_at IS NULL
 *   AND (:after::text IS NULL OR name > :after)
 * ORDER BY name, version DESC
 * LIMIT :limit!::int
 * OFFSET :offset!::int
 * ```
 */
export const listTemplateRows = new PreparedQuery<IListTemplateRowsParams,IListTemplateRowsResult>(listTemplateRowsIR);


