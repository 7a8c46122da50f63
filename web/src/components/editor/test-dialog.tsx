import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { createJob, startRun } from "../../api/job-documents.ts";
import { del, get } from "../../api/request.ts";
import type { TaskModel } from "../../document/job-model.ts";
import { standInsOf, testJob } from "../../document/test-job.ts";
import { isFinished } from "../../status/run-state.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/text-field.tsx";
import { useSnapshotOf } from "./editor-context.tsx";
import { InputsForm, useInputs } from "./inputs-form.tsx";

const pollMs = 700;
const maxLines = 500;

/** Runs one task as a job of its own, with what it reads given by hand, and shows its log. Nothing of the edited job is saved. */
export function TestDialog({ task, onClose }: { task: TaskModel; onClose: () => void }) {
  const model = useSnapshotOf("model");
  const inputs = useInputs(model.value.inputs);
  const standIns = standInsOf(model, task);
  const [given, setGiven] = useState<Record<string, string>>({});
  const test = useMutation({
    mutationFn: async (values: Record<string, unknown>) => {
      const name = `test_${crypto.randomUUID().slice(0, 8)}`;
      const texts = Object.fromEntries(standIns.map((each) => [each, given[each] ?? ""]));
      const text = testJob(model, task, texts, name);
      const { job } = await createJob({ text, isJson: true }, crypto.randomUUID());
      try {
        return await startRun(job.id, values);
      } finally {
        // The run keeps what it needs; only the job's name goes from the list.
        await del("/api/v1/jobs/{id}", { path: { id: job.id } });
      }
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={`Test ${task.name}`}
      description="Runs this task alone, now. Conditions and dependencies do not count."
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            // It makes a job for the test, and takes it away again.
            needs="jobs:delete"
            icon={<FlaskConical size={14} aria-hidden="true" />}
            busy={test.isPending}
            onClick={() => {
              const values = inputs.values();
              if (values !== null) test.mutate(values);
            }}
          >
            {test.data === undefined ? "Run the task" : "Run it again"}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {inputs.fields.length > 0 && <InputsForm inputs={inputs} error={null} />}
        {standIns.map((name) => (
          <TextArea
            key={name}
            label={`Output of ${name}`}
            description="Text, or a JSON object whose keys are its named outputs."
            rows={2}
            inputClassName="font-mono"
            value={given[name] ?? ""}
            onChange={({ target }) => setGiven({ ...given, [name]: target.value })}
          />
        ))}
        {test.isError && (
          <p role="alert" className="rounded-lg bg-bad-wash p-3 text-sm text-bad">
            {test.error.message}
          </p>
        )}
        {test.data !== undefined && <TestResult runId={test.data} />}
      </div>
    </Dialog>
  );
}

function TestResult({ runId }: { runId: string }) {
  const run = useQuery({
    queryKey: ["test-run", runId],
    queryFn: async ({ signal }) => {
      const [detail, log] = await Promise.all([
        get("/api/v1/job-runs/{id}", { path: { id: runId }, signal }),
        get("/api/v1/logs/job-runs/{id}", {
          path: { id: runId },
          query: { limit: maxLines },
          signal,
        }),
      ]);
      return { detail, lines: log.logs };
    },
    refetchInterval: ({ state }) =>
      state.data !== undefined && isFinished(state.data.detail.status) ? false : pollMs,
  });
  if (run.data === undefined) return null;
  const { detail, lines } = run.data;
  return (
    <section aria-label="Result of the test">
      <div className="mb-2 flex items-center gap-3">
        <StatusBadge status={detail.status} />
        <Link to="/runs/$id" params={{ id: runId }} className="link text-sm">
          Open the run
        </Link>
      </div>
      <pre
        tabIndex={0}
        aria-label="Log of the test"
        className="max-h-72 overflow-auto rounded-lg bg-log-paper p-3 font-mono text-xs leading-5 text-log-ink"
      >
        {lines.length === 0 ? "No output" : lines.map(({ message }) => message).join("\n")}
      </pre>
    </section>
  );
}
