/** Puts the task of a template in the place of the task that uses it. */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { MAX_DOCUMENT_BYTES, MAX_TASKS } from "../document-limits.ts";
import type { ParseContext } from "../section.ts";
import type { SourcePath } from "../source-map.ts";
import { isJsonObject } from "../values.ts";
import { fillParameters } from "./fill-parameters.ts";
import { findTemplate } from "./find-template.ts";
import type { TemplateLookup } from "./template-document.ts";
import { resolveParameters } from "./template-parameters.ts";
import { parseReference, type TemplateReference } from "./template-reference.ts";

/** Templates inside of each other. */
const MAX_DEPTH = 10;
/** Most text that the templates of one document may come to, in UTF-16 units. */
const MAX_TEXT = 4 * MAX_DOCUMENT_BYTES;
/** What a task has only one of: with a template, it is the template's. */
const BODY_KEYS = ["run", "script", "job", "approval", "wait", "tasks"];
/** Maps of which the task's own entries are put over those of the template. */
const MERGED = ["env", "secrets"];

/** One document's use of templates, with what is left of its limits. */
export class TaskExpansion {
  readonly #context: ParseContext;
  readonly #lookup: TemplateLookup | undefined;
  /** True once a limit is reached: what was expanded until then is of no use. */
  isExhausted = false;
  #tasksLeft = MAX_TASKS;
  #textLeft = MAX_TEXT;

  constructor(context: ParseContext, lookup: TemplateLookup | undefined) {
    this.#context = context;
    this.#lookup = lookup;
  }

  /** A list of tasks with all templates expanded; anything else is given back as it is. */
  expandList(list: JsonValue, path: SourcePath, depth = 0): JsonValue {
    if (!Array.isArray(list)) return list;
    const expanded = list.map((task, index) =>
      isJsonObject(task) ? this.#expandTask(task, [...path, index], depth) : task,
    );
    for (const index of list.keys()) this.#context.source.copyMark(list, expanded, index);
    return expanded;
  }

  #expandTask(task: JsonObject, path: SourcePath, depth: number): JsonObject {
    const reference = typeof task["uses"] === "string" ? parseReference(task["uses"]) : null;
    if (reference !== null) return this.#useTemplate(task, reference, path, depth);
    const changed: JsonObject = {};
    if (Array.isArray(task["tasks"]))
      changed["tasks"] = this.expandList(task["tasks"], [...path, "tasks"], depth);
    if (isJsonObject(task["rollback"]))
      changed["rollback"] = this.#expandTask(task["rollback"], [...path, "rollback"], depth);
    return Object.keys(changed).length === 0 ? task : this.#overlay(task, changed, task);
  }

  /** The template's task, filled in, under the keys of the task that uses it. */
  #useTemplate(
    task: JsonObject,
    reference: TemplateReference,
    path: SourcePath,
    depth: number,
  ): JsonObject {
    const { problems } = this.#context;
    const at = [...path, "uses"];
    const template = findTemplate(reference, "task", this.#lookup, at, this.#context);
    if (template === null || !this.#admit(depth, at)) return task;
    const own = this.#ownKeys(task, path);
    const given = isJsonObject(task["parameters"]) ? task["parameters"] : {};
    const values = resolveParameters(
      template.inputs,
      given,
      [...path, "parameters"],
      this.#context,
    );
    const filled = fillParameters(
      template.body,
      {
        valueOf: (name) => this.#copyOf(values.get(name) ?? null, at),
        fail: (message) => problems.error(path, message),
        spend: (length) => this.#spend(length, at),
      },
      [],
    );
    // A map stays a map.
    const merged = this.#overlay(filled as JsonObject, own, task);
    return this.#expandTask(merged, path, depth + 1);
  }

  /** What the task adds to its template. */
  #ownKeys(task: JsonObject, path: SourcePath): JsonObject {
    for (const key of BODY_KEYS) {
      if (!Object.hasOwn(task, key)) continue;
      const message = `A task that uses a template has no \`${key}\` of its own; remove one of the two.`;
      this.#context.problems.error([...path, key], message, "key");
    }
    const consumed = ["uses", "parameters", ...BODY_KEYS];
    return Object.fromEntries(Object.entries(task).filter(([key]) => !consumed.includes(key)));
  }

  /** A parameter's value, for as long as there is room for it. */
  #copyOf(value: JsonValue, path: SourcePath): JsonValue {
    if (this.isExhausted) return null;
    this.#spend(JSON.stringify(value).length, path);
    return value;
  }

  /** False, with an error for the first time, when a limit is reached. */
  #admit(depth: number, path: SourcePath): boolean {
    if (this.isExhausted) return false;
    this.#tasksLeft -= 1;
    if (depth === MAX_DEPTH)
      this.#exhaust(path, `Templates are nested deeper than ${MAX_DEPTH}; use fewer levels.`);
    else if (this.#tasksLeft < 0)
      this.#exhaust(path, `Templates come to more than ${MAX_TASKS} tasks; use fewer of them.`);
    return !this.isExhausted;
  }

  #spend(length: number, path: SourcePath): void {
    this.#textLeft -= length;
    if (this.#textLeft < 0 && !this.isExhausted)
      this.#exhaust(path, `Templates come to more than ${MAX_TEXT} characters; use fewer of them.`);
  }

  #exhaust(path: SourcePath, message: string): void {
    this.isExhausted = true;
    this.#context.problems.error(path, message);
  }

  /** `base` under `own`, whose entries keep their places in the text; they are those of `origin`. */
  #overlay(base: JsonObject, own: JsonObject, origin: JsonObject): JsonObject {
    const merged: JsonObject = { ...base, ...own };
    for (const key of MERGED) {
      const [below, above] = [base[key], own[key]];
      if (isJsonObject(below) && isJsonObject(above)) merged[key] = { ...below, ...above };
    }
    for (const key of Object.keys(origin)) this.#context.source.copyMark(origin, merged, key);
    return merged;
  }
}
