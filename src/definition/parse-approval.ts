import type { ApprovalBody } from "./job-definition.ts";
import { durationDefault } from "./keys.ts";
import { parseInputs } from "./parse-inputs.ts";
import { requiredText } from "./required-text.ts";
import type { ParseContext, Section } from "./section.ts";

/** Reads `approval`; null, with an error, if it asks nothing. */
export function parseApproval(task: Section, context: ParseContext): ApprovalBody | null {
  const section = task.section("approval");
  if (section === undefined) return null;
  const message = requiredText(section, "message", context);
  const approvers = section.section("approvers");
  const rest: Omit<ApprovalBody, "message"> = {
    kind: "approval",
    approvers: {
      users: approvers?.textList("users") ?? [],
      groups: approvers?.textList("groups") ?? [],
    },
    min: section.number("min") ?? 1,
    allowSelf: section.flag("allow_self") ?? false,
    form: parseInputs(section, context, "form"),
    timeoutMs: section.duration("timeout") ?? durationDefault("approval", "timeout"),
    onTimeout: section.choice<ApprovalBody["onTimeout"]>("on_timeout") ?? "reject",
    onReject: section.choice<ApprovalBody["onReject"]>("on_reject") ?? "fail",
  };
  return message === undefined ? null : { message, ...rest };
}
