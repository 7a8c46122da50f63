import { useWorkers, type Worker } from "../../api/workers.ts";
import type { Tone } from "../../status/status-language.ts";
import { Badge } from "../ui/badge.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";

const tones: Record<Worker["status"], Tone> = {
  active: "good",
  draining: "warn",
  stopped: "idle",
  dead: "bad",
};

/** The workers: what they offer and how busy they are. */
export function WorkerTable({ ended }: { ended: boolean }) {
  const workers = useWorkers();
  if (workers.isPending) return <SkeletonRows rows={3} label="Loading workers" />;
  if (workers.data === undefined)
    return <ErrorState error={workers.error} onRetry={() => void workers.refetch()} />;
  const rows = workers.data.filter(({ status }) => ended || !isGone(status));
  if (rows.length === 0) {
    return (
      <EmptyState title="No worker is running">
        Runs wait until one starts: <code className="font-mono">stratal worker</code>
      </EmptyState>
    );
  }
  return (
    <DataTable
      label="Workers"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
    />
  );
}

/** Whether a worker takes nothing any more. */
export function isGone(status: Worker["status"]): boolean {
  return status === "stopped" || status === "dead";
}

const columns: readonly Column<Worker>[] = [
  {
    id: "name",
    header: "Worker",
    width: "14rem",
    cell: ({ name, status }) => (
      <span className="flex items-center gap-2">
        <span className="truncate font-medium" title={name}>
          {name}
        </span>
        <Badge tone={tones[status]}>{status}</Badge>
      </span>
    ),
  },
  {
    id: "tags",
    header: "Offers",
    cell: ({ tags }) => (
      <span className="text-sm text-ink-soft" title={tags.join(" ")}>
        {tags.join("  ")}
      </span>
    ),
  },
  {
    id: "running",
    header: "Running",
    width: "5.5rem",
    align: "right",
    cell: ({ running_tasks: count }) => count,
  },
  {
    id: "slots",
    header: "Scripts / builtin",
    width: "8.5rem",
    align: "right",
    from: "lg",
    cell: (worker) => `${worker.process_slots} / ${worker.inline_slots}`,
  },
  {
    id: "isolation",
    header: "Isolation",
    width: "7rem",
    from: "xl",
    cell: ({ isolation }) => isolation ?? "–",
  },
  {
    id: "heartbeat",
    header: "Heartbeat",
    width: "7rem",
    align: "right",
    cell: ({ heartbeat_at: at }) => <RelativeTime at={at} className="text-ink-soft" />,
  },
];
