import { Link, useNavigate } from "@tanstack/react-router";
import type { Run } from "../../api/resources.ts";
import { plainText } from "../../log/control-sequences.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import { DataTable, type Column, type DataTableProps } from "../ui/data-table.tsx";
import { Duration } from "../ui/duration.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { RunProgress } from "./run-progress.tsx";

/** Runs as rows; on a narrow screen as cards. */
export function RunTable({
  label,
  rows,
  ...rest
}: { label: string; rows: readonly Run[] } & Pick<
  DataTableProps<Run>,
  "selection" | "hasMore" | "loadingMore" | "onMore" | "stale"
>) {
  const navigate = useNavigate();
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={(run) => `run ${run.number} of ${run.job_name}`}
      onOpen={({ id }) => void navigate({ to: "/runs/$id", params: { id } })}
      card={(run) => <RunCard run={run} />}
      {...rest}
    />
  );
}

const columns: readonly Column<Run>[] = [
  {
    id: "status",
    header: "Status",
    width: "9.5rem",
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  { id: "run", header: "Run", cell: (run) => <RunName run={run} /> },
  {
    id: "progress",
    header: "Tasks",
    width: "12rem",
    from: "lg",
    cell: (run) => (
      <RunProgress total={run.total_tasks} open={run.open_tasks} failed={run.failed_tasks} />
    ),
  },
  {
    id: "trigger",
    header: "Started by",
    width: "8rem",
    from: "lg",
    cell: ({ triggered_by: by }) => <span className="text-ink-soft">{by}</span>,
  },
  {
    id: "duration",
    header: "Duration",
    width: "7rem",
    align: "right",
    cell: (run) => <Duration startedAt={run.started_at} finishedAt={run.finished_at} />,
  },
  {
    id: "created",
    header: "Created",
    width: "7.5rem",
    align: "right",
    cell: ({ created_at: at }) => <RelativeTime at={at} className="text-ink-soft" />,
  },
];

function RunName({ run }: { run: Run }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <Link
        to="/runs/$id"
        params={{ id: run.id }}
        className="truncate font-medium hover:text-accent hover:underline"
      >
        {run.job_name}
      </Link>
      <span className="shrink-0 text-xs text-ink-faint tabular-nums" title={run.id}>
        #{run.number}
      </span>
      {run.attempt > 1 && (
        <span className="shrink-0 text-xs text-ink-faint">attempt {run.attempt}</span>
      )}
      <span className="truncate text-xs text-ink-faint max-xl:hidden">
        {plainText(run.error_message ?? run.reason ?? "")}
      </span>
    </span>
  );
}

function RunCard({ run }: { run: Run }) {
  return (
    <Link to="/runs/$id" params={{ id: run.id }} className="block">
      <span className="flex items-center justify-between gap-2">
        <span className="truncate font-medium">{run.job_name}</span>
        <StatusBadge status={run.status} />
      </span>
      <span className="mt-1 flex items-center justify-between gap-2 text-xs text-ink-soft">
        <RunProgress total={run.total_tasks} open={run.open_tasks} failed={run.failed_tasks} />
        <span className="whitespace-nowrap">
          <Duration startedAt={run.started_at} finishedAt={run.finished_at} /> ·{" "}
          <RelativeTime at={run.created_at} />
        </span>
      </span>
    </Link>
  );
}
