import { useAttempts, type TaskAttempt } from "../../api/run.ts";
import { plainText } from "../../log/control-sequences.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { Duration } from "../ui/duration.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Moment } from "../ui/moment.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { Facts } from "./panel-section.tsx";
import { useRunPage } from "./run-context.tsx";
import { bytesText, secondsText } from "./value-text.ts";

/** Every execution of the task run, the newest first, and why another one followed. */
export function TaskAttempts({ row }: { row: number }) {
  const { runId, skeleton } = useRunPage();
  const key = `${skeleton.state(row)} ${skeleton.attempt(row)}`;
  const attempts = useAttempts(runId, skeleton.seq(row), key);
  if (attempts.isPending) return <SkeletonRows rows={2} label="Loading attempts" />;
  if (attempts.isError)
    return <ErrorState error={attempts.error} onRetry={() => void attempts.refetch()} />;
  if (attempts.data.length === 0)
    return <EmptyState title="No attempts">No worker has taken it.</EmptyState>;
  return (
    <ol className="space-y-3">
      {attempts.data.toReversed().map((attempt) => (
        <Attempt key={attempt.attempt} attempt={attempt} />
      ))}
    </ol>
  );
}

function Attempt({ attempt }: { attempt: TaskAttempt }) {
  const { usage } = attempt;
  return (
    <li className="rounded-lg border border-line p-3">
      <p className="mb-2 flex flex-wrap items-center gap-2">
        <span className="font-semibold">Attempt {attempt.attempt}</span>
        <StatusBadge status={attempt.status as ShownTaskStatus} />
        <Duration
          startedAt={attempt.started_at}
          finishedAt={attempt.finished_at}
          className="ml-auto text-sm"
        />
      </p>
      {attempt.error_message !== null && (
        <pre
          tabIndex={0}
          role="region"
          aria-label={`Error of attempt ${attempt.attempt}`}
          className="mb-2 max-h-40 overflow-auto rounded-md bg-bad-wash px-2.5 py-2 font-mono text-xs break-words whitespace-pre-wrap"
        >
          {plainText(attempt.error_message)}
        </pre>
      )}
      <Facts
        rows={[
          ["Started", attempt.started_at && <Moment at={attempt.started_at} />],
          ["Ended", attempt.finished_at && <Moment at={attempt.finished_at} />],
          ["Exit code", attempt.exit_code],
          [
            "Worker",
            attempt.worker_id && <span className="font-mono text-xs">{attempt.worker_id}</span>,
          ],
          ["CPU", secondsText(usage?.cpu_seconds)],
          ["Memory", bytesText(usage?.peak_memory_bytes)],
        ]}
      />
    </li>
  );
}
