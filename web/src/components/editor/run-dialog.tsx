import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { readJob, startRun } from "../../api/job-documents.ts";
import { showErrors } from "../../lib/show-errors.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { EditorPlace } from "./editor-place.ts";
import { InputsForm, useInputs } from "./inputs-form.tsx";

/** Asks for the inputs and starts a run of the saved job, then shows it. */
export function RunDialog({ jobId, place }: { jobId: string; place: EditorPlace }) {
  const job = useQuery({
    queryKey: ["jobs", jobId, "to-run"],
    queryFn: ({ signal }) => readJob(jobId, signal),
    gcTime: 0,
  });
  const close = (): void => void place.change({ asksRun: false });
  return (
    <Dialog
      open
      onOpenChange={close}
      size="medium"
      title={job.data === undefined ? "Run" : `Run ${job.data.name}`}
      description="The job is saved. These are the inputs of this run."
    >
      {job.isPending && <SkeletonRows rows={2} label="Loading the inputs" />}
      {job.isError && <ErrorState error={job.error} onRetry={() => void job.refetch()} />}
      {job.data !== undefined && (
        // Inputs that were declared anew are another form.
        <RunForm
          key={job.data.version}
          jobId={jobId}
          declared={job.data.definition["inputs"]}
          place={place}
          onClose={close}
        />
      )}
    </Dialog>
  );
}

function RunForm({
  jobId,
  declared,
  place,
  onClose,
}: {
  jobId: string;
  declared: unknown;
  place: EditorPlace;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const inputs = useInputs(declared);
  const start = useMutation({
    mutationFn: (values: Record<string, unknown>) => startRun(jobId, values),
    onSuccess: async (id) => {
      // Back from the run leads to the editor, not to this question.
      await place.change({ asksRun: false });
      await navigate({ to: "/runs/$id", params: { id } });
    },
  });
  return (
    <form
      className="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const values = showErrors(event.currentTarget, inputs.values);
        if (values !== null) start.mutate(values);
      }}
    >
      <InputsForm inputs={inputs} error={start.error?.message ?? null} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Not now</Button>
        <Button
          type="submit"
          variant="primary"
          needs="runs:start"
          icon={<Play size={14} aria-hidden="true" />}
          busy={start.isPending}
        >
          Start the run
        </Button>
      </div>
    </form>
  );
}
