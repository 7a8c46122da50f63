import { useId, useState } from "react";
import { elapsedMs, formatDuration } from "../format/time.ts";
import type { ShownTask } from "../status/shown-task.ts";
import { StatusBadge } from "../status/status-badge.tsx";
import { lookOf, skipReasonText } from "../status/status-language.ts";

/** What the timeline shows: the run from its start to its end, or to now. */
export interface Span {
  startMs: number;
  lengthMs: number;
}

/** Longest output drawn; the rest is in the log. */
const maxShownCharacters = 20_000;
/** Shortest bar drawn: a task of a millisecond in a run of an hour can still be seen. */
const leastBarPercent = 0.8;

/** One task; its output and error unfold on demand. */
export function TaskRow({ task, span, nowMs }: { task: ShownTask; span: Span; nowMs: number }) {
  const [unfolded, setUnfolded] = useState(false);
  const detailId = useId();
  const duration = durationOf(task, nowMs);
  const remark = remarkOf(task);
  const hasDetail = (task.output ?? "") !== "" || task.error_message !== null;
  return (
    <>
      <tr className="grid grid-cols-[minmax(0,1fr)_auto_3.5rem] items-center gap-x-4 gap-y-1 border-line px-5 py-2.5 not-first:border-t md:grid-cols-[minmax(10rem,18rem)_9.5rem_minmax(0,1fr)_5rem]">
        <th scope="row" className="text-left font-medium">
          {hasDetail ? (
            <button
              type="button"
              aria-expanded={unfolded}
              aria-controls={detailId}
              onClick={() => setUnfolded(!unfolded)}
              className="-ml-1 flex max-w-full cursor-pointer items-center gap-1 rounded px-1 text-left hover:text-accent"
            >
              <span className="truncate" title={task.name}>
                {task.name}
              </span>
              <Chevron down={unfolded} />
            </button>
          ) : (
            <span className="block truncate" title={task.name}>
              {task.name}
            </span>
          )}
          {remark !== null && (
            <span className="block text-sm font-normal text-ink-soft">{remark}</span>
          )}
        </th>
        <td className="col-span-2 justify-self-end md:col-span-1 md:justify-self-start">
          <StatusBadge status={task.shown} />
        </td>
        <td className="col-span-2 md:col-span-1">
          <TimelineBar task={task} span={span} nowMs={nowMs} />
        </td>
        <td className="text-right text-sm text-ink-soft tabular-nums">
          {duration === null ? "–" : formatDuration(duration)}
        </td>
      </tr>
      {unfolded && (
        <tr id={detailId} className="block">
          <td colSpan={4} className="block px-5 pb-4">
            {task.error_message !== null && (
              <Text label="Error" text={task.error_message} tone="bg-bad-wash" />
            )}
            {(task.output ?? "") !== "" && (
              <Text
                label="Output"
                text={task.output ?? ""}
                isBeginning={task.output_truncated}
                tone="bg-sunken"
              />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function Chevron({ down }: { down: boolean }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width="12"
      height="12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      className={`shrink-0 text-ink-faint ${down ? "rotate-90" : ""}`}
      aria-hidden="true"
    >
      <path d="m4.5 2.5 3.5 3.5-3.5 3.5" />
    </svg>
  );
}

function Text({
  label,
  text,
  isBeginning = false,
  tone,
}: {
  label: string;
  text: string;
  isBeginning?: boolean;
  tone: string;
}) {
  const shown = text.slice(0, maxShownCharacters);
  const isCut = isBeginning || shown.length < text.length;
  return (
    <figure className="mt-2 first:mt-0">
      <figcaption className="eyebrow mb-1">
        {label}
        {isCut && `, the first ${shown.length.toLocaleString()} characters`}
      </figcaption>
      <pre
        tabIndex={0}
        aria-label={label}
        role="region"
        className={`max-h-80 overflow-auto rounded-lg px-3 py-2 font-mono text-[0.8125rem] ${tone}`}
      >
        {shown}
      </pre>
    </figure>
  );
}

/** How long the task ran; null if it did not. A skipped task has times, too: those of the decision to skip it. */
function durationOf(task: ShownTask, nowMs: number): number | null {
  return task.status === "skipped" ? null : elapsedMs(task.started_at, task.finished_at, nowMs);
}

function remarkOf(task: ShownTask): string | null {
  if (task.skip_reason !== null) return `because ${skipReasonText(task.skip_reason)}`;
  if (task.queue_message !== null) return task.queue_message;
  return task.attempt > 1 ? `attempt ${task.attempt}` : null;
}

function TimelineBar({ task, span, nowMs }: { task: ShownTask; span: Span; nowMs: number }) {
  const duration = durationOf(task, nowMs);
  const start = duration === null ? 0 : Date.parse(task.started_at!) - span.startMs;
  return (
    <svg
      width="100%"
      height="10"
      className={`tone-${lookOf(task.shown).tone} block`}
      aria-hidden="true"
    >
      <rect y="4.5" width="100%" height="1" className="fill-line" />
      {duration !== null && (
        <rect
          x={percent(start, span.lengthMs, 0, 100 - leastBarPercent)}
          width={percent(duration, span.lengthMs, leastBarPercent, 100)}
          height="10"
          rx="3"
          className="tone-shape"
        />
      )}
    </svg>
  );
}

function percent(part: number, whole: number, least: number, most: number): string {
  return `${Math.min(most, Math.max(least, (part / whole) * 100)).toFixed(2)}%`;
}
