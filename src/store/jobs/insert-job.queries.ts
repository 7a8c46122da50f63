/** Types generated for queries found in "src/store/jobs/insert-job.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

export type stringArray = (string)[];

/** 'InsertJobRow' parameters type */
export interface IInsertJobRowParams {
  contentHash: Buffer;
  createdBy: string;
  definition: JsonParameter;
  description: string;
  enabled: boolean;
  jobId: string;
  labels: JsonParameter;
  name: string;
  plan: JsonParameter;
  projectId: string;
  source: string;
  sourceFormat: string;
  sourceText: string;
  templates: stringArray;
  versionId: string;
  warnings: JsonParameter;
}

/** 'InsertJobRow' return type */
export interface IInsertJobRowResult {
  job_id: string;
}

/** 'InsertJobRow' query type */
export interface IInsertJobRowQuery {
  params: IInsertJobRowParams;
  result: IInsertJobRowResult;
}

const insertJobRowIR: any = {"usedParamSet":{"jobId":true,"projectId":true,"name":true,"description":true,"source":true,"enabled":true,"labels":true,"versionId":true,"definition":true,"plan":true,"sourceText":true,"sourceFormat":true,"contentHash":true,"warnings":true,"createdBy":true,"templates":true},"params":[{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":120,"b":126}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":129,"b":139}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":142,"b":147}]},{"name":"description","required":true,"transform":{"type":"scalar"},"locs":[{"a":150,"b":162}]},{"name":"source","required":true,"transform":{"type":"scalar"},"locs":[{"a":165,"b":172}]},{"name":"enabled","required":true,"transform":{"type":"scalar"},"locs":[{"a":175,"b":183}]},{"name":"labels","required":true,"transform":{"type":"scalar"},"locs":[{"a":186,"b":193}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":470,"b":480}]},{"name":"definition","required":true,"transform":{"type":"scalar"},"locs":[{"a":516,"b":527}]},{"name":"plan","required":true,"transform":{"type":"scalar"},"locs":[{"a":536,"b":541}]},{"name":"sourceText","required":true,"transform":{"type":"scalar"},"locs":[{"a":550,"b":561}]},{"name":"sourceFormat","required":true,"transform":{"type":"scalar"},"locs":[{"a":570,"b":583}]},{"name":"contentHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":594,"b":606}]},{"name":"warnings","required":true,"transform":{"type":"scalar"},"locs":[{"a":616,"b":625}]},{"name":"createdBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":635,"b":645}]},{"name":"templates","required":true,"transform":{"type":"scalar"},"locs":[{"a":654,"b":664}]}],"statement":"WITH job AS (\n  INSERT INTO jobs (id, project_id, name, description, source, enabled, labels, latest_version)\n  VALUES (:jobId!, :projectId!, :name!, :description!, :source!, :enabled!, :labels!::jsonb, 1)\n  ON CONFLICT (project_id, name) WHERE deleted_at IS NULL DO NOTHING\n  RETURNING id, project_id\n)\nINSERT INTO job_versions (\n  id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash, warnings, created_by,\n  templates\n)\nSELECT\n  :versionId!::uuid, job.project_id, job.id, 1, :definition!::json, :plan!::json, :sourceText!::text, :sourceFormat!::text,\n  :contentHash!::bytea, :warnings!::jsonb, :createdBy!::text, :templates!::text[]\nFROM job\nRETURNING job_id"};

/**
 * Query generated from SQL:
 * ```
 * WITH job AS (
 *   INSERT INTO jobs (id, project_id, name, description, source, enabled, labels, latest_version)
 *   VALUES (:jobId!, :projectId!, :name!, :description!, :source!, :enabled!, :labels!::jsonb, 1)
 *   ON CONFLICT (project_id, name) WHERE deleted_at IS NULL DO NOTHING
 *   RETURNING id, project_id
 * )
 * INSERT INTO job_versions (
 *   id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash, warnings, created_by,
 *   templates
 * )
 * SELECT
 *   :versionId!::uuid, job.project_id, job.id, 1, :definition!::json, :plan!::json, :sourceText!::text, :sourceFormat!::text,
 *   :contentHash!::bytea, :warnings!::jsonb, :createdBy!::text, :templates!::text[]
 * FROM job
 * RETURNING job_id
 * ```
 */
export const insertJobRow = new PreparedQuery<IInsertJobRowParams,IInsertJobRowResult>(insertJobRowIR);


