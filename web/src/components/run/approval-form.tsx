import { Check, X } from "lucide-react";
import { useState } from "react";
import { taskRunId, useDecision, useRunVersion, useWaiting } from "../../api/run.ts";
import { inputFields, inputValues, type InputField } from "../../lib/job-inputs.ts";
import { InputFields } from "../jobs/input-fields.tsx";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/moment.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";
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
  return inputFields({ inputs: settings["form"] ?? (isRecord(approval) ? approval["form"] : {}) });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function Decision({ seq, fields }: { seq: number; fields: readonly InputField[] }) {
  const { runId } = useRunPage();
  const decision = useDecision(runId, seq);
  const [comment, setComment] = useState("");
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const decide = (approve: boolean): void => {
    const read = inputValues(fields, texts);
    setErrors(approve ? read.errors : {});
    if (approve && Object.keys(read.errors).length > 0) return;
    decision.mutate(
      { approve, comment, form: read.values },
      { onSuccess: ({ message }) => toast.success(message) },
    );
  };
  return (
    <div className="mt-3 space-y-3">
      <InputFields
        fields={fields}
        texts={texts}
        errors={errors}
        onChange={(name, text) => setTexts((before) => ({ ...before, [name]: text }))}
      />
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
          needs="runs:control"
          busy={decision.isPending}
          icon={<Check size={14} aria-hidden />}
          onClick={() => decide(true)}
        >
          Approve
        </Button>
        <Button
          variant="danger"
          needs="runs:control"
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
