/** Shows what a template comes to, as a job document that stands for itself. */
import { stringify } from "yaml";
import { StratalError, type ErrorDetail } from "../../base/errors.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { keyTable } from "../keys.ts";
import { parseJobDocument, type ParseOptions } from "../parse-job.ts";
import { readDocument } from "../read-document.ts";
import type { ParseContext } from "../section.ts";
import { isJsonObject } from "../values.ts";
import { expandTemplates } from "./expand-job.ts";
import type { TemplateDocument } from "./template-document.ts";

/** What a template comes to. */
export interface TemplatePreview {
  /** A job document without templates: the template's job, or a job of the template's one task. */
  text: string;
  /** What is wrong with it; places are those of `text`. Without a place: what is wrong with the parameters. */
  problems: ErrorDetail[];
}

/** A job needs a task to be checked, and many a job template leaves those to its jobs. */
const TASK_FOR_CHECK = "tasks: [{name: task, run: 'true'}]\n";

/** The template with these parameters, filled in and checked. */
export function previewTemplate(
  { name, kind }: Pick<TemplateDocument, "name" | "kind">,
  version: number,
  parameters: JsonObject,
  options: ParseOptions,
): TemplatePreview {
  const reference = `${name}@${version}`;
  const use: JsonObject =
    kind === "job"
      ? { stratal: 1, name: "preview", extends: reference }
      : { stratal: 1, name: "preview", tasks: [{ name: "preview", uses: reference, parameters }] };
  const { value, source, problems } = readDocument(JSON.stringify(use), "json");
  const context: ParseContext = { mode: "strict", source, problems, taskCount: 0 };
  problems.decide("strict");
  const expanded = expandTemplates(value, context, options.templates);
  if (kind === "job" && Object.keys(parameters).length > 0)
    problems.error(["parameters"], "A job template has no parameters; remove them.");
  const text = textOf(expanded);
  const wrong = errorsOf(() => problems.throwIfAny("invalid_definition"));
  if (wrong.length > 0) return { text, problems: wrong.map(withoutPlace) };
  const checked = isJsonObject(expanded) && "tasks" in expanded ? text : text + TASK_FOR_CHECK;
  return { text, problems: errorsOf(() => parseJobDocument(checked, "yaml", options)) };
}

function textOf(job: JsonValue): string {
  // `use` is a map, and its expansion is one, too.
  const { extends: _template, ...rest } = job as JsonObject;
  return stringify(inOrder(rest, "job"), { lineWidth: 0, aliasDuplicateObjects: false });
}

/** A job or task with its keys in the order of the language's table, and so the tasks in it. */
function inOrder(value: JsonValue, scope: "job" | "task"): JsonValue {
  if (!isJsonObject(value)) return value;
  const order = [...keyTable[scope].keys()];
  const placeOf = (key: string): number =>
    order.includes(key) ? order.indexOf(key) : order.length;
  const entries = Object.entries(value).sort(([a], [b]) => placeOf(a) - placeOf(b));
  return Object.fromEntries(entries.map(([key, item]) => [key, tasksInOrder(item, key, scope)]));
}

const TASK_LISTS = {
  job: ["tasks", "on_success", "on_failure", "on_cancel", "finally"],
  task: ["tasks"],
} as const;

function tasksInOrder(value: JsonValue, key: string, scope: "job" | "task"): JsonValue {
  const lists: readonly string[] = TASK_LISTS[scope];
  if (!Array.isArray(value) || !lists.includes(key)) return value;
  return value.map((task) => inOrder(task, "task"));
}

function errorsOf(check: () => unknown): ErrorDetail[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof StratalError)) throw error;
    return error.errors.length > 0 ? [...error.errors] : [{ path: "", message: error.message }];
  }
}

/** The place in the document that was made up here says nothing to anyone. */
function withoutPlace({ path, message }: ErrorDetail): ErrorDetail {
  return { path: path.replace(/^(?:tasks\[0\]|extends)(?:\.|$)/, ""), message };
}
