/**
 * The newest versions of the jobs that were started last, so that starting one again costs one statement instead of two. What is known may
 * have been overtaken: whoever uses it makes the database confirm it in the statement that relies on it (create-run.sql).
 */
import type { Queryable } from "../database.ts";
import type { IFindJobRowResult } from "./find-job.queries.ts";
import { findJob } from "./find-job.ts";

/** A job as it was found: its name and its newest version. */
export type FoundJob = IFindJobRowResult;

/** A job by its id or its name. */
export type JobName = { id: string } | { name: string };

const MAX_KEPT = 1_000;

export class KnownJobs {
  readonly #known = new Map<string, FoundJob>();

  /** What is known of a job without asking the database. */
  get(projectId: string, job: JobName): FoundJob | undefined {
    return this.#known.get(keyOf(projectId, job));
  }

  /** Asks the database, and remembers the answer; undefined if there is no such job. */
  async find(on: Queryable, projectId: string, job: JobName): Promise<FoundJob | undefined> {
    const jobId = "id" in job ? job.id : null;
    const name = "name" in job ? job.name : null;
    const found = await findJob(on, { projectId, jobId, name });
    const key = keyOf(projectId, job);
    this.#known.delete(key);
    if (found === undefined) return undefined;
    this.#known.set(key, found);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MAX_KEPT) break;
      this.#known.delete(oldest);
    }
    return found;
  }
}

function keyOf(projectId: string, job: JobName): string {
  return "id" in job ? `${projectId} id ${job.id}` : `${projectId} name ${job.name}`;
}
