import { Link } from "@tanstack/react-router";
import { useWorkerTasks } from "../../api/workers.ts";
import { Duration } from "../ui/duration.tsx";
import { ErrorState } from "../ui/error-state.tsx";

/** What a worker executes now, each with the way to its place in its run. */
export function WorkerTasks({ id }: { id: string }) {
  const tasks = useWorkerTasks(id);
  if (tasks.isError && tasks.data === undefined) return <ErrorState error={tasks.error} />;
  if (tasks.data === undefined) return null;
  return (
    <section aria-label="Tasks of the worker" className="mt-5 border-t border-line pt-4">
      <h3 className="mb-1 text-sm font-semibold">
        Running <span className="text-ink-faint tabular-nums">{tasks.data.length}</span>
      </h3>
      {tasks.data.length === 0 && (
        <p className="text-sm text-ink-soft">Nothing of this project at the moment.</p>
      )}
      <ul className="divide-y divide-line text-sm">
        {tasks.data.map((task) => (
          <li key={task.task_run_id} className="flex items-baseline gap-3 py-1.5">
            <Link
              to="/runs/$id"
              params={{ id: task.job_run_id }}
              search={{ task: String(task.seq) }}
              className="min-w-0 flex-1 truncate hover:text-accent hover:underline"
            >
              <span className="text-ink-faint">{task.job_name} / </span>
              <span className="font-medium">{task.name}</span>
            </Link>
            {task.attempt > 1 && <span className="text-ink-faint">attempt {task.attempt}</span>}
            <Duration startedAt={task.started_at} finishedAt={null} className="text-ink-soft" />
          </li>
        ))}
      </ul>
    </section>
  );
}
