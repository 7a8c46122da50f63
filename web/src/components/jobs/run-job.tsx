import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { jobQuery } from "../../api/jobs.ts";
import { useStartRun } from "../../api/runs.ts";
import { inputFields, type InputField } from "../../lib/job-inputs.ts";
import { toast } from "../ui/toast.tsx";
import { RunInputsDialog } from "./run-inputs-dialog.tsx";

/** A job that is to run. */
export interface JobToRun {
  id: string;
  name: string;
}

/**
 * Starts a run of a job and opens it; a job with inputs is asked for them first. Draw `dialog` somewhere, and call `run`.
 */
export function useRunJob(): { run: (job: JobToRun) => void; busy: boolean; dialog: ReactNode } {
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useStartRun();
  const [asked, setAsked] = useState<{ job: JobToRun; fields: InputField[] } | null>(null);
  const [looking, setLooking] = useState(false);

  const begin = (job: JobToRun, inputs: Record<string, unknown>): void => {
    start.mutate(
      { jobId: job.id, inputs },
      {
        onSuccess: (id) => {
          setAsked(null);
          void navigate({ to: "/runs/$id", params: { id } });
        },
        onError: (error) => {
          if (Object.keys(inputs).length > 0) return;
          toast.error(`${job.name} was not started`, { description: error.message });
        },
      },
    );
  };
  const look = async (job: JobToRun): Promise<void> => {
    setLooking(true);
    try {
      const fields = inputFields((await client.fetchQuery(jobQuery(job.id))).definition);
      if (fields.length === 0) return begin(job, {});
      start.reset();
      setAsked({ job, fields });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toast.error(`${job.name} was not started`, { description });
    } finally {
      setLooking(false);
    }
  };
  return {
    run: (job) => void look(job),
    busy: looking || start.isPending,
    dialog: asked !== null && (
      <RunInputsDialog
        title={`Run ${asked.job.name}`}
        fields={asked.fields}
        busy={start.isPending}
        error={start.error}
        onClose={() => setAsked(null)}
        onRun={(inputs) => begin(asked.job, inputs)}
      />
    ),
  };
}
