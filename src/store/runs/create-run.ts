/**
 * Starts job runs. Owns the order of the idempotency key and the run, and what a run without work becomes.
 *
 * 1. One transaction: key, run, task runs, ready rows and event appear together or not at all.
 * 2. A plan that cannot run (a cycle that legacy mode let pass) gives a run that has failed, so that the reason is seen.
 */
import { newRunId } from "../../base/ids.ts";
import type { JsonObject } from "../../base/json.ts";
import { StratalError } from "../../base/errors.ts";
import type { Plan } from "../../definition/plan.ts";
import { graphTasks } from "../../engine/expand.ts";
import type { JobRunStatus } from "../../engine/states.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { createRunRows } from "./create-run.queries.ts";
import { findIdempotencyKey } from "./find-idempotency-key.queries.ts";
import { reserveIdempotencyKey } from "./reserve-idempotency-key.queries.ts";

export interface NewRun {
  projectId: string;
  jobId: string;
  versionId: string;
  plan: Plan;
  inputs: JsonObject;
  /** Who or what started it, such as `api` or a trigger's name. */
  triggeredBy: string;
  /** Makes the start repeatable for 24 hours: the same key and hash answer the same run. */
  idempotency?: { scope: string; key: string; requestHash: Buffer };
}

export interface CreatedRun {
  runId: string;
  status: JobRunStatus;
  /** True when an earlier request with the same key started this run. */
  replayed: boolean;
}

/** Creates a run and queues its first tasks; throws `idempotency_conflict` when the key was used for another request. */
export async function createRun(database: Database, newRun: NewRun): Promise<CreatedRun> {
  const runId = newRunId();
  const { idempotency } = newRun;
  if (idempotency === undefined) return insertRun(database, runId, newRun);
  return database.transaction(async (connection) => {
    const key = { projectId: newRun.projectId, scope: idempotency.scope, key: idempotency.key };
    const reserved = await runOne(
      reserveIdempotencyKey,
      { ...key, requestHash: idempotency.requestHash, runId },
      connection,
    );
    if (reserved !== undefined) return insertRun(connection, runId, newRun);
    const known = await runOne(findIdempotencyKey, key, connection);
    if (known?.request_hash.equals(idempotency.requestHash) !== true) {
      throw new StratalError(
        "idempotency_conflict",
        `The Idempotency-Key "${idempotency.key}" was used with another request in the last 24 hours. Use a new key.`,
      );
    }
    return { runId: known.run_id, status: known.status, replayed: true };
  });
}

async function insertRun(on: Queryable, runId: string, newRun: NewRun): Promise<CreatedRun> {
  const { plan } = newRun;
  const tasks = plan.error === null ? graphTasks(plan, 0) : [];
  const status = initialStatus(plan, tasks.length);
  await run(
    createRunRows,
    {
      runId,
      projectId: newRun.projectId,
      jobId: newRun.jobId,
      versionId: newRun.versionId,
      status,
      reason: plan.error === null ? null : "invalid_definition",
      error: plan.error === null ? null : { kind: "validation", message: plan.error },
      failurePolicy: plan.failurePolicy,
      priority: plan.priority,
      inputs: newRun.inputs,
      triggeredBy: newRun.triggeredBy,
      timeoutMs: plan.timeoutMs,
      hasController: plan.hasPhases && tasks.length > 0,
      names: tasks.map((task) => task.name),
      openDeps: tasks.map((task) => task.openDeps),
      queues: tasks.map((task) => task.queue),
      slotKinds: tasks.map((task) => task.slotKind),
      tags: tasks.map((task) => task.tags.join(",")),
      priorities: tasks.map((task) => task.priority),
    },
    on,
  );
  return { runId, status, replayed: false };
}

function initialStatus(plan: Plan, tasks: number): "failed" | "completed" | "queued" {
  if (plan.error !== null) return "failed";
  return tasks === 0 ? "completed" : "queued";
}
