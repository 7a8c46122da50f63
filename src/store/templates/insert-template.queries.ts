/** Types generated for queries found in "src/store/templates/insert-template.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'InsertTemplateRow' parameters type */
export interface IInsertTemplateRowParams {
  contentHash: Buffer;
  createdBy: string;
  description: string;
  id: string;
  kind: string;
  name: string;
  projectId: string;
  sourceFormat: string;
  sourceText: string;
  version: number;
}

/** 'InsertTemplateRow' return type */
export type IInsertTemplateRowResult = void;

/** 'InsertTemplateRow' query type */
export interface IInsertTemplateRowQuery {
  params: IInsertTemplateRowParams;
  result: IInsertTemplateRowResult;
}

const insertTemplateRowIR: any = {"usedParamSet":{"id":true,"projectId":true,"name":true,"version":true,"kind":true,"description":true,"sourceText":true,"sourceFormat":true,"contentHash":true,"createdBy":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":142,"b":145}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":148,"b":158}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":161,"b":166}]},{"name":"version","required":true,"transform":{"type":"scalar"},"locs":[{"a":169,"b":177}]},{"name":"kind","required":true,"transform":{"type":"scalar"},"locs":[{"a":180,"b":185}]},{"name":"description","required":true,"transform":{"type":"scalar"},"locs":[{"a":188,"b":200}]},{"name":"sourceText","required":true,"transform":{"type":"scalar"},"locs":[{"a":203,"b":214}]},{"name":"sourceFormat","required":true,"transform":{"type":"scalar"},"locs":[{"a":217,"b":230}]},{"name":"contentHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":233,"b":245}]},{"name":"createdBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":248,"b":258}]}],"statement":"INSERT INTO templates (\n  id, project_id, name, version, kind, description, source_text, source_format, content_hash, created_by\n)\nVALUES (\n  :id!, :projectId!, :name!, :version!, :kind!, :description!, :sourceText!, :sourceFormat!, :contentHash!, :createdBy!\n)"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO templates (
 *   id, project_id, name, version, kind, description, source_text, source_format, content_hash, created_by
 * )
 * VALUES (
 *   :id!, :projectId!, :name!, :version!, :kind!, :description!, :sourceText!, :sourceFormat!, :contentHash!, :createdBy!
 * )
 * ```
 */
export const insertTemplateRow = new PreparedQuery<IInsertTemplateRowParams,IInsertTemplateRowResult>(insertTemplateRowIR);


