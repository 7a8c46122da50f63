import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Play } from "lucide-react";
import { startRun } from "../../api/job-documents.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { InputFields, useInputs } from "./inputs-form.tsx";

/** Asks for the inputs and starts a run of the saved job, then shows it. */
export function RunDialog({
  jobId,
  name,
  declared,
  onClose,
}: {
  jobId: string;
  name: string;
  declared: unknown;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const inputs = useInputs(declared);
  const start = useMutation({
    mutationFn: () => startRun(jobId, inputs.values()),
    onSuccess: (id) => void navigate({ to: "/runs/$id", params: { id } }),
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="medium"
      title={`Run ${name}`}
      description="The job is saved. These are the inputs of this run."
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            icon={<Play size={14} aria-hidden="true" />}
            busy={start.isPending}
            onClick={() => start.mutate()}
          >
            Start the run
          </Button>
        </>
      }
    >
      <InputFields inputs={inputs} error={start.error?.message ?? null} />
    </Dialog>
  );
}
