import { isOpenState, taskRunId, useWaiting, type TaskRun } from "../../api/run.ts";
import { plainText } from "../../log/control-sequences.ts";
import { skipReasonText } from "../../status/status-language.ts";
import { Moment } from "../ui/moment.tsx";
import { ApprovalForm } from "./approval-form.tsx";
import { failureHint } from "./failure-hints.ts";
import { Markdown } from "./markdown.tsx";
import { Facts, PanelSection } from "./panel-section.tsx";
import { useRunPage } from "./run-context.tsx";
import { TaskDependencies } from "./task-dependencies.tsx";
import { TaskTiming } from "./task-timing.tsx";
import { bytesText, secondsText } from "./value-text.ts";
import { WaitingText } from "./waiting-view.tsx";

/** What a task run came to and why, when, and where. */
export function TaskOverview({ row, task }: { row: number; task: TaskRun }) {
  const { skeleton } = useRunPage();
  const node = skeleton.node(row);
  const isWaitingApproval = node?.kind === "approval" && task.status === "waiting";
  return (
    <>
      {task.error_message !== null && <TaskError task={task} message={task.error_message} />}
      {task.skip_reason !== null && (
        <p className="text-sm">It was skipped because {skipReasonText(task.skip_reason)}.</p>
      )}
      {isWaitingApproval && <ApprovalForm row={row} />}
      {isOpenState(task.status) && <WhyOpen row={row} />}
      {task.progress && <Progress {...task.progress} />}
      {task.summary !== null && task.summary !== "" && (
        <PanelSection title="Summary">
          <Markdown text={task.summary} />
        </PanelSection>
      )}
      <PanelSection title="Times">
        <TaskTiming row={row} />
      </PanelSection>
      <PanelSection title="Particulars">
        <TaskFacts task={task} />
      </PanelSection>
      <TaskDependencies row={row} />
    </>
  );
}

function TaskError({ task, message }: { task: TaskRun; message: string }) {
  const kind = task.error?.["kind"];
  const hint = failureHint(kind);
  // "Exit, exit code 3" would say it twice.
  const isExit = kind === "exit" && task.exit_code !== null;
  return (
    <section aria-label="Error" className="rounded-lg bg-bad-wash px-3 py-2.5 text-sm">
      <p className="flex flex-wrap gap-x-2 text-xs font-semibold text-bad">
        {typeof kind === "string" && !isExit && <span>{kind.replaceAll("_", " ")}</span>}
        {task.exit_code !== null && <span>exit code {task.exit_code}</span>}
        {task.failure_allowed && <span>allowed</span>}
      </p>
      <pre
        tabIndex={0}
        role="region"
        aria-label="Message"
        className="mt-1 max-h-60 overflow-auto font-mono text-xs break-words whitespace-pre-wrap"
      >
        {plainText(message)}
      </pre>
      {hint !== null && <p className="mt-1.5 text-ink-soft">{hint}</p>}
    </section>
  );
}

/** What it waits for, from the server, which knows locks, queues and workers. */
function WhyOpen({ row }: { row: number }) {
  const { runId, skeleton, version } = useRunPage();
  const id = taskRunId(runId, skeleton.seq(row));
  const waiting = useWaiting(runId, { version, open: true }, id);
  const [task] = waiting.data?.tasks ?? [];
  if (task === undefined || task.task_run_id !== id) return null;
  return (
    <PanelSection title={task.cause === "running" ? "Now" : "Waits"}>
      <div className="text-sm first-letter:uppercase">
        <WaitingText task={task} />
      </div>
    </PanelSection>
  );
}

function Progress({ percent, text }: { percent: number; text: string }) {
  return (
    <PanelSection title="Progress">
      <progress
        value={percent}
        max={100}
        aria-label="Progress"
        className="h-1.5 w-full accent-(--accent)"
      />
      <p className="text-sm tabular-nums">
        {Math.round(percent)} % {text}
      </p>
    </PanelSection>
  );
}

function TaskFacts({ task }: { task: TaskRun }) {
  const { usage } = task;
  return (
    <Facts
      rows={[
        ["Started", task.started_at && <Moment at={task.started_at} />],
        ["Ended", task.finished_at && <Moment at={task.finished_at} />],
        ["Next attempt", task.retry_at && <Moment at={task.retry_at} />],
        ["Attempts", task.attempt],
        ["Exit code", task.exit_code],
        ["State set by", endedByTexts[task.ended_by ?? ""]],
        ["Result", task.cached ? "from the cache; nothing was run" : null],
        ["Queue", task.queue],
        ["Needs", task.tags.join(", ")],
        ["Worker", task.worker_id && <span className="font-mono text-xs">{task.worker_id}</span>],
        ["CPU", secondsText(usage?.cpu_seconds)],
        ["Memory", bytesText(usage?.peak_memory_bytes)],
        ["Read", bytesText(usage?.read_bytes)],
        ["Written", bytesText(usage?.written_bytes)],
      ]}
    />
  );
}

const endedByTexts: Readonly<Record<string, string>> = {
  reuse: "the run that this one repeats",
  override: "a user, by hand",
};
