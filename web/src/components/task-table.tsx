import { isFinished } from "../api/queries.ts";
import type { RunWithTasks } from "../api/resources.ts";
import { useNow } from "../hooks/use-now.ts";
import type { ShownTask } from "../status/shown-task.ts";
import { EmptyState } from "./ui/empty-state.tsx";
import { TaskRow, type Span } from "./task-row.tsx";

/** Rows drawn at once; the counts above always cover every task. */
const maxRows = 300;

/** Every task of the run with its place in time: a core sample of the run. */
export function TaskTable({ run, tasks }: { run: RunWithTasks; tasks: readonly ShownTask[] }) {
  const now = useNow(isFinished(run.status) ? null : 250);
  const span = spanOf(run, now);
  const rows = tasks.slice(0, maxRows);
  return (
    <section aria-labelledby="tasks-heading" className="panel overflow-hidden">
      <h2 id="tasks-heading" className="border-b border-line px-5 py-3.5 font-semibold">
        Tasks
      </h2>
      {rows.length === 0 ? (
        <EmptyState title="This job has no tasks">
          It completes as soon as it is started.
        </EmptyState>
      ) : (
        <table className="w-full table-fixed">
          <thead className="sr-only">
            <tr>
              <th scope="col">Task</th>
              <th scope="col">Status</th>
              <th scope="col">Timeline</th>
              <th scope="col">Duration</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((task) => (
              <TaskRow key={task.id} task={task} span={span} nowMs={now} />
            ))}
          </tbody>
        </table>
      )}
      {tasks.length > maxRows && (
        <p className="border-t border-line px-5 py-3 text-sm text-ink-soft">
          The first {maxRows} of {tasks.length} tasks are shown.
        </p>
      )}
    </section>
  );
}

function spanOf(run: RunWithTasks, nowMs: number): Span {
  const startMs = Date.parse(run.started_at ?? run.created_at);
  const endMs = run.finished_at === null ? nowMs : Date.parse(run.finished_at);
  return { startMs, lengthMs: Math.max(1, endMs - startMs) };
}
