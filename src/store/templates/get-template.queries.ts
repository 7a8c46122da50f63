/** Types generated for queries found in "src/store/templates/get-template.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'GetTemplateRow' parameters type */
export interface IGetTemplateRowParams {
  name: string;
  projectId: string;
  version?: number | null | void;
}

/** 'GetTemplateRow' return type */
export interface IGetTemplateRowResult {
  content_hash: Buffer;
  created_at: Date;
  created_by: string;
  description: string;
  id: string;
  kind: string;
  latest: boolean;
  name: string;
  source_format: string;
  source_text: string;
  version: number;
}

/** 'GetTemplateRow' query type */
export interface IGetTemplateRowQuery {
  params: IGetTemplateRowParams;
  result: IGetTemplateRowResult;
}

const getTemplateRowIR: any = {"usedParamSet":{"projectId":true,"name":true,"version":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":343,"b":353}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":368,"b":373}]},{"name":"version","required":false,"transform":{"type":"scalar"},"locs":[{"a":407,"b":414},{"a":442,"b":449}]}],"statement":"SELECT\n  id, name, version, kind, description, source_text, source_format, content_hash, created_by, created_at,\n  NOT EXISTS (\n    SELECT FROM templates later\n    WHERE later.project_id = templates.project_id\n      AND later.name = templates.name\n      AND later.version > templates.version\n  ) AS \"latest!\"\nFROM templates\nWHERE project_id = :projectId!\n  AND name = :name!\n  AND deleted_at IS NULL\n  AND (:version::int IS NULL OR version = :version)\nORDER BY version DESC\nLIMIT 1"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   id, name, version, kind, description, source_text, source_format, content_hash, created_by, created_at,
 *   NOT EXISTS (
 *     SELECT FROM templates later
 *     WHERE later.project_id = templates.project_id
 *       AND later.name = templates.name
 *       AND later.version > templates.version
 *   ) AS "latest!"
 * FROM templates
 * WHERE project_id = :projectId!
 *   AND name = :name!
 *   AND deleted_at IS NULL
 *   AND (:version::int IS NULL OR version = :version)
 * ORDER BY version DESC
 * LIMIT 1
 * ```
 */
export const getTemplateRow = new PreparedQuery<IGetTemplateRowParams,IGetTemplateRowResult>(getTemplateRowIR);


