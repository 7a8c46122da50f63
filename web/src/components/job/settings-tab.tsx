import { useNavigate } from "@tanstack/react-router";
import { Plus, Trash2, X } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useSaveText } from "../../api/job.ts";
import type { JobDetail } from "../../api/jobs.ts";
import { labelProblem, withSettings, type JobSettings } from "../../lib/job-settings.ts";
import { DeleteJobsDialog } from "../jobs/delete-jobs-dialog.tsx";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextArea, TextField } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";

/** Name, description and labels, which are part of the document, and the end of the job. */
export default function SettingsTab({ job }: { job: JobDetail }) {
  return (
    <div className="max-w-2xl space-y-gap">
      <SettingsForm key={job.version} job={job} />
      <DangerZone job={job} />
    </div>
  );
}

function SettingsForm({ job }: { job: JobDetail }) {
  const before: JobSettings = {
    name: job.name,
    description: job.description,
    enabled: job.enabled,
    labels: Object.entries(job.labels),
  };
  const [next, setNext] = useState(before);
  const [refusal, setRefusal] = useState<Error | null>(null);
  const save = useSaveText(job);
  const isChanged = JSON.stringify(next) !== JSON.stringify(before);
  const problem = labelProblem(next.labels);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setRefusal(null);
    try {
      save.mutate(withSettings(job.source_text, before, next), {
        onSuccess: (saved) => toast.success(`Saved as version ${saved.job.version}`),
      });
    } catch (error) {
      setRefusal(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <form aria-label="Settings" className="panel space-y-4 p-5" onSubmit={submit} noValidate>
      <p className="text-sm text-ink-soft">
        These are keys of the job's document: saving them saves its next version.
      </p>
      <TextField
        label="Name"
        value={next.name}
        inputClassName="font-mono"
        spellCheck={false}
        onChange={({ target }) => setNext({ ...next, name: target.value })}
      />
      <TextArea
        label="Description"
        description="Markdown: lists, emphasis, code, links."
        value={next.description}
        onChange={({ target }) => setNext({ ...next, description: target.value })}
      />
      <LabelFields
        labels={next.labels}
        problem={problem}
        onChange={(labels) => setNext({ ...next, labels })}
      />
      <Switch
        label="Enabled: triggers may start it"
        checked={next.enabled}
        onChange={(enabled) => setNext({ ...next, enabled })}
      />
      <Refusal error={refusal ?? save.error} />
      <div className="flex justify-end gap-2">
        {isChanged && <Button onClick={() => setNext(before)}>Discard</Button>}
        <Button
          type="submit"
          variant="primary"
          needs="jobs:write"
          disabled={!isChanged || problem !== null}
          busy={save.isPending}
        >
          Save as version {job.version + 1}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ error }: { error: Error | null }) {
  return (
    error !== null && (
      <div className="-mx-4">
        <ErrorState error={error} />
      </div>
    )
  );
}

function LabelFields({
  labels,
  problem,
  onChange,
}: {
  labels: JobSettings["labels"];
  problem: string | null;
  onChange: (labels: JobSettings["labels"]) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Labels</legend>
      <div className="space-y-2">
        {labels.map(([name, value], index) => (
          <div key={index} className="flex items-center gap-2">
            <TextField
              className="flex-1"
              hideLabel
              label={`Name of label ${index + 1}`}
              placeholder="name"
              value={name}
              onChange={({ target }) => onChange(labels.with(index, [target.value, value]))}
            />
            <span aria-hidden="true" className="text-ink-faint">
              =
            </span>
            <TextField
              className="flex-1"
              hideLabel
              label={`Value of label ${index + 1}`}
              placeholder="value"
              value={value}
              onChange={({ target }) => onChange(labels.with(index, [name, target.value]))}
            />
            <IconButton
              label={`Remove label ${index + 1}`}
              icon={<X size={14} aria-hidden="true" />}
              onClick={() => onChange(labels.toSpliced(index, 1))}
            />
          </div>
        ))}
        <Button
          size="small"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() => onChange([...labels, ["", ""]])}
        >
          Add a label
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

function DangerZone({ job }: { job: JobDetail }) {
  const navigate = useNavigate();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <section
      aria-label="Danger zone"
      className="panel flex flex-wrap items-center gap-4 !border-bad/40 p-5"
    >
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold">Delete this job</h2>
        <p className="text-sm text-ink-soft">
          Nobody can start it any more, and its name is free again. Its runs and their logs stay.
        </p>
      </div>
      <Button
        variant="danger"
        needs="jobs:delete"
        icon={<Trash2 size={14} aria-hidden="true" />}
        onClick={() => setDeleting(true)}
      >
        Delete…
      </Button>
      {isDeleting && (
        <DeleteJobsDialog
          jobs={[job]}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: "/jobs" })}
        />
      )}
    </section>
  );
}
