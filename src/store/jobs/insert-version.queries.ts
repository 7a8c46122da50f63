/** Types generated for queries found in "src/store/jobs/insert-version.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

import type { JsonParameter } from '../json-parameter.ts';

export type stringArray = (string)[];

/** 'InsertVersionRow' parameters type */
export interface IInsertVersionRowParams {
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

/** 'InsertVersionRow' return type */
export interface IInsertVersionRowResult {
  number: number;
}

/** 'InsertVersionRow' query type */
export interface IInsertVersionRowQuery {
  params: IInsertVersionRowParams;
  result: IInsertVersionRowResult;
}

const insertVersionRowIR: any = {"usedParamSet":{"name":true,"description":true,"source":true,"enabled":true,"labels":true,"projectId":true,"jobId":true,"versionId":true,"definition":true,"plan":true,"sourceText":true,"sourceFormat":true,"contentHash":true,"warnings":true,"createdBy":true,"templates":true},"params":[{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":45,"b":50}]},{"name":"description","required":true,"transform":{"type":"scalar"},"locs":[{"a":71,"b":83}]},{"name":"source","required":true,"transform":{"type":"scalar"},"locs":[{"a":99,"b":106}]},{"name":"enabled","required":true,"transform":{"type":"scalar"},"locs":[{"a":123,"b":131}]},{"name":"labels","required":true,"transform":{"type":"scalar"},"locs":[{"a":147,"b":154}]},{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":249,"b":259}]},{"name":"jobId","required":true,"transform":{"type":"scalar"},"locs":[{"a":274,"b":280}]},{"name":"versionId","required":true,"transform":{"type":"scalar"},"locs":[{"a":493,"b":503}]},{"name":"definition","required":true,"transform":{"type":"scalar"},"locs":[{"a":556,"b":567}]},{"name":"plan","required":true,"transform":{"type":"scalar"},"locs":[{"a":576,"b":581}]},{"name":"sourceText","required":true,"transform":{"type":"scalar"},"locs":[{"a":590,"b":601}]},{"name":"sourceFormat","required":true,"transform":{"type":"scalar"},"locs":[{"a":612,"b":625}]},{"name":"contentHash","required":true,"transform":{"type":"scalar"},"locs":[{"a":634,"b":646}]},{"name":"warnings","required":true,"transform":{"type":"scalar"},"locs":[{"a":656,"b":665}]},{"name":"createdBy","required":true,"transform":{"type":"scalar"},"locs":[{"a":675,"b":685}]},{"name":"templates","required":true,"transform":{"type":"scalar"},"locs":[{"a":694,"b":704}]}],"statement":"WITH job AS (\n  UPDATE jobs\n  SET\n    name = :name!,\n    description = :description!,\n    source = :source!,\n    enabled = :enabled!,\n    labels = :labels!::jsonb,\n    latest_version = latest_version + 1,\n    updated_at = now()\n  WHERE project_id = :projectId!\n    AND id = :jobId!\n  RETURNING id, project_id, latest_version\n)\nINSERT INTO job_versions (\n  id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash, warnings, created_by,\n  templates\n)\nSELECT\n  :versionId!::uuid, job.project_id, job.id, job.latest_version, :definition!::json, :plan!::json, :sourceText!::text,\n  :sourceFormat!::text, :contentHash!::bytea, :warnings!::jsonb, :createdBy!::text, :templates!::text[]\nFROM job\nRETURNING number"};

/**
 * Query generated from SQL:
 * ```
 * WITH job AS (
 *   UPDATE jobs
 *   SET
 *     name = :name!,
 *     description = :description!,
 *     source = :source!,
 *     enabled = :enabled!,
 *     labels = :labels!::jsonb,
 *     latest_version = latest_version + 1,
 *     updated_at = now()
 *   WHERE project_id = :projectId!
 *     AND id = :jobId!
 *   RETURNING id, project_id, latest_version
 * )
 * INSERT INTO job_versions (
 *   id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash, warnings, created_by,
 *   templates
 * )
 * SELECT
 *   :versionId!::uuid, job.project_id, job.id, job.latest_version, :definition!::json, :plan!::json, :sourceText!::text,
 *   :sourceFormat!::text, :contentHash!::bytea, :warnings!::jsonb, :createdBy!::text, :templates!::text[]
 * FROM job
 * RETURNING number
 * ```
 */
export const insertVersionRow = new PreparedQuery<IInsertVersionRowParams,IInsertVersionRowResult>(insertVersionRowIR);


