import { useState } from "react";
import { seqOfTaskRun, useRunEvents, type RunEvent } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Moment } from "../ui/moment.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { useRunPage } from "./run-context.tsx";
import { previewOf } from "./value-text.ts";

/** Everything that happened in the run, oldest first, a page at a time. */
export function EventsView() {
  const { runId, version } = useRunPage();
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const cursor = cursors.at(-1) ?? null;
  const events = useRunEvents(runId, cursor, version);
  if (events.isPending) return <SkeletonRows rows={6} label="Loading events" />;
  if (events.isError)
    return <ErrorState error={events.error} onRetry={() => void events.refetch()} />;
  const { events: shown, next_cursor: next } = events.data;
  return (
    <>
      {shown.length === 0 && <EmptyState title="Nothing has happened yet" />}
      <ol className="divide-y divide-line text-sm">
        {shown.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ol>
      {(cursors.length > 1 || next !== null) && (
        <div className="flex justify-between gap-2 border-t border-line p-3">
          <Button
            size="small"
            disabled={cursors.length === 1}
            onClick={() => setCursors(cursors.slice(0, -1))}
          >
            Earlier
          </Button>
          <Button
            size="small"
            disabled={next === null}
            onClick={() => setCursors([...cursors, next])}
          >
            Later
          </Button>
        </div>
      )}
    </>
  );
}

function EventRow({ event }: { event: RunEvent }) {
  const { skeleton, openTask } = useRunPage();
  const seq = event.task_run_id === null ? null : seqOfTaskRun(event.task_run_id);
  const row = seq === null ? undefined : skeleton.rowOf(seq);
  const data = event.data === null ? "" : previewOf(event.data);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-4 py-1.5">
      <Moment at={event.at} className="text-xs text-ink-faint tabular-nums" />
      <span className="font-medium">{event.type.replaceAll("_", " ")}</span>
      {row !== undefined && seq !== null && (
        <button type="button" className="link cursor-pointer" onClick={() => openTask(seq)}>
          {skeleton.pathOf(row).join(" / ")}
        </button>
      )}
      {event.attempt !== null && event.attempt > 1 && (
        <span className="text-xs text-ink-faint">attempt {event.attempt}</span>
      )}
      {data !== "" && data !== "{}" && (
        <span
          className="min-w-0 truncate font-mono text-xs text-ink-faint"
          title={JSON.stringify(event.data)}
        >
          {data}
        </span>
      )}
    </li>
  );
}
