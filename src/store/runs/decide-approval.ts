/** A person's word about an approval. Owns the transaction: who decides, and that the task is woken by the decision that settles it. */
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { resolveInputs } from "../../definition/validate-inputs.ts";
import {
  approvalRefusal,
  approvalVerdict,
  type ApprovalDecision,
  type Approver,
  type OpenApproval,
} from "../../engine/approval.ts";
import type { Database, Queryable } from "../database.ts";
import { databaseNow } from "../database-now.ts";
import { run, runOne } from "../statement.ts";
import type { JobVersions } from "../versions/job-version.ts";
import { getOpenApprovalRow, type IGetOpenApprovalRowResult } from "./get-open-approval.queries.ts";
import { lockRun } from "./lock-run.queries.ts";
import { recordDecision } from "./record-decision.queries.ts";
import { signalTaskRow } from "./signal-task.queries.ts";

export interface ApprovalAddress {
  projectId: string;
  runId: string;
  seq: number;
}

/** What a decision came to. */
export interface DecisionAnswer {
  /** Null while more decisions are needed. */
  verdict: "approved" | "rejected" | null;
  /** Approvals that are still missing. */
  missing: number;
  /** The queue that the task was offered in; null if it still waits, or its run is paused. */
  queue: string | null;
}

/** Decides. Throws `not_found`, `state_conflict`, `forbidden` or `invalid_inputs` (about the form). */
export function decideApproval(
  database: Database,
  versions: JobVersions,
  address: ApprovalAddress,
  approver: Approver,
  said: Pick<ApprovalDecision, "decision" | "comment" | "form">,
): Promise<DecisionAnswer> {
  const { projectId, runId, seq } = address;
  return database.transaction(async (connection) => {
    await run(lockRun, { runId, projectId }, connection);
    const open = await openApproval(connection, address);
    // Written when the task began to wait.
    const approval = open.progress as unknown as OpenApproval;
    const refusal = approvalRefusal(approval, approver, open.startedBy);
    if (refusal !== null) throw new StratalError("forbidden", refusal);
    const form = said.decision === "approve" ? await checkedForm(versions, open, said.form) : {};
    const at = new Date(await databaseNow(connection)).toISOString();
    const decision: ApprovalDecision = { ...said, by: approver.name, at, form };
    const decisions = [...approval.decisions, decision];
    await record(connection, address, { ...approval, decisions }, decision);
    const verdict = approvalVerdict({ decisions, min: approval.min });
    if (verdict === null) return { verdict, missing: approval.min - decisions.length, queue: null };
    const signal = { kind: verdict, by: approver.name };
    const woken = await runOne(signalTaskRow, { runId, seq, signal }, connection);
    return { verdict, missing: 0, queue: woken?.queue ?? null };
  });
}

async function openApproval(
  connection: Queryable,
  address: ApprovalAddress,
): Promise<IGetOpenApprovalRowResult> {
  const open = await runOne(getOpenApprovalRow, { ...address }, connection);
  if (open !== undefined) return open;
  throw new StratalError("state_conflict", "This task run waits for no approval.");
}

async function checkedForm(
  versions: JobVersions,
  { versionId, node }: IGetOpenApprovalRowResult,
  form: JsonObject,
): Promise<JsonObject> {
  const { plan } = await versions.load(versionId);
  const { body } = plan.nodes[node]!.task;
  return body.kind === "approval" ? resolveInputs(body.form, form) : {};
}

async function record(
  connection: Queryable,
  { runId, seq }: ApprovalAddress,
  approval: OpenApproval,
  decision: ApprovalDecision,
): Promise<void> {
  await run(
    recordDecision,
    {
      runId,
      seq,
      // Both are JSON; their types name more than JsonObject can say.
      progress: approval as unknown as JsonObject,
      type: decision.decision === "approve" ? "task_approved" : "task_rejected",
      decision: decision as unknown as JsonObject,
    },
    connection,
  );
}
