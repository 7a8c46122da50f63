import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { formatDuration } from "../../format/time.ts";
import { changeOf, type ComparedTask, type TaskLook } from "../../graph/compare-runs.ts";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf } from "../../status/status-language.ts";
import { Button } from "../ui/button.tsx";
import { useRunPage } from "./run-context.tsx";

const shownAtFirst = 20;
const maxShown = 500;

/** Tasks of two runs, what differs most first. */
export function ComparedTasks({
  tasks,
  other,
}: {
  tasks: readonly ComparedTask[];
  /** Id of the other run. */
  other: string;
}) {
  const [isLong, setIsLong] = useState(false);
  const shown = tasks.slice(0, isLong ? maxShown : shownAtFirst);
  return (
    <>
      <table aria-label="Tasks of both runs" className="w-full table-fixed text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-faint">
            <th scope="col" className="py-1 font-medium">
              Task
            </th>
            <th scope="col" className="w-24 font-medium">
              That run
            </th>
            <th scope="col" className="w-24 font-medium">
              This run
            </th>
            <th scope="col" className="w-24 text-right font-medium max-sm:hidden">
              Difference
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((task) => (
            <TaskRow key={task.name} task={task} other={other} />
          ))}
        </tbody>
      </table>
      {tasks.length > shown.length && !isLong && (
        <Button size="small" variant="ghost" onClick={() => setIsLong(true)}>
          Show all {tasks.length.toLocaleString("en")}
        </Button>
      )}
      {isLong && tasks.length > maxShown && (
        <p className="mt-1 text-sm text-ink-faint">The {maxShown} that differ most.</p>
      )}
    </>
  );
}

function TaskRow({ task, other }: { task: ComparedTask; other: string }) {
  const { runId } = useRunPage();
  const change = changeOf(task);
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="truncate py-1.5 pr-2 text-left font-normal" title={task.name}>
        {task.name}
      </th>
      <td>
        <Look look={task.before} runId={other} />
      </td>
      <td>
        <Look look={task.now} runId={runId} />
      </td>
      <td className="text-right tabular-nums max-sm:hidden">
        {change === null ? (
          <span className="text-ink-faint">–</span>
        ) : (
          <span className={changeTone(task, change)}>
            {change > 0 ? "+" : "−"}
            {formatDuration(Math.abs(change))}
          </span>
        )}
      </td>
    </tr>
  );
}

/** That a task failed sooner is nothing good. */
function changeTone({ before, now }: ComparedTask, change: number): string {
  const isFair = before?.state === "completed" && now?.state === "completed";
  if (!isFair || change === 0) return "text-ink-soft";
  return change > 0 ? "text-bad" : "text-good";
}

function Look({ look, runId }: { look: TaskLook | null; runId: string }) {
  if (look === null) return <span className="text-ink-faint">not there</span>;
  // The dictionary of states is the server's: what is unknown here is shown by its name.
  const status = lookOf(look.state as ShownTaskStatus);
  return (
    <Link
      to="/runs/$id"
      params={{ id: runId }}
      search={{ task: String(look.seq) }}
      className={`tone-${status.tone} inline-flex items-center gap-1.5 tabular-nums hover:underline`}
    >
      <span className="text-tone">
        <StatusGlyph icon={status.icon} size={13} />
      </span>
      <span className="sr-only">{status.label}</span>
      {look.ms === null ? status.label.toLowerCase() : formatDuration(look.ms)}
      {look.attempts > 1 && <span className="text-ink-faint">×{look.attempts}</span>}
    </Link>
  );
}
