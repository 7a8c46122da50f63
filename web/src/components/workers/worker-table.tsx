import { useHealth } from "../../api/health.ts";
import { useWorkers, type Worker } from "../../api/workers.ts";
import { Badge } from "../ui/badge.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { DrainButton } from "./drain-button.tsx";
import { SlotMeter } from "./slot-meter.tsx";
import { isGone, WorkerState } from "./worker-state.tsx";
import { WorkerIsolation, WorkerTags } from "./worker-tags.tsx";

/** The workers: what they offer and how busy they are. */
export function WorkerTable({ ended, onOpen }: { ended: boolean; onOpen: (id: string) => void }) {
  const workers = useWorkers();
  const version = useHealth().data?.version ?? null;
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
  const open = ({ id }: Worker): void => onOpen(id);
  return (
    <DataTable
      label="Workers"
      columns={columnsFor(version, open)}
      rows={rows}
      rowKey={({ id }) => id}
      rowName={({ name }) => name}
      onOpen={open}
      card={(worker) => <WorkerCard worker={worker} version={version} onOpen={open} />}
    />
  );
}

type Open = (worker: Worker) => void;

function columnsFor(version: string | null, onOpen: Open): Column<Worker>[] {
  return [
    {
      id: "name",
      header: "Worker",
      cell: (worker) => <WorkerName worker={worker} onOpen={onOpen} />,
    },
    {
      id: "state",
      header: "State",
      width: "6.5rem",
      cell: (worker) => <WorkerState worker={worker} />,
    },
    {
      id: "slots",
      header: "In use",
      width: "9.5rem",
      align: "right",
      cell: (worker) => <SlotMeter worker={worker} />,
    },
    { id: "tags", header: "Offers", from: "lg", cell: ({ tags }) => <WorkerTags tags={tags} /> },
    {
      id: "isolation",
      header: "Isolation",
      width: "10rem",
      from: "xl",
      cell: (worker) => <WorkerIsolation worker={worker} />,
    },
    {
      id: "version",
      header: "Version",
      width: "7rem",
      from: "lg",
      cell: (worker) => <Version worker={worker} server={version} />,
    },
    {
      id: "heartbeat",
      header: "Heartbeat",
      width: "7rem",
      align: "right",
      cell: ({ heartbeat_at: at }) => <RelativeTime at={at} className="text-ink-soft" />,
    },
    {
      id: "actions",
      header: <span className="sr-only">Actions</span>,
      width: "7rem",
      align: "right",
      cell: (worker) => <DrainButton worker={worker} />,
    },
  ];
}

function WorkerName({ worker, onOpen }: { worker: Worker; onOpen: Open }) {
  const { name, hostname, queues } = worker;
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <button
        type="button"
        title={name}
        onClick={() => onOpen(worker)}
        className="max-w-full shrink-0 cursor-pointer truncate font-medium hover:text-accent hover:underline"
      >
        {name}
      </button>
      <span className="truncate text-xs text-ink-faint">
        {hostname === name || name.startsWith(hostname) ? "" : `${hostname} · `}
        {queues.join(", ")}
      </span>
    </span>
  );
}

function Version({ worker, server }: { worker: Worker; server: string | null }) {
  const differs = server !== null && worker.version !== server && !isGone(worker.status);
  return differs ? <Badge tone="warn">{worker.version}</Badge> : <>{worker.version}</>;
}

function WorkerCard({
  worker,
  version,
  onOpen,
}: {
  worker: Worker;
  version: string | null;
  onOpen: Open;
}) {
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <WorkerName worker={worker} onOpen={onOpen} />
        <WorkerState worker={worker} />
      </div>
      <div className="mt-1 flex items-center justify-between gap-3 text-sm">
        <span className="min-w-0 truncate text-ink-soft">
          <Version worker={worker} server={version} />
          {" · "}
          <RelativeTime at={worker.heartbeat_at} />
        </span>
        <SlotMeter worker={worker} />
      </div>
    </>
  );
}
