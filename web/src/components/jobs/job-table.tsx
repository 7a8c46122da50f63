import { Link, useNavigate } from "@tanstack/react-router";
import type { Job } from "../../api/resources.ts";
import { formatDuration } from "../../format/time.ts";
import { typicalMeaning } from "../../lib/typical.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import { RunBars } from "../runs/run-bars.tsx";
import { Badge } from "../ui/badge.tsx";
import { DataTable, type Column, type DataTableProps } from "../ui/data-table.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { JobActions } from "./job-actions.tsx";
import type { JobToRun } from "./run-job.tsx";

/** Jobs as rows; on a narrow screen as cards. */
export function JobTable({
  rows,
  onRun,
  onDelete,
  ...rest
}: {
  rows: readonly Job[];
  onRun: (job: JobToRun) => void;
  onDelete: (job: JobToRun) => void;
} & Pick<DataTableProps<Job>, "selection" | "hasMore" | "loadingMore" | "onMore" | "stale">) {
  const navigate = useNavigate();
  const actions: Column<Job> = {
    id: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "8.5rem",
    cell: (job) => <JobActions job={job} onRun={onRun} onDelete={onDelete} />,
  };
  return (
    <DataTable
      label="Jobs"
      columns={[...columns, actions]}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      onOpen={({ id }) => void navigate({ to: "/jobs/$id", params: { id } })}
      card={(job) => <JobCard job={job} onRun={onRun} onDelete={onDelete} />}
      {...rest}
    />
  );
}

const columns: readonly Column<Job>[] = [
  { id: "name", header: "Job", cell: (job) => <JobName job={job} /> },
  {
    id: "runs",
    header: "Last 20 runs",
    width: "11.5rem",
    from: "lg",
    cell: ({ recent_runs: runs }) => <RunBars runs={runs ?? []} />,
  },
  { id: "last", header: "Last", width: "13.5rem", cell: (job) => <LastRun job={job} /> },
  {
    id: "p50",
    header: <span title={typicalMeaning}>Typical</span>,
    width: "6.5rem",
    align: "right",
    from: "lg",
    cell: ({ p50_ms: p50 }) => (typeof p50 === "number" ? formatDuration(p50) : "–"),
  },
  {
    id: "success",
    header: "Success",
    width: "5.5rem",
    align: "right",
    from: "xl",
    cell: ({ success_rate: rate }) => <SuccessRate rate={rate ?? null} />,
  },
];

function JobName({ job }: { job: Job }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <Link
        to="/jobs/$id"
        params={{ id: job.id }}
        className="shrink-0 font-medium hover:text-accent hover:underline"
      >
        {job.name}
      </Link>
      {!job.enabled && <Badge>disabled</Badge>}
      {Object.entries(job.labels).map(([name, value]) => (
        <span key={name} className="shrink-0 text-xs text-ink-faint">
          {name}={value}
        </span>
      ))}
      <span className="truncate text-sm text-ink-faint" title={job.description}>
        {job.description}
      </span>
    </span>
  );
}

function LastRun({ job }: { job: Job }) {
  const last = job.recent_runs?.[0];
  if (last === undefined) return <span className="text-ink-faint">never ran</span>;
  return (
    <Link to="/runs/$id" params={{ id: last.id }} className="flex items-center gap-2">
      <StatusBadge status={last.status} />
      <RelativeTime at={last.created_at} className="text-xs text-ink-soft" />
    </Link>
  );
}

/** The share of finished runs that completed. */
export function SuccessRate({ rate }: { rate: number | null }) {
  if (rate === null) return <>–</>;
  const tone = rate >= 0.95 ? "text-ink" : rate >= 0.8 ? "text-warn" : "text-bad";
  return <span className={tone}>{Math.floor(rate * 100)} %</span>;
}

function JobCard({
  job,
  onRun,
  onDelete,
}: {
  job: Job;
  onRun: (job: JobToRun) => void;
  onDelete: (job: JobToRun) => void;
}) {
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <Link to="/jobs/$id" params={{ id: job.id }} className="truncate font-medium">
          {job.name}
        </Link>
        <JobActions job={job} onRun={onRun} onDelete={onDelete} />
      </div>
      {job.description !== "" && (
        <p className="truncate text-sm text-ink-soft">{job.description}</p>
      )}
      <div className="mt-1.5 flex items-end justify-between gap-3">
        <LastRun job={job} />
        {(job.recent_runs ?? []).length > 0 && <RunBars runs={job.recent_runs ?? []} count={12} />}
      </div>
    </>
  );
}
