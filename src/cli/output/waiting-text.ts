/** Why runs and task runs wait, as text. */
import type { Schemas } from "../../client/client.ts";
import { singleLine } from "./safe-text.ts";
import { paintStatus } from "./status-paint.ts";
import { fieldsText, tableText } from "./table.ts";
import type { Colour, Terminal } from "./terminal.ts";
import { momentText, spanText } from "./time-text.ts";

type Waiting = Schemas["Waiting"];
type WaitingTask = Schemas["WaitingTask"];
type Page = Pick<Terminal, "paint" | "width">;

/** Causes that do not go away by themselves. */
const needsSomebody: ReadonlySet<string> = new Set([
  "no_worker",
  "paused",
  "queue_paused",
  "approval",
  "event",
]);

/** Everything about a run, as of `now` (Unix milliseconds). */
export function waitingText(waiting: Waiting, page: Page, now: number): string {
  const { run, tasks } = waiting;
  const parts = [headline(waiting, page)];
  if (run !== null) parts.push(`${page.paint("dim", "→")} ${singleLine(run.releases)}`);
  if (waiting.summary.length > 1) parts.push("", causesTable(waiting.summary, page));
  if (tasks.length > 0) parts.push("", tasksTable(tasks, page, now));
  return parts.join("\n");
}

/** One task run in full. */
export function waitingTaskText(task: WaitingTask, page: Page, now: number): string {
  return fieldsText(
    [
      ["task", task.path],
      ["status", task.status],
      ["why", `${task.name} ${task.message}`],
      ["cause", task.cause],
      ["since", sinceText(task.since, now)],
      ["goes on", task.releases],
      ["id", task.task_run_id],
    ],
    page,
  );
}

function headline({ job_run_id: id, job_name: job, status, run }: Waiting, page: Page): string {
  const state = paintStatus(page.paint, status, status.replace("_", " "));
  const start = `Run ${id} of ${singleLine(job)} (${state})`;
  return run === null
    ? `${start} waits for nothing: it has ended.`
    : `${start} ${singleLine(run.message)}`;
}

function causesTable(summary: Waiting["summary"], page: Page): string {
  return tableText(
    summary,
    [
      {
        title: "CAUSE",
        text: ({ cause }) => cause,
        paint: (text, { cause }) => paintCause(page, cause, text),
      },
      { title: "TASKS", text: ({ count }) => String(count) },
      { title: "WHAT THEY DO", text: ({ message }) => message, flexible: true },
    ],
    page,
  );
}

function tasksTable(tasks: readonly WaitingTask[], page: Page, now: number): string {
  return tableText(
    tasks,
    [
      { title: "TASK", text: (task) => task.path },
      {
        title: "STATUS",
        text: (task) => task.status,
        paint: (text, task) => paintStatus(page.paint, task.status, text),
      },
      {
        title: "CAUSE",
        text: (task) => task.cause,
        paint: (text, task) => paintCause(page, task.cause, text),
      },
      { title: "SINCE", text: (task) => spanSince(task.since, now) },
      { title: "WHY", text: (task) => task.message, flexible: true },
    ],
    page,
  );
}

function paintCause({ paint }: Page, cause: string, text: string): string {
  const colour: Colour = needsSomebody.has(cause) ? "yellow" : cause === "running" ? "cyan" : "dim";
  return paint(colour, text);
}

function sinceText(since: string | null, now: number): string {
  return since === null ? "" : `${momentText(since)} (${spanSince(since, now)})`;
}

function spanSince(since: string | null, now: number): string {
  return since === null ? "" : spanText(now - Date.parse(since));
}
