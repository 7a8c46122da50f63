import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import type { ClaimedTask } from "./claim-tasks.ts";
import { getAttemptNumber } from "./get-attempt-number.queries.ts";

/** How often a task was tried by the time of a claim, the claim included: claims that only go on after a wait are no tries. */
export async function attemptNumber(
  on: Queryable,
  { runId, seq, attempt }: Pick<ClaimedTask, "runId" | "seq" | "attempt">,
): Promise<number> {
  // Nearly all: the statement is spared.
  if (attempt <= 1) return attempt;
  const row = await runOne(getAttemptNumber, { runId, seq, attempt }, on);
  return row!.number;
}
