import { StratalError } from "../../base/errors.ts";
import { newId } from "../../base/ids.ts";
import { sqlStateOf, type Database, type Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { insertVersionRow } from "./insert-version.queries.ts";
import { versionParameters, type JobDocument, type SavedVersion } from "./job-document.ts";
import { lockJobRow, type ILockJobRowResult } from "./lock-job.queries.ts";

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
    if (job === undefined) throw new StratalError("not_found", "There is no job with this id.");
    if (expectedVersion !== null && expectedVersion !== job.number) {
      throw new StratalError(
        "revision_conflict",
        `The change is not based on the newest version, ${job.number}: read that and change it.`,
      );
    }
    const same =
      job.content_hash.equals(document.contentHash) && job.source_text === document.sourceText;
    if (same) return { jobId, version: job.number, outcome: "unchanged" };
    return addVersion(connection, jobId, document);
  });
}

/** Locks a job, found by id or by name, and tells its newest version; undefined if there is none. */
export function lockJob(
  connection: Queryable,
  job: { projectId: string; jobId: string | null; name: string | null },
): Promise<ILockJobRowResult | undefined> {
  return runOne(lockJobRow, job, connection);
}

/** Adds a version to a job that is locked. */
export async function addVersion(
  connection: Queryable,
  jobId: string,
  document: JobDocument,
): Promise<SavedVersion> {
  const parameters = { ...versionParameters(document), jobId, versionId: newId() };
  try {
    const added = await runOne(insertVersionRow, parameters, connection);
    if (added === undefined) throw new Error("a locked job is gone");
    return { jobId, version: added.number, outcome: "new_version" };
  } catch (error) {
    if (sqlStateOf(error) !== UNIQUE_VIOLATION) throw error;
    const name = JSON.stringify(document.definition.name);
    throw new StratalError("job_name_taken", `Another job is named ${name}; use another name.`, {
      cause: error,
    });
  }
}
