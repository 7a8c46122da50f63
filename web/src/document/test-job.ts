/** A job of one task, to try it out: what the task reads of others is given by stand-ins. */
import { valueAt } from "./value-at.ts";
import { flatTask, type JobModel, type TaskModel } from "./job-model.ts";
import { readsOf } from "./references.ts";
import { listOf, namesIn } from "./task-path.ts";

/** Names of the tasks whose results a task reads. */
export function standInsOf(model: JobModel, task: TaskModel): string[] {
  const { list } = listOf(task.path);
  const names = new Set([...namesIn(model.value, list), ...namesIn(model.value, ["tasks"])]);
  return [...readsOf(valueAt(model.value, task.path))].filter((name) => names.has(name));
}

const leftOut: ReadonlySet<string> = new Set([
  "config",
  "if",
  "depends_on",
  "run_when",
  "order",
  "enabled",
]);
const keptKeys = ["stratal", "inputs", "env", "defaults"] as const;

/**
 * The document of the test, as JSON. A stand-in prints the text it is given; if that is a JSON object, its keys are its named
 * outputs, too. `if`, dependencies and order of the task do not count: it is to run.
 */
export function testJob(
  model: JobModel,
  task: TaskModel,
  given: Readonly<Record<string, string>>,
  name: string,
): string {
  const own = Object.fromEntries(
    Object.entries(flatTask(valueAt(model.value, task.path))).filter(([key]) => !leftOut.has(key)),
  );
  const kept = Object.fromEntries(
    keptKeys.flatMap((key) => (model.value[key] === undefined ? [] : [[key, model.value[key]]])),
  );
  const standIns = Object.entries(given).map(([standIn, text]) => ({
    name: standIn,
    env: { GIVEN: escaped(text) },
    run: isObject(text) ? 'printf %s "$GIVEN" | tee "$STRATAL_OUTPUT"' : 'printf %s "$GIVEN"',
    ...(isObject(text) ? { output: "json" } : {}),
  }));
  const tested = standIns.length === 0 ? own : { ...own, depends_on: Object.keys(given) };
  return JSON.stringify({ stratal: 1, ...kept, name, tasks: [...standIns, tested] }, null, 2);
}

/** What is given is text, also if it looks like an expression. */
function escaped(text: string): string {
  return text.replaceAll("${{", () => "$${{");
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
