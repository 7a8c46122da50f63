/** Makes a document self-contained: what it takes from templates is put in before anything is checked. */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { ParseContext } from "../section.ts";
import { isJsonObject } from "../values.ts";
import { TaskExpansion } from "./expand-task.ts";
import { findTemplate } from "./find-template.ts";
import { mergeJob } from "./merge-job.ts";
import type { TemplateLookup } from "./template-document.ts";
import { parseReference } from "./template-reference.ts";

/** Job templates that extend each other. */
const MAX_DEPTH = 10;
const TASK_LISTS = ["tasks", "on_success", "on_failure", "on_cancel", "finally"];

/** The document with `extends` and the templates of tasks expanded. Legacy documents have none: their texts are no expressions. */
export function expandTemplates(
  value: JsonValue,
  context: ParseContext,
  lookup: TemplateLookup | undefined,
): JsonValue {
  if (!isJsonObject(value)) return value;
  if (context.mode === "legacy") {
    if (typeof value["extends"] === "string" && value["extends"] !== "")
      context.problems.error(["extends"], "`extends` needs a document with `stratal: 1`.");
    return value;
  }
  const extended = extendJob(value, context, lookup);
  const expanded: JsonObject = { ...extended };
  const expansion = new TaskExpansion(context, lookup);
  for (const key of TASK_LISTS)
    if (Object.hasOwn(extended, key)) expanded[key] = expansion.expandList(extended[key]!, [key]);
  if (expansion.isExhausted) return value;
  for (const key of Object.keys(expanded)) context.source.copyMark(extended, expanded, key);
  context.source.replaceRoot(expanded);
  return expanded;
}

function extendJob(
  job: JsonObject,
  context: ParseContext,
  lookup: TemplateLookup | undefined,
): JsonObject {
  let merged = job;
  let next = job["extends"];
  for (let depth = 0; typeof next === "string"; depth += 1) {
    const reference = parseReference(next);
    // The key's own check says what its form must be.
    if (reference === null) return merged;
    if (depth === MAX_DEPTH) {
      const message = `More than ${MAX_DEPTH} job templates extend each other; take some of them together.`;
      context.problems.error(["extends"], message);
      return merged;
    }
    const template = findTemplate(reference, "job", lookup, ["extends"], context);
    if (template === null) return merged;
    merged = mergeJob(template.body, merged, context.source);
    next = template.body["extends"];
  }
  return merged;
}
