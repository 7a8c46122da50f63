/** An approval: waits for people to decide, and is what they decided (workflow-language.md §3). */
import { formatDuration } from "../../base/duration.ts";
import type { JsonObject } from "../../base/json.ts";
import type { ApprovalBody } from "../../definition/job-definition.ts";
import { toText } from "../../definition/expression/result.ts";
import { approvalVerdict, type OpenApproval } from "../../engine/approval.ts";
import { databaseNow } from "../../store/database-now.ts";
import { waitTask } from "../../store/runs/wait-task.ts";
import { failed, type Attempt, type StepResult } from "../attempt.ts";
import { evaluateText } from "../evaluate-task.ts";
import { factsWithEnv } from "../task-values.ts";
import { stoppedEnding, withOutputs } from "./join.ts";

/** Asks for the decision. */
export async function askApproval(attempt: Attempt, body: ApprovalBody): Promise<StepResult> {
  const { claimed, node, version, loaded, context, workerId } = attempt;
  const facts = factsWithEnv(version, loaded.facts);
  const message = node.hasExpressions ? toText(evaluateText(body.message, facts)) : body.message;
  const nowMs = await databaseNow(context.database);
  const approval: OpenApproval = {
    kind: "approval",
    message,
    approvers: body.approvers,
    min: body.min,
    allow_self: body.allowSelf,
    decisions: [],
    expires_at: new Date(nowMs + body.timeoutMs).toISOString(),
  };
  const waits = await waitTask(context.database, workerId, claimed, {
    // An approval is JSON; its type names more than JsonObject can say.
    progress: approval as unknown as JsonObject,
    delayMs: body.timeoutMs,
  });
  return waits ? "waiting" : stoppedEnding;
}

/** What the decision came to, or that there was none in time. */
export function closeApproval(attempt: Attempt, body: ApprovalBody): StepResult {
  // Written by `askApproval`, and with decisions by the API.
  const approval = attempt.claimed.progress as unknown as OpenApproval;
  const verdict = approvalVerdict(approval);
  if (verdict === "approved") return completed(attempt, approval, true);
  if (verdict === "rejected") {
    const { by, comment } = approval.decisions.at(-1)!;
    const words = comment === "" ? "" : `: ${comment}`;
    return rejected(attempt, approval, body, `${by} rejected it${words}`);
  }
  switch (body.onTimeout) {
    case "approve":
      return completed(attempt, approval, true);
    case "skip":
      return { status: "skipped", reason: "timeout", cascades: false };
    case "reject":
      return rejected(
        attempt,
        approval,
        body,
        `Nobody decided within ${formatDuration(body.timeoutMs)}`,
      );
  }
}

function completed(attempt: Attempt, approval: OpenApproval, isApproved: boolean): StepResult {
  const outputs = outputsOf(approval, isApproved);
  return withOutputs(attempt, { status: "completed", output: "", outputs });
}

function rejected(
  attempt: Attempt,
  approval: OpenApproval,
  body: ApprovalBody,
  message: string,
): StepResult {
  switch (body.onReject) {
    case "fail":
      return failed("approval_rejected", `${message}.`);
    case "skip":
      return { status: "skipped", reason: "rejected", cascades: false };
    case "continue":
      return completed(attempt, approval, false);
  }
}

function outputsOf({ decisions }: OpenApproval, isApproved: boolean): JsonObject {
  return {
    approved: isApproved,
    approvers: decisions.map(({ by }) => by),
    comment: decisions.at(-1)?.comment ?? "",
    form: Object.assign({}, ...decisions.map(({ form }) => form)) as JsonObject,
  };
}
