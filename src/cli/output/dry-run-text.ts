/** How a dry run is shown. */
import type { Schemas } from "../../client/client.ts";
import { singleLine } from "./safe-text.ts";
import { fieldsText, tableText } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";

type DryRun = Schemas["DryRun"];
type PlannedTask = Schemas["PlannedTask"];
type Page = Pick<Terminal, "paint" | "width">;

/** What was added to the name of a dependency that the document does not name itself. */
const REASONS: Readonly<Record<Schemas["PlannedDependency"]["because"], string>> = {
  depends_on: "",
  reads: " (read)",
  order: " (order)",
};

/** The plan: what a run would be given, its tasks, and what it would evaluate. */
export function dryRunText(plan: DryRun, page: Page): string {
  const inputs = Object.entries(plan.inputs).map(([name, value]) => `${name}=${inputText(value)}`);
  const version = plan.version === null ? "not saved" : `version ${plan.version}`;
  const head = fieldsText(
    [
      ["job", `${plan.name} (${version}, ${plan.mode} mode)`],
      ["could run", plan.runnable ? "yes" : `no: ${plan.error ?? ""}`],
      ["inputs", inputs.join(", ")],
      ["stages", String(plan.stages.length)],
    ],
    page,
  );
  const evaluated = plan.tasks.flatMap((task) =>
    task.evaluates.map((each) => ({ ...each, task: fullName(task) })),
  );
  const evaluations = evaluated.length === 0 ? [] : ["", evaluatedTable(evaluated, page)];
  return [head, "", plannedTable(plan.tasks, page), ...evaluations].join("\n");
}

/** What would keep tasks from starting or working, one line each. */
export function dryRunWarnings(plan: DryRun, paint: Paint): string[] {
  const waiting = new Map<string, string[]>();
  for (const task of plan.tasks)
    if (task.queue_message !== null)
      waiting.set(task.queue_message, [...(waiting.get(task.queue_message) ?? []), fullName(task)]);
  const sentences = [
    ...[...waiting].map(([why, tasks]) => `${tasksText(tasks)} would wait: ${why}.`),
    ...plan.missing_secrets.map(
      ({ name, tasks }) =>
        `The secret ${name} is missing for ${tasks.join(", ")}; \`stratal secret set ${name}\` sets it.`,
    ),
  ];
  return sentences.map((sentence) => `${paint("yellow", "warning:")} ${singleLine(sentence)}`);
}

function plannedTable(tasks: readonly PlannedTask[], page: Page): string {
  return tableText(
    tasks,
    [
      { title: "STAGE", text: ({ stage }) => String(stage ?? "-") },
      { title: "TASK", text: fullName },
      { title: "RUNS", text: ({ kind, runs }) => runs ?? kind },
      { title: "SLOT", text: ({ slot }) => slot },
      { title: "NEEDS", text: needsText },
      {
        title: "WORKERS",
        text: ({ worker_count: count }) => String(count),
        paint: (text, { worker_count: count }) => (count === 0 ? page.paint("yellow", text) : text),
      },
      { title: "WAITS FOR", text: waitsForText, flexible: true },
    ],
    page,
  );
}

function evaluatedTable(
  rows: readonly { task: string; path: string; text: string }[],
  page: Page,
): string {
  return tableText(
    rows,
    [
      { title: "TASK", text: ({ task }) => task },
      { title: "EVALUATES", text: ({ path }) => path },
      { title: "EXPRESSION", text: ({ text }) => text, flexible: true },
    ],
    page,
  );
}

/** The name with what it stands in, such as `finally/cleanup` or `regions/build`. */
function fullName({ name, scope, group }: PlannedTask): string {
  const around = [...(scope === "main" ? [] : [scope]), ...(group === null ? [] : [group])];
  return [...around, name].join("/");
}

function needsText({ queue, tags }: PlannedTask): string {
  return [...(queue === "default" ? [] : [`queue ${queue}`]), ...tags].join(", ");
}

function waitsForText({ dependencies, dependency_count: count }: PlannedTask): string {
  const names = dependencies.map(({ task, because }) => task + REASONS[because]);
  const more = count - dependencies.length;
  return [...names, ...(more === 0 ? [] : [`${more} more`])].join(", ");
}

const MAX_NAMES = 5;

function tasksText(tasks: readonly string[]): string {
  const more = tasks.length - MAX_NAMES;
  return [...tasks.slice(0, MAX_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function inputText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
