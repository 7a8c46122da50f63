import { Pause, Play } from "lucide-react";
import { useQueueAction, useQueues, type Queue } from "../../api/workers.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";

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
    />
  );
}

const columns: readonly Column<Queue>[] = [
  {
    id: "name",
    header: "Queue",
    cell: ({ name, status }) => (
      <span className="flex items-center gap-2">
        <span className="font-medium">{name}</span>
        {status === "paused" && <Badge tone="warn">paused</Badge>}
      </span>
    ),
  },
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
    cell: ({ workers, depth }) =>
      workers === 0 && depth > 0 ? <Badge tone="bad">none</Badge> : workers,
  },
  {
    id: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "7.5rem",
    align: "right",
    cell: (queue) => <PauseButton queue={queue} />,
  },
];

function PauseButton({ queue }: { queue: Queue }) {
  const change = useQueueAction();
  const paused = queue.status === "paused";
  const verb = paused ? "Resume" : "Pause";
  return (
    <Button
      size="small"
      busy={change.isPending}
      aria-label={`${verb} the queue ${queue.name}`}
      icon={paused ? <Play size={13} aria-hidden="true" /> : <Pause size={13} aria-hidden="true" />}
      onClick={() =>
        change.mutate(
          { name: queue.name, action: paused ? "resume" : "pause" },
          {
            onError: (error) =>
              toast.error(`The queue ${queue.name} is as it was`, { description: error.message }),
          },
        )
      }
    >
      {verb}
    </Button>
  );
}
