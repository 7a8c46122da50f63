import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { readLastInputs } from "../../api/job.ts";
import { jobQuery } from "../../api/jobs.ts";
import { useStartRun } from "../../api/runs.ts";
import { inputFields, type InputField } from "../../lib/job-inputs.ts";
import { useRefusal } from "../../hooks/use-refusal.ts";
import { toast } from "../ui/toast.tsx";
import { RunInputsDialog } from "./run-inputs-dialog.tsx";

/** A job that is to run. */
export interface JobToRun {
  id: string;
  name: string;
}

/** Starts runs, or asks for their inputs first. */
export interface RunJob {
  run: (job: JobToRun) => void;
  /** The same, with the inputs of the newest run to begin with. */
  runAgain: (job: JobToRun) => void;
  busy: boolean;
  /** To be drawn somewhere. */
  dialog: ReactNode;
}

interface Asked {
  job: JobToRun;
  fields: InputField[];
  given: Record<string, unknown>;
}

/** Starts a run of a job and opens it; a job with inputs is asked for them first. */
export function useRunJob(): RunJob {
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = useStartRun();
  const [asked, setAsked] = useState<Asked | null>(null);
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
  const refusal = useRefusal("runs:start");
  const look = async (job: JobToRun, isAgain: boolean): Promise<void> => {
    // From the keyboard and the palette there is no button that says it.
    if (refusal !== undefined)
      return toast.info(`${job.name} was not started`, { description: refusal });
    setLooking(true);
    try {
      const fields = inputFields((await client.fetchQuery(jobQuery(job.id))).definition);
      if (fields.length === 0) return begin(job, {});
      const given = isAgain ? shownInputs(fields, await readLastInputs(job.id)) : {};
      start.reset();
      setAsked({ job, fields, given });
    } catch (error) {
      const description = error instanceof Error ? error.message : String(error);
      toast.error(`${job.name} was not started`, { description });
    } finally {
      setLooking(false);
    }
  };
  return {
    run: (job) => void look(job, false),
    runAgain: (job) => void look(job, true),
    busy: looking || start.isPending,
    dialog: asked !== null && (
      <RunInputsDialog
        title={`Run ${asked.job.name}`}
        fields={asked.fields}
        given={asked.given}
        busy={start.isPending}
        error={start.error}
        onClose={() => setAsked(null)}
        onRun={(inputs) => begin(asked.job, inputs)}
      />
    ),
  };
}

/** The inputs of an earlier run that may be asked for again: the values of hidden ones come as stars. */
function shownInputs(
  fields: readonly InputField[],
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = new Set(fields.filter(({ sensitive }) => !sensitive).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(inputs).filter(([name, value]) => names.has(name) && value !== "***"),
  );
}
