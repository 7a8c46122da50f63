import { useEffect, useMemo, useState } from "react";
import { followLog, maxLines, type LogState, type LogView } from "../api/log-stream.ts";
import { LogLines } from "./log-lines.tsx";
import { useFollow } from "./use-follow.ts";

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
  const lines = useMemo(
    () => (task === "" ? view.lines : view.lines.filter((line) => line.task_name === task)),
    [view.lines, task],
  );
  const follow = useFollow(lines);

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
          {taskNames.length > 1 && <TaskSelect names={taskNames} value={task} onChange={setTask} />}
          <label className="flex items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              checked={follow.isFollowing}
              onChange={(event) => follow.setFollowing(event.target.checked)}
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
        ref={follow.box}
        role="region"
        aria-label="Log lines"
        tabIndex={0}
        onScroll={follow.onScroll}
        // Following moves the box; the browser must not hold on to a line at the same time.
        className={`relative max-h-[32rem] min-h-28 overflow-auto bg-log-paper py-3 font-mono text-[0.8125rem] leading-[1.55] text-log-ink -outline-offset-4 ${follow.isFollowing ? "[overflow-anchor:none]" : ""}`}
      >
        <div ref={follow.content}>
          <LogLines
            lines={lines}
            withTask={task === "" && taskNames.length > 1}
            empty={emptyText(view, task)}
          />
        </div>
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

function emptyText(view: LogView, task: string): string {
  if (task !== "" && view.total > 0) return `${task} has no lines here.`;
  return view.state === "ended" ? "This run wrote no log." : "Waiting for the first line.";
}
