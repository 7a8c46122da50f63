/** Types generated for queries found in "src/store/templates/load-templates.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type numberArray = (number)[];

export type stringArray = (string)[];

/** 'LoadTemplateRows' parameters type */
export interface ILoadTemplateRowsParams {
  maxBytes: number;
  names: stringArray;
  projectId: string;
  versions: numberArray;
  withDeleted: boolean;
}

/** 'LoadTemplateRows' return type */
export interface ILoadTemplateRowsResult {
  name: string;
  source_format: string;
  source_text: string | null;
  version: number;
}

/** 'LoadTemplateRows' query type */
export interface ILoadTemplateRowsQuery {
  params: ILoadTemplateRowsParams;
  result: ILoadTemplateRowsResult;
}

const loadTemplateRowsIR: any = {"usedParamSet":{"maxBytes":true,"names":true,"versions":true,"projectId":true,"withDeleted":true},"params":[{"name":"maxBytes","required":true,"transform":{"type":"scalar"},"locs":[{"a":131,"b":140}]},{"name":"names","required":true,"transform":{"type":"scalar"},"locs":[{"a":199,"b":205}]},{"name":"versions","required":true,"transform":{"type":"scalar"},"locs":[{"a":216,"b":225}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":296,"b":306}]},{"name":"withDeleted","required":true,"transform":{"type":"scalar"},"locs":[{"a":370,"b":382}]}],"statement":"SELECT\n  t.name, t.version, t.source_format,\n  CASE\n    WHEN sum(octet_length(t.source_text)) OVER (ORDER BY t.name, t.version) <= :maxBytes!::int THEN t.source_text\n  END AS source_text\nFROM unnest(:names!::text[], :versions!::int[]) AS wanted (name, version)\nJOIN templates t ON t.project_id = :projectId! AND t.name = wanted.name AND t.version = wanted.version\nWHERE :withDeleted!::boolean OR t.deleted_at IS NULL\nORDER BY t.name, t.version"};

/**
 * Query generated from SQL:
 * ```
 * SELECT
 *   t.name, t.version, t.source_format,
 *   CASE
 *     WHEN sum(octet_length(t.source_text)) OVER (ORDER BY t.name, t.version) <= :maxBytes!::int THEN t.source_text
 *   END AS source_text
 * FROM unnest(:names!::text[], :versions!::int[]) AS wanted (name, version)
 * JOIN templates t ON t.project_id = :projectId! AND t.name = wanted.name AND t.version = wanted.version
 * WHERE :withDeleted!::boolean OR t.deleted_at IS NULL
 * ORDER BY t.name, t.version
 * ```
 */
export const loadTemplateRows = new PreparedQuery<ILoadTemplateRowsParams,ILoadTemplateRowsResult>(loadTemplateRowsIR);


