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
import type { JobRunStatus } from "../../engine/states.ts";
import type { Database, Queryable } from "../database.ts";
import { reserveKey } from "../idempotency/idempotency-key.ts";
import { run } from "../statement.ts";
import { createRunRows } from "./create-run.queries.ts";
import { getRunState } from "./get-run-state.ts";

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
  const { projectId } = newRun;
  return database.transaction(async (connection) => {
    const earlier = await reserveKey(connection, { projectId, ...idempotency }, runId);
    return earlier === null
      ? insertRun(connection, runId, newRun)
      : replayed(connection, projectId, earlier);
  });
}

async function replayed(on: Queryable, projectId: string, runId: string): Promise<CreatedRun> {
  const known = await getRunState(on, { projectId, runId });
  if (known === undefined)
    throw new StratalError("not_found", "The run that was started with this key is gone.");
  return { runId, status: known.status, replayed: true };
}

async function insertRun(on: Queryable, runId: string, newRun: NewRun): Promise<CreatedRun> {
  const { plan } = newRun;
  const nodes = plan.error === null ? plan.nodes : [];
  const status = initialStatus(plan);
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
      names: nodes.map((node) => node.task.name),
      openDeps: nodes.map((node) => node.dependencies.length),
      queues: nodes.map((node) => node.task.queue),
      slotKinds: nodes.map((node) => node.slotKind),
      tags: nodes.map((node) => node.tags.join(",")),
      priorities: nodes.map((node) => node.task.priority),
    },
    on,
  );
  return { runId, status, replayed: false };
}

function initialStatus(plan: Plan): "failed" | "completed" | "queued" {
  if (plan.error !== null) return "failed";
  return plan.nodes.length === 0 ? "completed" : "queued";
}
