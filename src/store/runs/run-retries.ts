/** Runs that are tried again by themselves: which, when, and why not. Each row is its own timer, so no crash loses one. */
import type { JsonObject } from "../../base/json.ts";
import type { TaskError } from "../../engine/outcome.ts";
import type { Plan } from "../../definition/plan.ts";
import { TASK_LAYER } from "../../engine/expand.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { decideRetryRow } from "./decide-retry.queries.ts";
import { findDueRetryRows, type IFindDueRetryRowsResult } from "./find-due-retries.queries.ts";
import {
  findUndecidedRetryRows,
  type IFindUndecidedRetryRowsResult,
} from "./find-undecided-retries.queries.ts";
import { listTaskErrorRows } from "./list-task-errors.queries.ts";

/** A run that did not succeed and has attempts left. */
export interface UndecidedRetry extends Omit<IFindUndecidedRetryRowsResult, "error" | "inputs"> {
  error: TaskError | null;
  inputs: JsonObject;
}

/** Runs of which nobody has decided yet whether they are tried again. */
export async function findUndecidedRetries(on: Queryable): Promise<UndecidedRetry[]> {
  const rows = await run(findUndecidedRetryRows, undefined, on);
  // The columns hold what settling and starting the run wrote.
  return rows.map((row) => ({
    ...row,
    error: row.error as unknown as TaskError | null,
    inputs: row.inputs as JsonObject,
  }));
}

/** Runs whose next attempt is due. */
export function findDueRetries(on: Queryable): Promise<IFindDueRetryRowsResult[]> {
  return run(findDueRetryRows, undefined, on);
}

/** Why task runs of a run failed, but for failures that `allow_failure` lets pass. */
export async function listTaskErrors(
  on: Queryable,
  runId: string,
  plan: Plan,
): Promise<TaskError[]> {
  const rows = await run(listTaskErrorRows, { runId }, on);
  return rows
    .filter(
      ({ node, layer }) => layer !== TASK_LAYER || plan.nodes[node]?.task.allowFailure !== true,
    )
    .map(({ error }) => error as unknown as TaskError);
}

/** Notes when a run is tried again; null if it is not. */
export async function decideRetry(
  on: Queryable,
  { runId, attempt }: { runId: string; attempt: number },
  retryAt: Date | null,
): Promise<void> {
  const reason = retryAt === null ? null : `retrying at ${retryAt.toISOString()}`;
  await run(decideRetryRow, { runId, attempt, retryAt, reason }, on);
}
