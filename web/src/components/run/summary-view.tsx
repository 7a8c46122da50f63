import { isOpenState, useTaskRuns } from "../../api/run.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { Markdown } from "./markdown.tsx";
import { useRunPage } from "./run-context.tsx";

/** What the run's scripts wrote into `$STRATAL_SUMMARY`, in the order of the job. */
export function SummaryView() {
  const { runId, skeleton, version, openTask } = useRunPage();
  const tasks = useTaskRuns(runId, { version, open: isOpenState(skeleton.run.status) });
  if (tasks.isPending) return <SkeletonRows rows={3} label="Loading summaries" />;
  if (tasks.isError) return <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  const withSummary = tasks.data.filter(({ summary }) => summary !== null && summary !== "");
  if (withSummary.length === 0)
    return (
      <EmptyState title="No summary">
        Markdown that a script writes into <code className="font-mono">$STRATAL_SUMMARY</code> is
        shown here.
      </EmptyState>
    );
  return (
    <div className="space-y-6 p-4">
      {withSummary.map((task) => (
        <section key={task.id} aria-label={`Summary of ${task.name}`}>
          <button
            type="button"
            className="eyebrow mb-1 cursor-pointer hover:text-accent"
            onClick={() => openTask(task.seq)}
          >
            {task.name}
          </button>
          <Markdown text={task.summary ?? ""} />
        </section>
      ))}
    </div>
  );
}
