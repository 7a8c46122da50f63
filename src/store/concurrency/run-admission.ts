/** What the concurrency rule of a job makes of a new run (workflow-language.md §3): it starts, waits, or is refused. */
import type { ConcurrencyRule } from "../../definition/job-definition.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { skipPendingRuns } from "./skip-pending-runs.queries.ts";
import { isHeldAbove, joinQueue, lockKey, takeSlot, type ConcurrencyKey } from "./slots.ts";
import { takeWaitingRuns } from "./take-waiting-runs.queries.ts";

/** A new run that asks for a slot. */
export interface SlotRequest {
  projectId: string;
  runId: string;
  rule: ConcurrencyRule;
  /** The task run that starts it as a child; null if none does. */
  parent: { runId: string; seq: number } | null;
}

/** How the run begins, and what its key gets of it. */
export interface SlotDecision {
  request: SlotRequest;
  beginning: {
    status: "queued" | "pending" | "failed" | "skipped";
    reason: string | null;
    error: { kind: string; message: string } | null;
  };
  /** Runs that hold the key and have to be cancelled for this one. */
  toCancel: string[];
}

/** Decides under the key's lock, which stands until the transaction ends. Comes before the run exists. */
export async function askForSlot(
  connection: Queryable,
  request: SlotRequest,
): Promise<SlotDecision> {
  const { rule, runId, parent } = request;
  const key = keyOf(request);
  const state = await lockKey(connection, key, { runId, seq: null });
  const decided = (
    status: SlotDecision["beginning"]["status"],
    reason: string | null = null,
    message: string | null = null,
  ): SlotDecision => ({
    request,
    beginning: {
      status,
      reason,
      error: message === null ? null : { kind: reason ?? "concurrency_conflict", message },
    },
    toCancel: [],
  });
  if (state.held < rule.limit && !state.isAwaited) return decided("queued");
  const shown = JSON.stringify(rule.key);
  if (parent !== null && (await isHeldAbove(connection, key, parent.runId, [parent.seq])))
    return decided(
      "failed",
      "concurrency_deadlock",
      `The concurrency key ${shown} is held by a run that waits for this one.`,
    );
  if (rule.onConflict === "skip") return decided("skipped", "concurrency_conflict");
  if (rule.onConflict === "fail")
    return decided(
      "failed",
      "concurrency_conflict",
      `The concurrency key ${shown} is taken: ${state.held} of ${rule.limit} runs hold it.`,
    );
  if (rule.queueOrder === "latest") await replaceWaiting(connection, key);
  else if (state.waiting >= rule.maxQueued)
    return decided(
      "failed",
      "concurrency_conflict",
      `${state.waiting} runs wait for the concurrency key ${shown} already; at most ${rule.maxQueued} may (max_queued).`,
    );
  const toCancel = rule.onConflict === "cancel_running" ? state.holders : [];
  return { ...decided("pending", "concurrency"), toCancel };
}

/** Gives the run, which exists now, what was decided. */
export async function takeSlotOrQueue(
  connection: Queryable,
  { request, beginning }: SlotDecision,
): Promise<void> {
  const holder = { runId: request.runId, seq: null };
  if (beginning.status === "queued") await takeSlot(connection, keyOf(request), holder);
  if (beginning.status === "pending")
    await joinQueue(connection, keyOf(request), holder, request.rule.limit);
}

/** `queue_order: latest` keeps only the newest run that waits. */
async function replaceWaiting(connection: Queryable, key: ConcurrencyKey): Promise<void> {
  const replaced = await run(takeWaitingRuns, key, connection);
  if (replaced.length === 0) return;
  await run(skipPendingRuns, { runIds: replaced.map(({ runId }) => runId) }, connection);
}

function keyOf({ projectId, rule }: SlotRequest): ConcurrencyKey {
  return { projectId, key: rule.key };
}
