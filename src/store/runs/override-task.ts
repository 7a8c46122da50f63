/**
 * Gives a task run a final state by hand. Owns the transaction around the row lock.
 *
 * 1. An open task run is claimed by nobody's worker and settled at once, so that successors, scopes and the run count it like any other.
 * 2. In an ended run only the task run and the counters change; what comes after it is decided again by a re-run.
 */
import { newId } from "../../base/ids.ts";
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import type { Plan } from "../../definition/plan.ts";
import { TASK_LAYER } from "../../engine/expand.ts";
import type { TaskError } from "../../engine/outcome.ts";
import { edgeValue, isTerminalTask, type SkipReason } from "../../engine/states.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import type { JobVersion, JobVersions } from "../versions/job-version.ts";
import { accountingOf } from "./accounting.ts";
import { allowReopening } from "./allow-reopening.queries.ts";
import { getOverrideTarget, type IGetOverrideTargetResult } from "./get-override-target.queries.ts";
import { haltScope } from "./halt.ts";
import { lockRun } from "./lock-run.queries.ts";
import { overrideEndedTask } from "./override-ended-task.queries.ts";
import { recordOverride } from "./record-override.queries.ts";
import { settleWithin, type TaskResult } from "./settle-tasks.ts";
import { takeTaskRow, type ITakeTaskRowResult } from "./take-task.queries.ts";

/** The task run, the state to give it, and who says why. */
export interface Override {
  projectId: string;
  runId: string;
  seq: number;
  status: "completed" | "skipped" | "failed";
  outputs: JsonObject | null;
  by: string;
  reason: string;
}

export interface Overridden {
  name: string;
  previousStatus: IGetOverrideTargetResult["status"];
  /** Of an open run: something of it may start or has to stop now. */
  runGoesOn: boolean;
  plan: Plan;
}

/** Throws `not_found` or `state_conflict`. */
export function overrideTask(
  database: Database,
  versions: JobVersions,
  override: Override,
): Promise<Overridden> {
  const { projectId, runId, seq } = override;
  return database.transaction(async (connection) => {
    await run(lockRun, { projectId, runId }, connection);
    const target = await runOne(getOverrideTarget, { projectId, runId, seq }, connection);
    if (target === undefined)
      throw new StratalError("not_found", "There is no task run with this id.");
    const version = await versions.load(target.version_id);
    // Only names the claim within this transaction.
    const workerId = newId();
    if (target.runEnded) await overrideEnded(connection, target, version, override);
    else await overrideOpen(connection, target, version, override, workerId);
    const { by, status: to, reason } = override;
    const data = { by, from: target.status, to, reason };
    await run(recordOverride, { runId, seq, workerId, data }, connection);
    const { name, status: previousStatus, runEnded } = target;
    return { name, previousStatus, runGoesOn: !runEnded, plan: version.plan };
  });
}

async function overrideOpen(
  connection: Queryable,
  target: IGetOverrideTargetResult,
  version: JobVersion,
  override: Override,
  workerId: string,
): Promise<void> {
  const { runId, seq } = override;
  if (target.status === "running" || isTerminalTask(target.status)) throw notNow(target);
  if (target.openInside > 0) await haltScope(connection, runId, target.child_scope!, "cancel");
  const taken = await runOne(takeTaskRow, { runId, seq, workerId }, connection);
  if (taken === undefined) throw notNow(target);
  await settleWithin(connection, workerId, [resultOf(taken, version, override)]);
}

function notNow({ name, status }: IGetOverrideTargetResult): StratalError {
  const what =
    status === "running"
      ? "Wait until it has ended, or cancel the run."
      : "The run has not ended: wait until it has, then override the task run and run what failed again.";
  return new StratalError("state_conflict", `The task run ${name} is ${status}. ${what}`);
}

async function overrideEnded(
  connection: Queryable,
  target: IGetOverrideTargetResult,
  { plan }: JobVersion,
  override: Override,
): Promise<void> {
  const { runId, seq, status, outputs } = override;
  const allows = allowsFailure(plan, target);
  const wasBad = edgeValue(target.status, target.skip_reason, allows) === "bad" ? 1 : 0;
  const isBad = edgeValue(status, skipReasonOf(status), allows) === "bad" ? 1 : 0;
  const error = errorOf(override);
  await run(allowReopening, undefined, connection);
  await run(
    overrideEndedTask,
    {
      runId,
      seq,
      status,
      skipReason: skipReasonOf(status),
      outputs,
      error: error === null ? null : { ...error },
      badDelta: isBad - wasBad,
    },
    connection,
  );
}

function resultOf(taken: ITakeTaskRowResult, version: JobVersion, override: Override): TaskResult {
  const { projectId, runId, status, outputs } = override;
  const { plan } = version;
  const allows = allowsFailure(plan, taken);
  const skipReason = skipReasonOf(status);
  return {
    projectId,
    runId,
    seq: taken.seq,
    attempt: taken.attempt,
    status,
    attemptStatus: "overridden",
    skipReason,
    cascades: false,
    value: edgeValue(status, skipReason, allows),
    allowedFailure: status === "failed" && allows,
    exitCode: null,
    output: null,
    outputs,
    error: errorOf(override),
    delayMs: null,
    ...accountingOf(plan, taken.scope),
    successors: version.successorSeqs(taken),
  };
}

/** A neutral skip: what depends on it goes on as after a condition that was false. */
function skipReasonOf(status: Override["status"]): SkipReason | null {
  return status === "skipped" ? "condition" : null;
}

function errorOf({ status, by, reason }: Override): TaskError | null {
  if (status !== "failed") return null;
  return { kind: "cancelled", message: `Set to failed by ${by}: ${reason}` };
}

function allowsFailure({ nodes }: Plan, { layer, node }: { layer: number; node: number }): boolean {
  return layer === TASK_LAYER && nodes[node]!.task.allowFailure;
}
