/** Jobs and their versions as the API shows them. */
import type { JobVersion, JobVersionDetail } from "../../api/job-versions.ts";
import type { Job, JobDetail, JobStats } from "../../api/jobs.ts";
import type { ErrorDetail } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import type { IGetJobRowResult } from "../../store/jobs/get-job.queries.ts";
import type { JobRunSummary } from "../../store/jobs/summarize-job-runs.ts";
import type { IGetVersionRowResult } from "../../store/jobs/get-version.queries.ts";
import type { IListJobRowsResult } from "../../store/jobs/list-jobs.queries.ts";
import type { IListVersionRowsResult } from "../../store/jobs/list-versions.queries.ts";
import { isoTime } from "../iso-time.ts";
import { legacyTasks } from "./legacy-task.ts";

type JobRow = Omit<
  IGetJobRowResult,
  "definition" | "source_text" | "source_format" | "content_hash" | "warnings"
>;

function jobFields(row: JobRow, owner: string | null, taskCount: number): Job {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    source: row.source,
    owner,
    labels: row.labels as Record<string, string>,
    enabled: row.enabled,
    version: row.number,
    version_id: row.version_id,
    task_count: taskCount,
    created_at: isoTime(row.created_at),
    updated_at: isoTime(row.updated_at),
  };
}

/** A job in a list. */
export function jobAnswer(row: IListJobRowsResult): Job {
  return jobFields(row, row.owner, row.task_count);
}

/** What a job's newest runs came to. */
export function statsAnswer({ recent, p50, completed, failed }: JobRunSummary): JobStats {
  const decided = completed + failed;
  return {
    // JSON of the database writes times in its own way.
    recent_runs: recent.map((run) => ({ ...run, created_at: isoTime(new Date(run.created_at)) })),
    last_status: recent[0]?.status ?? null,
    p50_ms: p50 === null ? null : Math.round(p50),
    success_rate: decided === 0 ? null : completed / decided,
  };
}

/** A job with everything about its newest version. */
export function jobDetailAnswer(row: IGetJobRowResult): JobDetail {
  // The columns hold what saving a document wrote.
  const definition = row.definition as unknown as JobDefinition;
  return {
    ...jobFields(row, definition.owner, definition.tasks.length),
    mode: definition.mode,
    tasks: legacyTasks(definition, row.id, row.version_id),
    definition: row.definition as JsonObject,
    source_text: row.source_text,
    source_format: row.source_format as "yaml" | "json",
    content_hash: row.content_hash.toString("hex"),
    warnings: warningAnswers(row.warnings as unknown as ErrorDetail[]),
  };
}

/** Warnings of a document. */
export function warningAnswers(warnings: readonly ErrorDetail[]): JobDetail["warnings"] {
  return warnings.map(({ path, message, line, column }) => ({
    path,
    message,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  }));
}

/** A version in a list. */
export function versionAnswer(row: IListVersionRowsResult): JobVersion {
  return {
    id: row.id,
    job_id: row.job_id,
    number: row.number,
    latest: row.latest,
    source_format: row.source_format as "yaml" | "json",
    content_hash: row.content_hash.toString("hex"),
    warnings: warningAnswers(row.warnings as unknown as ErrorDetail[]),
    created_by: row.created_by,
    created_at: isoTime(row.created_at),
  };
}

/** A version with its document. */
export function versionDetailAnswer(row: IGetVersionRowResult): JobVersionDetail {
  const definition = row.definition as unknown as JobDefinition;
  return {
    ...versionAnswer(row),
    definition: row.definition as JsonObject,
    source_text: row.source_text,
    tasks: legacyTasks(definition, row.job_id, row.id),
  };
}
