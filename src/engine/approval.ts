/** Decisions about an approval (workflow-language.md §3). Pure. */
import type { ApprovalBody } from "../definition/job-definition.ts";
import type { JsonObject } from "../base/json.ts";

/** One person's word. */
export interface ApprovalDecision {
  by: string;
  decision: "approve" | "reject";
  /** ISO 8601. */
  at: string;
  comment: string;
  /** Values of the form. */
  form: JsonObject;
}

/** An approval that is open, as it is stored with the task run that waits for it. */
export interface OpenApproval {
  kind: "approval";
  message: string;
  approvers: ApprovalBody["approvers"];
  min: number;
  allow_self: boolean;
  decisions: ApprovalDecision[];
  /** ISO 8601. */
  expires_at: string;
}

/** Who decides. */
export interface Approver {
  name: string;
  groups: readonly string[];
  /** Administrators and owners decide whatever the list says. */
  isAdmin: boolean;
  /** The only user of a local server may decide about a run of its own. */
  isOnly: boolean;
}

/** Why somebody may not decide, as a sentence; null if they may. */
export function approvalRefusal(
  { approvers, allow_self: allowSelf, decisions }: OpenApproval,
  { name, groups, isAdmin, isOnly }: Approver,
  startedBy: string,
): string | null {
  if (decisions.some((decision) => decision.by === name))
    return "You have decided about this approval already.";
  if (!isOnly && !allowSelf && name === startedBy)
    return "Who started the run may not decide about it (allow_self is false).";
  const { users, groups: named } = approvers;
  const isNamed = users.includes(name) || named.some((group) => groups.includes(group));
  if (isNamed || isAdmin || (users.length === 0 && named.length === 0)) return null;
  return "You are not among the approvers of this task.";
}

/** What the decisions come to; null while more are needed. One rejection is enough. */
export function approvalVerdict({
  decisions,
  min,
}: Pick<OpenApproval, "decisions" | "min">): "approved" | "rejected" | null {
  if (decisions.some(({ decision }) => decision === "reject")) return "rejected";
  return decisions.length >= min ? "approved" : null;
}
