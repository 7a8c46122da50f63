/**
 * Saves a document as a job.
 *
 * 1. A name belongs to one job that is not deleted; the unique index decides, not a look beforehand.
 * 2. A version number is taken while the job's row is locked.
 */
import { StratalError } from "../../base/errors.ts";
import { newId } from "../../base/ids.ts";
import type { Database, Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { insertJobRow } from "./insert-job.queries.ts";
import { addVersion, lockJob } from "./update-job.ts";
import { versionParameters, type JobDocument, type SavedVersion } from "./job-document.ts";

const MAX_TRIES = 5;

/**
 * Creates a job. If the name is taken: a legacy document becomes the next version of the job that has it (none if its content is
 * the newest version's); a strict one throws `job_name_taken`.
 */
export async function createJob(database: Database, document: JobDocument): Promise<SavedVersion> {
  for (let left = MAX_TRIES; left > 0; left -= 1) {
    const saved = await database.transaction((connection) => createOrExtend(connection, document));
    if (saved !== null) return saved;
  }
  throw new StratalError(
    "unavailable",
    "The job is being created and deleted all the time; try again.",
  );
}

/** Null if the job with this name was deleted between the two statements. */
async function createOrExtend(
  connection: Queryable,
  document: JobDocument,
): Promise<SavedVersion | null> {
  const jobId = newId();
  const parameters = { ...versionParameters(document), jobId, versionId: newId() };
  const inserted = await run(insertJobRow, parameters, connection);
  if (inserted.length > 0) return { jobId, version: 1, outcome: "created" };
  const { name, mode } = document.definition;
  if (mode === "strict") {
    throw new StratalError(
      "job_name_taken",
      `A job named ${JSON.stringify(name)} exists. Save a new version with PUT /api/v1/jobs/<its id>, or use another name.`,
    );
  }
  const job = await lockJob(connection, { projectId: document.projectId, jobId: null, name });
  if (job === undefined) return null;
  if (job.content_hash.equals(document.contentHash))
    return { jobId: job.id, version: job.number, outcome: "unchanged" };
  return addVersion(connection, job.id, document);
}
