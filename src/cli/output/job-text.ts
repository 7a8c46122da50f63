/** How jobs are shown. */
import type { Schemas } from "../../client/client.ts";
import { fieldsText, tableText } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { momentText } from "./time-text.ts";

type Job = Schemas["Job"];
type JobDetail = Schemas["JobDetail"];
type JobTask = Schemas["JobTask"];
type Page = Pick<Terminal, "paint" | "width">;

/** A list of jobs. */
export function jobsTable(jobs: readonly Job[], page: Page): string {
  return tableText(
    jobs,
    [
      { title: "NAME", text: (job) => job.name },
      { title: "VERSION", text: (job) => String(job.version) },
      { title: "TASKS", text: (job) => String(job.task_count) },
      { title: "UPDATED", text: (job) => momentText(job.updated_at) },
      { title: "ID", text: (job) => job.id },
      { title: "DESCRIPTION", text: (job) => job.description, flexible: true },
    ],
    page,
  );
}

/** Everything about one job but its document. */
export function jobDetailText(job: JobDetail, page: Page): string {
  const labels = Object.entries(job.labels).map(([name, value]) => `${name}=${value}`);
  const fields = fieldsText(
    [
      ["job", job.name],
      ["id", job.id],
      ["description", job.description],
      ["version", `${job.version} (${job.mode} mode, ${job.source_format})`],
      ["enabled", job.enabled ? "yes" : "no"],
      ["owner", job.owner ?? ""],
      ["labels", labels.join(", ")],
      ["created", momentText(job.created_at)],
      ["updated", momentText(job.updated_at)],
    ],
    page,
  );
  const warnings =
    job.warnings.length === 0 ? [] : ["", warningsText(job.warnings, "", page.paint)];
  return [fields, "", jobTasksTable(job.tasks, page), ...warnings].join("\n");
}

/** What a legacy document gets away with, one line each. */
export function warningsText(
  warnings: readonly Schemas["DocumentWarning"][],
  source: string,
  paint: Paint,
): string {
  return warnings
    .map(({ path, message, line, column }) => {
      const place = [source, line, column].filter((part) => part !== undefined && part !== "");
      const where = [place.join(":"), path].filter((part) => part !== "").join(" ");
      return `${paint("yellow", "warning:")} ${where === "" ? "" : `${where}: `}${message}`;
    })
    .join("\n");
}

/** The tasks of a version. */
export function jobTasksTable(tasks: readonly JobTask[], page: Page): string {
  return tableText(
    tasks,
    [
      { title: "TASK", text: (task) => task.name },
      { title: "RUNS", text: (task) => whatRuns(task) },
      { title: "STAGE", text: (task) => (task.order === null ? "" : String(task.order)) },
      { title: "DEPENDS ON", text: (task) => dependencies(task).join(", "), flexible: true },
    ],
    page,
  );
}

/** The language of a script, or the type of a builtin task. */
function whatRuns(task: JobTask): string {
  const { script, parameters } = task.config;
  const named = task.type === "custom" ? field(script, "language") : field(parameters, "task_name");
  return typeof named === "string" ? named : task.type;
}

/** Names of the tasks that must end first; they may be written as text or as maps with a name. */
function dependencies(task: JobTask): string[] {
  const listed = task.config["depends_on"];
  if (!Array.isArray(listed)) return [];
  return (listed as unknown[]).map((entry) =>
    typeof entry === "string" ? entry : String(field(entry, "task") ?? field(entry, "name") ?? "?"),
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
