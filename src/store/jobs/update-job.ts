import { StratalError } from "../../base/errors.ts";
import { newId } from "../../base/ids.ts";
import { sqlStateOf, type Database, type Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  getVersionContentRow,
  type IGetVersionContentRowResult,
} from "./get-version-content.queries.ts";
import { insertVersionRow } from "./insert-version.queries.ts";
import { versionParameters, type JobDocument, type SavedVersion } from "./job-document.ts";
import { lockJobRow } from "./lock-job.queries.ts";

const UNIQUE_VIOLATION = "23505";

/**
 * Saves a document as the next version of a job; nothing if neither its content nor its text differs from the newest one. Throws
 * `not_found`, `job_name_taken` (it renames the job), and `revision_conflict` if the newest version is not `expectedVersion`.
 */
export function updateJob(
  database: Database,
  jobId: string,
  document: JobDocument,
  expectedVersion: number | null,
): Promise<SavedVersion> {
  return database.transaction(async (connection) => {
    const job = await lockJob(connection, { projectId: document.projectId, jobId, name: null });
    if (job === null) throw new StratalError("not_found", "There is no job with this id.");
    const { newest } = job;
    if (expectedVersion !== null && expectedVersion !== newest.number) {
      throw new StratalError(
        "revision_conflict",
        `The change is not based on the newest version, ${newest.number}: read that and change it.`,
      );
    }
    const same =
      newest.content_hash.equals(document.contentHash) &&
      newest.source_text === document.sourceText;
    if (same) return { jobId, versionId: newest.id, version: newest.number, outcome: "unchanged" };
    return addVersion(connection, jobId, document, newId());
  });
}

/** A job that no one else can change until the transaction ends, and its newest version. */
export interface LockedJob {
  jobId: string;
  newest: IGetVersionContentRowResult;
}

/** Locks a job, found by id or by name; null if there is none. */
export async function lockJob(
  connection: Queryable,
  job: { projectId: string; jobId: string | null; name: string | null },
): Promise<LockedJob | null> {
  const locked = await runOne(lockJobRow, job, connection);
  if (locked === undefined) return null;
  const { projectId } = job;
  const version = { projectId, jobId: locked.id, number: locked.latest_version };
  const newest = await runOne(getVersionContentRow, version, connection);
  if (newest === undefined) throw new Error("a job has no newest version");
  return { jobId: locked.id, newest };
}

/** Adds a version to a job that is locked. */
export async function addVersion(
  connection: Queryable,
  jobId: string,
  document: JobDocument,
  versionId: string,
): Promise<SavedVersion> {
  const parameters = { ...versionParameters(document), jobId, versionId };
  try {
    const added = await runOne(insertVersionRow, parameters, connection);
    if (added === undefined) throw new Error("a locked job is gone");
    return { jobId, versionId, version: added.number, outcome: "new_version" };
  } catch (error) {
    if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
    const name = JSON.stringify(document.definition.name);
    throw new StratalError("job_name_taken", `Another job is named ${name}; use another name.`, {
      cause: error,
    });
  }
}
