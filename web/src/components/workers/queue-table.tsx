import { useQueueAction, useQueues, type Queue } from "../../api/workers.ts";
import { Badge } from "../ui/badge.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { PauseButton } from "./pause-button.tsx";

/** The queues: what waits in each, who takes from it, and whether anybody may. */
export function QueueTable() {
  const queues = useQueues();
  if (queues.isPending) return <SkeletonRows rows={2} label="Loading queues" />;
  if (queues.data === undefined)
    return <ErrorState error={queues.error} onRetry={() => void queues.refetch()} />;
  if (queues.data.length === 0) {
    return (
      <EmptyState title="There is no queue">
        A queue appears when something waits in it or a worker takes from it.
      </EmptyState>
    );
  }
  return (
    <DataTable
      label="Queues"
      columns={columns}
      rows={queues.data}
      rowKey={({ name }) => name}
      rowName={({ name }) => name}
      card={(queue) => <QueueCard queue={queue} />}
    />
  );
}

const columns: readonly Column<Queue>[] = [
  { id: "name", header: "Queue", cell: (queue) => <QueueName queue={queue} /> },
  {
    id: "depth",
    header: "Ready",
    width: "6rem",
    align: "right",
    cell: ({ depth }) => depth.toLocaleString("en"),
  },
  {
    id: "oldest",
    header: "Oldest",
    width: "8rem",
    align: "right",
    cell: ({ oldest_queued_at: at }) => (at === null ? "–" : <RelativeTime at={at} />),
  },
  {
    id: "throughput",
    header: "Ended a minute",
    width: "8.5rem",
    align: "right",
    from: "lg",
    cell: ({ throughput_per_minute: count }) => count.toLocaleString("en"),
  },
  {
    id: "workers",
    header: "Workers",
    width: "6rem",
    align: "right",
    cell: (queue) => <WorkerCount queue={queue} />,
  },
  {
    id: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "7.5rem",
    align: "right",
    cell: (queue) => <PauseQueue queue={queue} />,
  },
];

function QueueName({ queue: { name, status, paused_by: by, paused_at: at } }: { queue: Queue }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <span className="truncate font-medium">{name}</span>
      {status === "paused" && (
        <>
          <Badge tone="warn">paused</Badge>
          <span className="truncate text-xs text-ink-soft">
            by {by ?? "somebody"} {at !== null && <RelativeTime at={at} />}
          </span>
        </>
      )}
    </span>
  );
}

function WorkerCount({ queue: { workers, depth } }: { queue: Queue }) {
  return workers === 0 && depth > 0 ? <Badge tone="bad">none</Badge> : <>{workers}</>;
}

function QueueCard({ queue }: { queue: Queue }) {
  const { depth, oldest_queued_at: oldest, throughput_per_minute: ended } = queue;
  return (
    <>
      <div className="flex items-center justify-between gap-2">
        <QueueName queue={queue} />
        <PauseQueue queue={queue} />
      </div>
      <p className="mt-1 text-sm text-ink-soft tabular-nums">
        {depth.toLocaleString("en")} ready
        {oldest !== null && (
          <>
            , the oldest <RelativeTime at={oldest} />
          </>
        )}
        {" · "}
        {ended.toLocaleString("en")} a minute · workers: <WorkerCount queue={queue} />
      </p>
    </>
  );
}

function PauseQueue({ queue: { name, depth, status } }: { queue: Queue }) {
  return (
    <PauseButton
      kind="queue"
      name={name}
      stop="pause"
      isStopped={status === "paused"}
      needs="queues:write"
      consequence={`Workers take nothing more from it, for any project, until somebody resumes it. What runs, runs on; ${depth.toLocaleString("en")} ready ${depth === 1 ? "task waits" : "tasks wait"}.`}
      change={useQueueAction(name)}
    />
  );
}
