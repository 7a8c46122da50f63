import type { FastifyInstance } from "fastify";
import * as api from "../../api/approvals.ts";
import { StratalError } from "../../base/errors.ts";
import { parseTaskRunId, taskRunId } from "../../base/ids.ts";
import type { JsonObject } from "../../base/json.ts";
import {
  approvalRefusal,
  type Approver,
  type OpenApproval as StoredApproval,
} from "../../engine/approval.ts";
import {
  listOpenApprovals,
  type OpenApprovalRow,
} from "../../store/approvals/list-open-approvals.ts";
import { getTaskRun } from "../../store/runs/get-task-run.ts";
import { decideApproval, type DecisionAnswer } from "../../store/runs/decide-approval.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";
import type { Principal } from "../principal.ts";

const MAX_APPROVALS = 500;

/** Tasks that wait for approval, and decisions about them. */
export function addApprovalRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.listApprovals, async ({ principal }) => {
    const { projectId } = principal;
    const rows = await listOpenApprovals(context.database, { projectId, limit: MAX_APPROVALS });
    const approver = approverOf(principal);
    const approvals = await Promise.all(rows.map((row) => approvalAnswer(context, row, approver)));
    return { approvals, count: approvals.length };
  });
  bindEndpoint(app, api.approveTaskRun, ({ params, body, principal }) => {
    const { comment = "", form = {} } = body ?? {};
    return decide(context, principal, params.id, { decision: "approve", comment, form });
  });
  bindEndpoint(app, api.rejectTaskRun, ({ params, body, principal }) => {
    const { comment = "" } = body ?? {};
    return decide(context, principal, params.id, { decision: "reject", comment, form: {} });
  });
}

async function approvalAnswer(
  { versions }: ServerContext,
  row: OpenApprovalRow,
  approver: Approver,
): Promise<api.OpenApproval> {
  const { plan } = await versions.load(row.version_id);
  const { body } = plan.nodes[row.node]!.task;
  // What asking for an approval stored.
  const asked = row.progress as unknown as StoredApproval;
  return {
    task_run_id: taskRunId(row.run_id, row.seq),
    task_name: row.name,
    job_run_id: row.run_id,
    run_number: row.number,
    job_id: row.job_id,
    job_name: row.job_name,
    started_by: row.started_by,
    message: asked.message,
    since: isoTimeOrNull(row.started_at),
    expires_at: isoTime(row.fire_at),
    min: asked.min,
    approvers: asked.approvers,
    decisions: asked.decisions.map(({ by, decision, at, comment }) => ({
      by,
      decision,
      at,
      comment,
    })),
    // Declarations are JSON; their type names more than JsonObject can say.
    form: (body.kind === "approval" ? body.form : {}) as unknown as JsonObject,
    refusal: approvalRefusal(asked, approver, row.started_by),
  };
}

async function decide(
  { database, versions, notifier }: ServerContext,
  principal: Principal,
  id: string,
  said: { decision: "approve" | "reject"; comment: string; form: JsonObject },
): Promise<{ message: string; verdict: DecisionAnswer["verdict"]; missing: number }> {
  const { projectId } = principal;
  const ids = parseTaskRunId(id);
  const row = ids === null ? undefined : await getTaskRun(database, { projectId, ...ids });
  if (ids === null || row === undefined)
    throw new StratalError("not_found", "There is no task run with this id.");
  const address = { projectId, ...ids };
  const answer = await decideApproval(database, versions, address, approverOf(principal), said);
  if (answer.queue !== null) notifier.ring("stratal_ready", answer.queue);
  notifier.ring("stratal_run", ids.runId);
  return { message: messageOf(answer), verdict: answer.verdict, missing: answer.missing };
}

function approverOf({ kind, name, role }: Principal): Approver {
  return {
    name,
    groups: [],
    isAdmin: role === "admin" || role === "owner",
    isOnly: kind === "local",
  };
}

function messageOf({ verdict, missing }: DecisionAnswer): string {
  if (verdict === "approved") return "Approved; the run goes on.";
  if (verdict === "rejected") return "Rejected.";
  return `Approved; ${missing} more ${missing === 1 ? "approval is" : "approvals are"} needed.`;
}
