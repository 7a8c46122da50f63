import { isOpenState } from "../../api/run.ts";
import { formatDuration } from "../../format/time.ts";
import { segmentsOf } from "../../graph/timeline.ts";
import { useNow } from "../../hooks/use-now.ts";
import { lookOf } from "../../status/status-language.ts";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { useRunPage } from "./run-context.tsx";

/** How long the task run waited for a worker and how long it ran, as shares of both. */
export function TaskTiming({ row }: { row: number }) {
  const { skeleton } = useRunPage();
  const isOpen = isOpenState(skeleton.state(row));
  const nowMs = useNow(isOpen ? 1_000 : null) - Date.parse(skeleton.run.created_at);
  const segments = skeleton.state(row) === "skipped" ? [] : segmentsOf(skeleton, row, nowMs);
  const total = segments.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  if (segments.length === 0) return <p className="text-sm text-ink-faint">It did not run.</p>;
  const tone = lookOf(skeleton.shownState(row) as ShownTaskStatus).tone;
  return (
    <>
      <div
        className={`tone-${tone} flex h-2 gap-px overflow-hidden rounded-full`}
        aria-hidden="true"
      >
        {segments.map(({ kind, fromMs, toMs }) => (
          <span
            key={kind}
            className={kind === "queue" ? "bg-line-strong" : "bg-tone-fill"}
            style={{ width: `${((toMs - fromMs) / Math.max(1, total)) * 100}%`, minWidth: 3 }}
          />
        ))}
      </div>
      <p className="mt-1 flex gap-4 text-sm tabular-nums">
        {segments.map(({ kind, fromMs, toMs }) => (
          <span key={kind}>
            <span className="text-ink-faint">{kind === "queue" ? "In the queue" : "Running"}</span>{" "}
            {formatDuration(toMs - fromMs)}
          </span>
        ))}
      </p>
    </>
  );
}
