import { Check, X } from "lucide-react";
import { useState } from "react";
import { taskRunId, useDecision, useRunVersion, useWaiting } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/moment.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";
import { inputFields, parseField, type InputField } from "./input-fields.ts";
import { useRunPage } from "./run-context.tsx";
import { definitionParts, taskDefinition } from "./task-definition.ts";

/** Asks for the decision that the task run waits for. */
export function ApprovalForm({ row }: { row: number }) {
  const { runId, skeleton, version } = useRunPage();
  const seq = skeleton.seq(row);
  const waiting = useWaiting(runId, { version, open: true }, taskRunId(runId, seq));
  const approval = waiting.data?.tasks[0]?.details.approval;
  const fields = useFormFields(row);
  return (
    <section
      aria-label="Approval"
      className="tone-wait rounded-lg border border-tone-fill/50 bg-tone-wash/60 p-3"
    >
      <p className="font-semibold">{approval?.message ?? "This waits for an approval."}</p>
      {approval && (
        <p className="text-sm text-ink-soft">
          {approval.min > 1 && `${approval.min} approvals are needed. `}
          {approversText(approval.approvers)}
          {approval.expires_at !== null && (
            <>
              {" "}
              Until <Moment at={approval.expires_at} />.
            </>
          )}
        </p>
      )}
      {approval?.decisions.map((decision) => (
        <p key={`${decision.by} ${decision.at}`} className="text-sm">
          {decision.by}: {decision.decision}
          {decision.comment !== null && decision.comment !== "" && `, “${decision.comment}”`}
        </p>
      ))}
      {fields && <Decision seq={seq} fields={fields} />}
    </section>
  );
}

function approversText({
  users,
  groups,
}: {
  users: readonly string[];
  groups: readonly string[];
}): string {
  const names = [...users, ...groups.map((group) => `members of ${group}`)];
  return names.length === 0
    ? "Whoever may control runs can decide."
    : `Approvers: ${names.join(", ")}.`;
}

/** The fields that the approval asks to fill in; null while they are not known. */
function useFormFields(row: number): InputField[] | null {
  const { skeleton } = useRunPage();
  const { job_id: jobId, version_number: number } = skeleton.run;
  const version = useRunVersion(jobId, number);
  if (version.data === undefined) return version.isError ? [] : null;
  const found = taskDefinition(version.data.definition, [skeleton.node(row)?.name ?? ""]);
  const settings = found === null ? {} : definitionParts(found).settings;
  const approval = settings["approval"];
  const form = settings["form"] ?? (isRecord(approval) ? approval["form"] : null);
  return isRecord(form) ? inputFields({}, form) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function Decision({ seq, fields: asked }: { seq: number; fields: readonly InputField[] }) {
  const { runId } = useRunPage();
  const decision = useDecision(runId, seq);
  const [comment, setComment] = useState("");
  const [fields, setFields] = useState(asked);
  const decide = (approve: boolean): void => {
    const parsed = fields
      .filter(({ text }) => text !== "")
      .map((field) => [field.name, parseField(field)] as const);
    const wrong = parsed.find(([, value]) => "error" in value);
    if (approve && wrong)
      return void toast.error(wrong[0], { description: String(Object.values(wrong[1])[0]) });
    const form = Object.fromEntries(
      parsed.flatMap(([name, value]) => ("value" in value ? [[name, value.value]] : [])),
    );
    decision.mutate(
      { approve, comment, form },
      { onSuccess: ({ message }) => toast.success(message) },
    );
  };
  return (
    <div className="mt-3 space-y-3">
      {fields.map((field, index) => (
        <TextField
          key={field.name}
          label={field.name}
          value={field.text}
          onChange={({ target }) =>
            setFields(
              fields.map((each, at) => (at === index ? { ...each, text: target.value } : each)),
            )
          }
        />
      ))}
      <TextArea
        label="Comment"
        rows={2}
        value={comment}
        error={decision.error?.message ?? null}
        onChange={({ target }) => setComment(target.value)}
      />
      <div className="flex gap-2">
        <Button
          variant="primary"
          busy={decision.isPending}
          icon={<Check size={14} aria-hidden />}
          onClick={() => decide(true)}
        >
          Approve
        </Button>
        <Button
          variant="danger"
          disabled={decision.isPending}
          icon={<X size={14} aria-hidden />}
          onClick={() => decide(false)}
        >
          Reject
        </Button>
      </div>
    </div>
  );
}
