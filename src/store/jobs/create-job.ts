/**
 * Saves a document as a job.
 *
 * 1. A name belongs to one job that is not deleted; the unique index decides, not a look beforehand.
 * 2. A version number is taken while the job's row is locked.
 * 3. An Idempotency-Key and the version that it stands for appear together or not at all.
 */
import { StratalError } from "../../base/errors.ts";
import { newId } from "../../base/ids.ts";
import type { Database, Queryable } from "../database.ts";
import { bindKey, reserveKey, type IdempotencyKey } from "../idempotency/idempotency-key.ts";
import { run, runOne } from "../statement.ts";
import { findVersionRow } from "./find-version.queries.ts";
import { insertJobRow } from "./insert-job.queries.ts";
import { versionParameters, type JobDocument, type SavedVersion } from "./job-document.ts";
import { addVersion, lockJob } from "./update-job.ts";

const MAX_TRIES = 5;

/**
 * Creates a job. If the name is taken: a legacy document becomes the next version of the job that has it (none if its content is
 * the newest version's); a strict one throws `job_name_taken`. With a key that is known it answers with what was saved then.
 */
export function createJob(
  database: Database,
  document: JobDocument,
  key: IdempotencyKey | null = null,
): Promise<SavedVersion> {
  return database.transaction(async (connection) => {
    const versionId = newId();
    const earlier = key === null ? null : await reserveKey(connection, key, versionId);
    if (earlier !== null) return replayed(connection, document.projectId, earlier);
    const saved = await createOrExtend(connection, document, versionId);
    if (key !== null && saved.versionId !== versionId)
      await bindKey(connection, key, saved.versionId);
    return saved;
  });
}

async function replayed(
  connection: Queryable,
  projectId: string,
  versionId: string,
): Promise<SavedVersion> {
  const version = await runOne(findVersionRow, { projectId, versionId }, connection);
  if (version === undefined)
    throw new StratalError("not_found", "The job that was saved with this key is gone.");
  return { jobId: version.job_id, versionId, version: version.number, outcome: "replayed" };
}

async function createOrExtend(
  connection: Queryable,
  document: JobDocument,
  versionId: string,
): Promise<SavedVersion> {
  // Another try only after the job with this name was deleted or renamed between the two statements.
  for (let left = MAX_TRIES; left > 0; left -= 1) {
    const saved =
      (await insertJob(connection, document, versionId)) ??
      (await extendJob(connection, document, versionId));
    if (saved !== null) return saved;
  }
  throw new StratalError(
    "unavailable",
    "The job is being created and deleted all the time; try again.",
  );
}

/** Null if the name is taken. */
async function insertJob(
  connection: Queryable,
  document: JobDocument,
  versionId: string,
): Promise<SavedVersion | null> {
  const jobId = newId();
  const parameters = { ...versionParameters(document), jobId, versionId };
  const inserted = await run(insertJobRow, parameters, connection);
  return inserted.length > 0 ? { jobId, versionId, version: 1, outcome: "created" } : null;
}

/** Null if the job that had the name has it no longer. */
async function extendJob(
  connection: Queryable,
  document: JobDocument,
  versionId: string,
): Promise<SavedVersion | null> {
  const { name, mode } = document.definition;
  if (mode === "strict") {
    throw new StratalError(
      "job_name_taken",
      `A job named ${JSON.stringify(name)} exists. Save a new version with PUT /api/v1/jobs/<its id>, or use another name.`,
    );
  }
  const job = await lockJob(connection, { projectId: document.projectId, jobId: null, name });
  if (job === null) return null;
  const { jobId, newest } = job;
  if (newest.content_hash.equals(document.contentHash))
    return { jobId, versionId: newest.id, version: newest.number, outcome: "unchanged" };
  return addVersion(connection, jobId, document, versionId);
}
