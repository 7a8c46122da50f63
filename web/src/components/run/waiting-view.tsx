import { Link } from "@tanstack/react-router";
import { isOpenState, seqOfTaskRun, useWaiting, type WaitingTask } from "../../api/run.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf } from "../../status/status-language.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { WithMoments } from "../ui/with-moments.tsx";
import { useRunPage } from "./run-context.tsx";

/** What the run and each of its open tasks wait for, who holds them up, and what lets them go on. */
export function WaitingView() {
  const { runId, skeleton, version } = useRunPage();
  const open = isOpenState(skeleton.run.status);
  const waiting = useWaiting(runId, { version, open });
  if (!open) return <EmptyState title="Nothing waits">The run has ended.</EmptyState>;
  if (waiting.isPending) return <SkeletonRows rows={4} label="Asking what is waited for" />;
  if (waiting.isError)
    return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />;
  const { run, summary, tasks } = waiting.data;
  const total = summary.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="space-y-4 p-4 text-sm">
      {run && (
        <p>
          <span className="font-semibold">
            This run <WithMoments text={run.message} />.
          </span>{" "}
          <span className="text-ink-soft">
            <WithMoments text={run.releases} />
          </span>
        </p>
      )}
      <ul className="flex flex-wrap gap-2">
        {summary.map(({ cause, count, message }) => (
          <li key={cause} className="rounded-full bg-sunken px-2.5 py-0.5 text-xs tabular-nums">
            <span className="font-semibold">{count.toLocaleString()}</span> {message}
          </li>
        ))}
      </ul>
      <ul className="divide-y divide-line border-y border-line">
        {tasks.map((task) => (
          <WaitingRow key={task.task_run_id} task={task} />
        ))}
      </ul>
      {total > tasks.length && (
        <p className="text-ink-faint">
          The first {tasks.length} of {total.toLocaleString()} open tasks.
        </p>
      )}
    </div>
  );
}

function WaitingRow({ task }: { task: WaitingTask }) {
  const { openTask } = useRunPage();
  const look = lookOf(task.status);
  return (
    <li className="flex items-start gap-2 py-2">
      <span className={`tone-${look.tone} mt-1 text-tone`} title={look.label}>
        <StatusGlyph icon={look.icon} />
      </span>
      <div className="min-w-0">
        <button
          type="button"
          className="cursor-pointer font-medium hover:text-accent"
          onClick={() => openTask(seqOfTaskRun(task.task_run_id))}
        >
          {task.path}
        </button>{" "}
        <WaitingText task={task} />
      </div>
    </li>
  );
}

/** One task's cause in words; in the list, and in the panel of the task. */
export function WaitingText({ task }: { task: WaitingTask }) {
  const { child_run: child, lock } = task.details;
  return (
    <>
      <span>
        <WithMoments text={task.message} />
      </span>
      {task.since && (
        <span className="text-ink-faint">
          , since <RelativeTime at={task.since} />
        </span>
      )}
      <p className="text-ink-soft">
        <WithMoments text={task.releases} />
      </p>
      {child && <RunLink id={child.job_run_id} text={`Run of ${child.job_name}`} />}
      {lock?.holders.map((holder) => (
        <RunLink
          key={`${holder.job_run_id} ${holder.task_run_id}`}
          id={holder.job_run_id}
          text={`Held by ${holder.job_name}${holder.task_name === null ? "" : ` / ${holder.task_name}`}`}
        />
      ))}
    </>
  );
}

function RunLink({ id, text }: { id: string; text: string }) {
  return (
    <Link to="/runs/$id" params={{ id }} className="link mr-3">
      {text}
    </Link>
  );
}
