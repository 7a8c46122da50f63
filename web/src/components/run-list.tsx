import { useRuns } from "../api/queries.ts";
import type { Run } from "../api/resources.ts";
import { elapsedMs, formatAgo, formatDuration } from "../format/time.ts";
import { useNow } from "../format/use-now.ts";
import { runHref } from "../location.ts";
import { StatusBadge } from "../status/status-badge.tsx";
import { EmptyNotice, ErrorNotice, LoadingRows } from "./notice.tsx";

const shownRuns = 20;

export function RunList() {
  const runs = useRuns();
  const now = useNow(1_000);
  return (
    <section aria-labelledby="runs-heading" className="panel overflow-hidden">
      <div className="flex items-baseline gap-2 border-b border-line px-5 py-3.5">
        <h2 id="runs-heading" className="font-semibold">
          Recent runs
        </h2>
        {runs.data && runs.data.length > shownRuns && (
          <span className="text-sm text-ink-faint">the newest {shownRuns}</span>
        )}
      </div>
      {runs.isPending && <LoadingRows rows={6} label="Loading runs" />}
      {runs.isError && !runs.data && (
        <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />
      )}
      {runs.data?.length === 0 && (
        <EmptyNotice title="Nothing has run yet">
          A run appears here the moment it is accepted.
        </EmptyNotice>
      )}
      {runs.data && runs.data.length > 0 && (
        <ul className="divide-y divide-line">
          {runs.data.slice(0, shownRuns).map((run) => (
            <RunRow key={run.id} run={run} nowMs={now} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RunRow({ run, nowMs }: { run: Run; nowMs: number }) {
  const duration = elapsedMs(run.started_at, run.finished_at, nowMs);
  return (
    <li>
      <a
        href={runHref(run.id)}
        className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-5 py-2.5 -outline-offset-2 hover:bg-accent-wash sm:grid-cols-[8rem_minmax(0,1fr)_auto]"
      >
        <span className="order-2 justify-self-end sm:order-1 sm:justify-self-start">
          <StatusBadge status={run.status} />
        </span>
        <span className="order-1 truncate font-medium sm:order-2">{run.job_name}</span>
        <span className="order-3 col-span-2 flex gap-3 text-sm text-ink-soft tabular-nums sm:col-span-1">
          <span className="empty:max-sm:hidden sm:w-24 sm:text-right">
            {duration === null ? "" : formatDuration(duration)}
          </span>
          <time
            dateTime={run.created_at}
            title={new Date(run.created_at).toLocaleString()}
            className="text-ink-faint sm:w-20 sm:text-right"
          >
            {formatAgo(run.created_at, nowMs)}
          </time>
        </span>
      </a>
    </li>
  );
}
