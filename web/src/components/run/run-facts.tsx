import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useUsualDuration } from "../../api/job.ts";
import { isOpenState, type RunDetail } from "../../api/run.ts";
import { formatDuration } from "../../format/time.ts";
import { useNow } from "../../hooks/use-now.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Duration } from "../ui/duration.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { useRunPage } from "./run-context.tsx";
import { etaOf } from "./run-eta.ts";

/** Which execution this is, who started it, and how long it has taken. */
export function RunFacts({ detail }: { detail: RunDetail | undefined }) {
  const { run } = useRunPage().skeleton;
  return (
    <dl className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
      <Fact name="Duration">
        <Duration startedAt={run.started_at} finishedAt={run.finished_at} className="font-medium" />
      </Fact>
      {/* A further attempt keeps the first start, and does but a part of the work. */}
      {isOpenState(run.status) && run.attempt === 1 && (
        <RunEta jobId={run.job_id} startedAt={run.started_at} />
      )}
      <Fact name={run.started_at === null ? "Created" : "Started"}>
        <RelativeTime at={run.started_at ?? run.created_at} />
      </Fact>
      {detail && <Fact name="By">{detail.triggered_by}</Fact>}
      <Fact name="Version">{run.version_number}</Fact>
      {run.attempt > 1 && <Fact name="Attempt">{run.attempt}</Fact>}
      {detail?.rerun_of && (
        <Fact name="Repeats">
          <Link to="/runs/$id" params={{ id: detail.rerun_of }} className="link">
            an earlier run
          </Link>
        </Fact>
      )}
      {detail?.parent_task_run_id && (
        <Fact name="Part of">
          <Link
            to="/runs/$id"
            params={{ id: `${detail.parent_task_run_id.slice(0, -6)}000000` }}
            className="link"
          >
            another run
          </Link>
        </Fact>
      )}
      <Fact name="Id">
        <span className="flex items-center font-mono text-xs">
          {run.id.slice(0, 8)}…{run.id.slice(-12, -6)}
          <CopyButton text={run.id} label="Copy the run's id" />
        </span>
      </Fact>
    </dl>
  );
}

/** Renewed with every second, as the duration beside it. */
function RunEta({ jobId, startedAt }: { jobId: string; startedAt: string | null }) {
  const now = useNow(1_000);
  const usualMs = useUsualDuration(jobId);
  const eta = etaOf({ startedAt, usualMs }, now);
  if (eta === null || usualMs === null) return null;
  return (
    <Fact name={eta.kind === "left" ? "Ends in about" : "Longer than usual by"}>
      <span
        title={`Half of the runs of 30 days that were not run again took less than ${formatDuration(usualMs)}`}
      >
        {formatDuration(eta.ms)}
      </span>
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-1.5 whitespace-nowrap">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}
