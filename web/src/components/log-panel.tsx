import { useEffect, useRef, useState } from "react";
import { followLog, maxLines, type LogState, type LogView } from "../api/log-stream.ts";
import { LogLines } from "./log-lines.tsx";

const stateText: Record<LogState, string> = {
  connecting: "Connecting",
  live: "Live",
  ended: "Complete",
  reconnecting: "Connection lost, trying again",
};

/** The run's log as it is written. Follows the end until the reader scrolls up. */
export function LogPanel({ runId, taskNames }: { runId: string; taskNames: readonly string[] }) {
  const view = useLog(runId);
  const [task, setTask] = useState("");
  const [follow, setFollow] = useState(true);
  const box = useRef<HTMLDivElement>(null);
  const lines = task === "" ? view.lines : view.lines.filter((line) => line.task_name === task);

  useEffect(() => {
    if (follow && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follow, lines]);

  return (
    <section aria-labelledby="log-heading" className="panel overflow-hidden">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
        <h2 id="log-heading" className="font-semibold">
          Log
        </h2>
        <span role="status" className="text-sm text-ink-soft">
          {stateText[view.state]}
          {view.total > 0 &&
            `, ${view.total.toLocaleString()} ${view.total === 1 ? "line" : "lines"}`}
        </span>
        <div className="flex items-center gap-3 sm:ml-auto">
          <TaskSelect names={taskNames} value={task} onChange={setTask} />
          <label className="flex items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              checked={follow}
              onChange={(event) => setFollow(event.target.checked)}
              className="size-4 accent-(--accent)"
            />
            Follow
          </label>
          <a className="link text-sm" href={`/api/v1/logs/job-runs/${runId}/download`} download>
            Download
          </a>
        </div>
      </div>
      {view.total > view.lines.length && (
        <p className="border-t border-line bg-sunken px-5 py-1.5 text-sm text-ink-soft">
          The last {maxLines.toLocaleString()} lines are shown; the download has all of them.
        </p>
      )}
      <div
        ref={box}
        role="region"
        aria-label="Log lines"
        tabIndex={0}
        onScroll={(event) => setFollow(isAtEnd(event.currentTarget))}
        className="relative max-h-[32rem] min-h-40 overflow-auto bg-log-paper py-3 font-mono text-[0.8125rem] leading-[1.55] text-log-ink -outline-offset-4"
      >
        <LogLines lines={lines} empty={emptyText(view, task)} />
      </div>
    </section>
  );
}

function useLog(runId: string): LogView {
  const [view, setView] = useState<LogView>({ state: "connecting", total: 0, lines: [] });
  useEffect(() => {
    const log = followLog(runId, setView);
    return () => log.close();
  }, [runId]);
  return view;
}

function TaskSelect({
  names,
  value,
  onChange,
}: {
  names: readonly string[];
  value: string;
  onChange: (name: string) => void;
}) {
  return (
    <select
      aria-label="Show lines of"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="button w-32 pr-1 sm:w-48"
    >
      <option value="">All tasks</option>
      {names.map((name) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}

function isAtEnd(box: HTMLElement): boolean {
  return box.scrollHeight - box.scrollTop - box.clientHeight < 24;
}

function emptyText(view: LogView, task: string): string {
  if (task !== "" && view.total > 0) return `${task} has no lines here.`;
  return view.state === "ended" ? "This run wrote no log." : "Waiting for the first line.";
}
