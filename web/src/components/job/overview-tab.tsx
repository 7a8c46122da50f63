import { Link, useNavigate } from "@tanstack/react-router";
import { useJobHistory, useNewestRuns, type JobHistory } from "../../api/job.ts";
import type { JobDetail } from "../../api/jobs.ts";
import { formatDuration } from "../../format/time.ts";
import { typicalMeaning } from "../../lib/typical.ts";
import { fillBuckets, totalsOf } from "../../lib/stack-bars.ts";
import { SuccessRate } from "../jobs/job-table.tsx";
import { Markdown } from "../run/markdown.tsx";
import { StackedBars, StatusLegend } from "../runs/stacked-bars.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton, SkeletonRows } from "../ui/skeleton.tsx";
import { JobFacts } from "./job-facts.tsx";
import { RunColumns } from "./run-columns.tsx";

/** How the job does, and what it says about itself. */
export function OverviewTab({ job }: { job: JobDetail }) {
  return (
    <div className="grid items-start gap-gap lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="space-y-gap">
        <History job={job} />
        <NewestRuns id={job.id} />
      </div>
      <div className="space-y-gap">
        {job.description !== "" && (
          <section aria-label="Description" className="panel px-4 py-3">
            <h2 className="mb-1.5 font-semibold">Description</h2>
            <Markdown text={job.description} />
          </section>
        )}
        <JobFacts job={job} />
      </div>
    </div>
  );
}

function History({ job }: { job: JobDetail }) {
  const history = useJobHistory(job.id);
  if (history.isPending) return <Skeleton className="h-72" />;
  if (history.data === undefined) {
    return (
      <div className="panel">
        <ErrorState error={history.error} onRetry={() => void history.refetch()} />
      </div>
    );
  }
  return (
    <section aria-label="The last 30 days" className="panel overflow-hidden">
      <Figures history={history.data} />
      {history.data.runs > 0 && <HistoryChart id={job.id} history={history.data} />}
    </section>
  );
}

function Figures({ history }: { history: JobHistory }) {
  const duration = (ms: number | null): string => (ms === null ? "–" : formatDuration(ms));
  return (
    <dl className="grid grid-cols-2 gap-px bg-line sm:grid-cols-4">
      <Figure name="Runs in 30 days">
        {history.runs.toLocaleString()}
        {history.failed > 0 && (
          <span className="ml-2 text-sm font-normal text-bad">
            {history.failed.toLocaleString()} failed
          </span>
        )}
      </Figure>
      <Figure name="Success">
        <SuccessRate rate={history.success_rate} />
      </Figure>
      <Figure name="Typical duration" meaning={typicalMeaning}>
        {duration(history.p50_ms)}
      </Figure>
      <Figure name="95 % take at most">{duration(history.p95_ms)}</Figure>
    </dl>
  );
}

function Figure({
  name,
  meaning,
  children,
}: {
  name: string;
  meaning?: string;
  children: React.ReactNode;
}) {
  return (
    <div className="bg-surface px-4 py-3" title={meaning}>
      <dt className="eyebrow">{name}</dt>
      <dd className="mt-0.5 text-xl font-semibold tracking-tight tabular-nums">{children}</dd>
    </div>
  );
}

function HistoryChart({ id, history }: { id: string; history: JobHistory }) {
  const navigate = useNavigate();
  const buckets = fillBuckets(history);
  return (
    <div className="border-t border-line px-4 pt-3 pb-2">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">Runs by day</h2>
        <StatusLegend totals={totalsOf(buckets)} />
      </div>
      <StackedBars
        label="Runs by day and state in the last 30 days"
        buckets={buckets}
        height={112}
        onPick={({ start, end }, status) =>
          void navigate({
            to: "/runs",
            search: { job: id, range: "30d", status: [status], after: start, before: end },
          })
        }
      />
    </div>
  );
}

function NewestRuns({ id }: { id: string }) {
  const runs = useNewestRuns(id);
  return (
    <section aria-label="Newest runs" className="panel px-4 pt-3 pb-3">
      <div className="mb-2 flex items-baseline justify-between gap-4">
        <h2 className="font-semibold">
          Newest runs <span className="font-normal text-ink-faint">height is duration</span>
        </h2>
        <Link to="/runs" search={{ job: id }} className="link text-sm">
          All runs
        </Link>
      </div>
      {runs.isPending && <SkeletonRows rows={2} label="Loading runs" />}
      {runs.data?.length === 0 && (
        <EmptyState title="This job has not run yet">
          Press Run, or the key <kbd className="font-mono">r</kbd>.
        </EmptyState>
      )}
      {runs.data !== undefined && runs.data.length > 0 && <RunColumns runs={runs.data} />}
    </section>
  );
}
