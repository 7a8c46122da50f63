import { Link } from "@tanstack/react-router";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { useDecide, type Decision, type OpenApproval } from "../../api/approvals.ts";
import { inputFields, inputValues } from "../../lib/job-inputs.ts";
import { InputFields } from "../jobs/input-fields.tsx";
import { Button } from "../ui/button.tsx";
import { Moment } from "../ui/moment.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";

/** One thing to decide: what it is about, what others said, its form, and the two buttons. */
export function ApprovalCard({ approval }: { approval: OpenApproval }) {
  return (
    <article
      aria-label={`${approval.task_name} of ${approval.job_name}`}
      className="panel flex flex-col p-4"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="min-w-0 truncate font-semibold">
          <Link
            to="/runs/$id"
            params={{ id: approval.job_run_id }}
            className="hover:text-accent hover:underline"
          >
            {approval.job_name}
          </Link>{" "}
          <span className="font-normal text-ink-soft">
            #{approval.run_number} · {approval.task_name}
          </span>
        </h2>
        <p className="text-xs text-ink-faint">
          {approval.since !== null && (
            <>
              asked <RelativeTime at={approval.since} /> ·{" "}
            </>
          )}
          ends <Moment at={approval.expires_at} />
        </p>
      </header>
      <p className="mt-2 break-words whitespace-pre-wrap">{approval.message}</p>
      <Decisions approval={approval} />
      {approval.refusal === null ? (
        <DecisionForm approval={approval} />
      ) : (
        <p className="mt-3 rounded-lg bg-sunken px-3 py-2 text-sm text-ink-soft">
          {approval.refusal}
        </p>
      )}
    </article>
  );
}

function Decisions({ approval }: { approval: OpenApproval }) {
  const { decisions, min, started_by: by } = approval;
  return (
    <ul className="mt-2 text-sm text-ink-soft">
      {by !== "" && <li>Started by {by}</li>}
      {min > 1 && (
        <li>
          {decisions.length} of {min} approvals given
        </li>
      )}
      {decisions.map((decision) => (
        <li key={`${decision.by} ${decision.at}`}>
          {decision.by}: {decision.decision}
          {decision.comment !== "" && `, “${decision.comment}”`}
        </li>
      ))}
    </ul>
  );
}

function DecisionForm({ approval }: { approval: OpenApproval }) {
  const decide = useDecide();
  const fields = inputFields({ inputs: approval.form });
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [comment, setComment] = useState("");
  const send = (verdict: Decision["verdict"]): void => {
    const read = inputValues(fields, texts);
    setErrors(verdict === "approve" ? read.errors : {});
    if (verdict === "approve" && Object.keys(read.errors).length > 0) return;
    // By promise, not by the callbacks of `mutate`: these are dropped when the card goes, which is what success does.
    decide.mutateAsync({ id: approval.task_run_id, verdict, comment, form: read.values }).then(
      ({ message }) => toast.success(message),
      (error: Error) => toast.error("Nothing was decided", { description: error.message }),
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
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="flex gap-2">
        <Button
          variant="primary"
          needs="runs:control"
          busy={decide.isPending}
          icon={<Check size={14} aria-hidden="true" />}
          onClick={() => send("approve")}
        >
          Approve
        </Button>
        <Button
          variant="danger"
          needs="runs:control"
          busy={decide.isPending}
          icon={<X size={14} aria-hidden="true" />}
          onClick={() => send("reject")}
        >
          Reject
        </Button>
      </div>
    </div>
  );
}
