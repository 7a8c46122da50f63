import { useState } from "react";
import type { ReactNode } from "react";
import { isFinished, useRunAction, type RunAction } from "../api/queries.ts";
import type { RunStatus, RunWithTasks } from "../api/resources.ts";
import { elapsedMs, formatDuration } from "../format/time.ts";
import { useNow } from "../hooks/use-now.ts";
import type { ShownTask } from "../status/shown-task.ts";
import { StatusBadge } from "../status/status-badge.tsx";
import { useNavigate } from "@tanstack/react-router";
import { useStartRun } from "../api/runs.ts";
import { Button } from "./ui/button.tsx";
import { TaskStates } from "./task-states.tsx";

/** State first, then the facts, then what can be done about it. */
export function RunHeader({ run, tasks }: { run: RunWithTasks; tasks: readonly ShownTask[] }) {
  const [error, setError] = useState<Error | null>(null);
  const start = useStartRun();
  const navigate = useNavigate();
  const open = !isFinished(run.status);
  const now = useNow(open ? 250 : null);
  const duration = elapsedMs(run.started_at, run.finished_at, now);
  return (
    <section aria-label="Run" className="panel px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-3">
        <h1 className="text-xl font-semibold tracking-tight break-words">{run.job_name}</h1>
        <span role="status">
          <StatusBadge status={run.status} />
        </span>
        {run.reason !== null && <span className="text-sm text-ink-soft">{run.reason}</span>}
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          {actionsFor(run.status).map((action) => (
            <ActionButton key={action} runId={run.id} action={action} onError={setError} />
          ))}
          {!open && (
            <Button
              variant="primary"
              busy={start.isPending}
              onClick={() =>
                start.mutate(
                  { jobId: run.job_id },
                  {
                    onSuccess: (id) => void navigate({ to: "/runs/$id", params: { id } }),
                    onError: setError,
                  },
                )
              }
            >
              Run again
            </Button>
          )}
        </div>
      </div>
      {error && (
        <p role="alert" className="mt-2 text-sm text-bad">
          {error.message}
        </p>
      )}
      <dl className="mt-4 grid grid-cols-2 gap-x-8 gap-y-3 sm:flex sm:flex-wrap">
        <Fact name="Duration">{duration === null ? "not started" : formatDuration(duration)}</Fact>
        <Fact name="Started by">{run.triggered_by}</Fact>
        <Fact name="Created" wide>
          {new Date(run.created_at).toLocaleString()}
        </Fact>
        <Fact name="Run" wide>
          <span className="font-mono text-[0.8125rem] break-all">{run.id}</span>
        </Fact>
      </dl>
      <TaskStates tasks={tasks} />
    </section>
  );
}

function Fact({
  name,
  wide = false,
  children,
}: {
  name: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={wide ? "col-span-2" : ""}>
      <dt className="eyebrow">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

function actionsFor(status: RunStatus): RunAction[] {
  if (isFinished(status) || status === "cancelling") return [];
  return status === "paused" ? ["resume", "cancel"] : ["pause", "cancel"];
}

const actionLabels: Record<RunAction, string> = {
  pause: "Pause",
  resume: "Resume",
  cancel: "Cancel",
};

function ActionButton({
  runId,
  action,
  onError,
}: {
  runId: string;
  action: RunAction;
  onError: (error: Error | null) => void;
}) {
  const mutation = useRunAction(runId);
  return (
    <button
      type="button"
      className="button"
      disabled={mutation.isPending}
      onClick={() => mutation.mutate(action, { onSuccess: () => onError(null), onError })}
    >
      {actionLabels[action]}
    </button>
  );
}
