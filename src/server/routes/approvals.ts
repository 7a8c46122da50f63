import type { FastifyInstance } from "fastify";
import * as api from "../../api/approvals.ts";
import { StratalError } from "../../base/errors.ts";
import { parseTaskRunId } from "../../base/ids.ts";
import type { JsonObject } from "../../base/json.ts";
import type { Approver } from "../../engine/approval.ts";
import { getTaskRun } from "../../store/runs/get-task-run.ts";
import { decideApproval, type DecisionAnswer } from "../../store/runs/decide-approval.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import type { Principal } from "../principal.ts";

/** Decisions about tasks that wait for approval. */
export function addApprovalRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.approveTaskRun, ({ params, body, principal }) => {
    const { comment = "", form = {} } = body ?? {};
    return decide(context, principal, params.id, { decision: "approve", comment, form });
  });
  bindEndpoint(app, api.rejectTaskRun, ({ params, body, principal }) => {
    const { comment = "" } = body ?? {};
    return decide(context, principal, params.id, { decision: "reject", comment, form: {} });
  });
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
