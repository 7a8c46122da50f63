/** Waiting for commits that did not wait themselves. */
import type { Queryable } from "./database.ts";
import { flushCommitsRow } from "./flush-commits.queries.ts";
import { runOne } from "./statement.ts";

/** Resolves when everything that was committed before it is on the database's disk (or on its standby, as `synchronous_commit` says). */
export async function flushCommits(on: Queryable): Promise<void> {
  await runOne(flushCommitsRow, undefined, on);
}
