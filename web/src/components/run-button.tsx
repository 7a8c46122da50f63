import { useStartRun } from "../api/queries.ts";
import { goTo, runHref } from "../location.ts";

/** Starts a run and opens it. A refusal, such as a missing input, is told to `onError`. */
export function RunButton({
  jobId,
  jobName,
  label = "Run",
  primary = false,
  onError,
}: {
  jobId: string;
  jobName: string;
  label?: string;
  primary?: boolean;
  onError: (error: Error) => void;
}) {
  const start = useStartRun();
  return (
    <button
      type="button"
      className={`button ${primary ? "button-primary" : ""}`}
      disabled={start.isPending}
      aria-label={`${label} ${jobName}`}
      onClick={() => start.mutate(jobId, { onSuccess: (runId) => goTo(runHref(runId)), onError })}
    >
      <svg viewBox="0 0 12 12" width="10" height="10" fill="currentColor" aria-hidden="true">
        <path d="M2.5 1.3v9.4a.6.6 0 0 0 .9.5l7.4-4.7a.6.6 0 0 0 0-1L3.4.8a.6.6 0 0 0-.9.5Z" />
      </svg>
      {start.isPending ? "Starting" : label}
    </button>
  );
}
