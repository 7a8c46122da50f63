/** How runs and their tasks are shown. */
import type { Schemas } from "../../client/client.ts";
import { plainText } from "./safe-text.ts";
import { paintStatus } from "./status-paint.ts";
import { fieldsText, tableText } from "./table.ts";
import { inTreeOrder, taskPaths } from "./task-paths.ts";
import { runSkipText, skipText, taskStatusText, wasExecuted } from "./task-words.ts";
import type { Terminal } from "./terminal.ts";
import { momentText, spanBetween, spanSoFar } from "./time-text.ts";

type Run = Schemas["JobRun"];
type RunDetail = Schemas["JobRunDetail"];
type TaskRun = Schemas["TaskRun"];
type Page = Pick<Terminal, "paint" | "width">;

/** A list of runs, as of `now` (Unix milliseconds). */
export function runsTable(runs: readonly Run[], page: Page, now: number): string {
  return tableText(
    runs,
    [
      { title: "RUN", text: (run) => run.id },
      { title: "JOB", text: (run) => run.job_name },
      {
        title: "STATUS",
        text: (run) => run.status,
        paint: (text, run) => paintStatus(page.paint, run.status, text),
      },
      { title: "TASKS", text: (run) => `${run.total_tasks - run.open_tasks}/${run.total_tasks}` },
      { title: "CREATED", text: (run) => momentText(run.created_at) },
      { title: "DURATION", text: (run) => spanOfRun(run, now) },
    ],
    page,
  );
}

/** The tasks of a run with the beginning of what each put out, or why there is nothing. */
export function tasksTable(tasks: readonly TaskRun[], page: Page, now: number): string {
  const paths = taskPaths(tasks);
  return tableText(
    inTreeOrder(tasks),
    [
      { title: "TASK", text: (task) => paths.get(task.id)! },
      {
        title: "STATUS",
        text: taskStatusText,
        paint: (text, task) => paintStatus(page.paint, task.status, text),
      },
      {
        title: "ATTEMPT",
        text: (task) => (wasExecuted(task) ? String(task.attempt) : ""),
      },
      { title: "DURATION", text: (task) => spanOfTask(task, now) },
      ...(tasks.some((task) => task.usage !== null) ? [USED] : []),
      { title: "OUTPUT", text: outputText, flexible: true },
    ],
    page,
  );
}

/** Only in tables where it says something. */
const USED = {
  title: "USED",
  text: ({ usage }: TaskRun): string => {
    if (usage === null) return "";
    const { cpu_seconds: cpu, peak_memory_bytes: memory } = usage;
    return [
      ...(cpu === null ? [] : [`${cpu.toFixed(2)}s CPU`]),
      ...(memory === null ? [] : [`${(memory / 2 ** 20).toFixed(1)} MiB`]),
    ].join(", ");
  },
};

/** Everything about one run, as of `now`. */
export function runDetailText(run: RunDetail, page: Page, now: number): string {
  const fields = fieldsText(
    [
      ["run", run.id],
      ["job", `${run.job_name} (version ${run.version})`],
      ["status", run.reason === null ? run.status : `${run.status} (${run.reason})`],
      ["error", run.error_message ?? ""],
      ["rollback", run.rollback === "none" ? "" : run.rollback],
      ["warnings", run.warnings ? "something failed that may fail" : ""],
      ["triggered by", run.triggered_by],
      ["inputs", Object.keys(run.inputs).length === 0 ? "" : JSON.stringify(run.inputs)],
      ["outputs", run.outputs === null ? "" : JSON.stringify(run.outputs)],
      ["created", momentText(run.created_at)],
      ["started", momentText(run.started_at)],
      ["finished", momentText(run.finished_at)],
      ["duration", spanOfRun(run, now)],
    ],
    page,
  );
  const paths = taskPaths(run.task_runs);
  const waiting = run.task_runs
    .filter((task) => task.queue_message !== null)
    .map((task) => page.paint("yellow", `${paths.get(task.id)} waits: ${task.queue_message}`));
  const tasks =
    run.task_runs.length === 0 ? noTasksText(run) : tasksTable(run.task_runs, page, now);
  return [fields, "", tasks, ...waiting, ...failureTexts(run, page)].join("\n");
}

/** What `run --follow` ends with: the tasks, why some failed, and the result in one line. */
export function runSummaryText(run: RunDetail, page: Page, now: number): string {
  if (run.task_runs.length === 0) {
    // The result says it already.
    const first = run.status === "skipped" ? [] : [noTasksText(run)];
    return [...first, resultLine(run, page)].join("\n");
  }
  return [
    tasksTable(run.task_runs, page, now),
    ...failureTexts(run, page),
    "",
    resultLine(run, page),
  ].join("\n");
}

/** `run <id> of job x completed in 3.4s`. */
export function resultLine(run: Run, page: Page): string {
  const span = spanBetween(run.started_at, run.finished_at);
  const detail = run.error_message ?? (run.status === "skipped" ? null : run.reason);
  return (
    `Run ${run.id} of ${run.job_name} ` +
    paintStatus(page.paint, run.status, run.status.replace("_", " ")) +
    (span === "" ? "" : ` after ${span}`) +
    (run.status === "skipped" ? ` ${runSkipText(run)}`.trimEnd() : "") +
    (run.status === "completed" || detail === null ? "" : `: ${plainText(detail)}`) +
    asideOf(run)
  );
}

/** Instead of a table of no tasks. */
function noTasksText(run: Run): string {
  return run.status === "skipped" ? `Nothing was run ${runSkipText(run)}.` : "No task was run.";
}

/** What the state alone does not tell. */
function asideOf({ status, warnings, rollback }: Run): string {
  const asides = [];
  if (status === "completed" && warnings) asides.push("with warnings");
  if (rollback !== "none") asides.push(`rollback ${rollback}`);
  return asides.length === 0 ? "" : ` (${asides.join(", ")})`;
}

/** Why tasks failed; what the job allows to fail is not among them. */
function failureTexts(run: RunDetail, page: Page): string[] {
  const paths = taskPaths(run.task_runs);
  return inTreeOrder(run.task_runs)
    .filter((task) => task.error_message !== null && task.status !== "completed")
    .filter((task) => !task.failure_allowed)
    .flatMap((task) => [
      "",
      page.paint("red", `${paths.get(task.id)} ${task.status.replace("_", " ")}:`),
      indented(plainText(task.error_message!)),
    ]);
}

function spanOfRun(run: Run, now: number): string {
  return run.finished_at === null
    ? spanSoFar(run.started_at, now)
    : spanBetween(run.started_at, run.finished_at);
}

function spanOfTask(task: TaskRun, now: number): string {
  if (!wasExecuted(task)) return "";
  return task.status === "running"
    ? spanSoFar(task.started_at, now)
    : spanBetween(task.started_at, task.finished_at);
}

function outputText(task: TaskRun): string {
  const reason = task.queue_message ?? skipText(task);
  return task.output ?? (reason === "" ? "" : `(${reason})`);
}

function indented(text: string): string {
  return text.replace(/^/gm, "  ");
}
