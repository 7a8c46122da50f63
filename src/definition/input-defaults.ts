/** Defaults of inputs that hold expressions: checked when a job is saved, evaluated when a run starts. */
import type { JsonObject, JsonValue } from "../base/json.ts";
import {
  compileTemplate,
  type CompiledExpression,
  type CompiledTemplate,
} from "./expression/compile.ts";
import { evaluateTemplate, type EvaluationContext } from "./expression/evaluate.ts";
import { LruCache } from "./expression/lru-cache.ts";
import { hasExpression } from "./expression/template.ts";
import { guard, isTooMany } from "./job-expressions.ts";
import type { InputDeclaration } from "./job-definition.ts";
import type { ParseContext } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { forEachText } from "./values.ts";

/** What a default may read; a run has no tasks yet. */
const ROOTS = ["inputs", "run", "job"];
const MAX_CACHED = 1_000;
const templates = new LruCache<string, CompiledTemplate>(MAX_CACHED);

function templateOf(text: string): CompiledTemplate {
  return templates.getOrCreate(text, () => compileTemplate(text, { roots: ROOTS }));
}

/** True if a default has to be evaluated. */
export function isTemplateDefault(value: JsonValue | undefined): boolean {
  let found = false;
  if (value !== undefined) forEachText(value, [], (text) => (found ||= hasExpression(text)));
  return found;
}

/** The value of a default in a run; throws an ExpressionError. */
export function evaluateDefault(value: JsonValue, context: EvaluationContext): JsonValue {
  if (typeof value === "string")
    return hasExpression(value) ? evaluateTemplate(templateOf(value), context) : value;
  if (Array.isArray(value)) return value.map((item) => evaluateDefault(item, context));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, evaluateDefault(item, context)]);
  // The values of the entries are JSON, as evaluateDefault answers.
  return Object.fromEntries(entries) as JsonObject;
}

/** The other inputs that a default reads by name; throws an ExpressionError. */
export function inputsReadBy(value: JsonValue): string[] {
  const names = new Set<string>();
  forEachText(value, [], (text) => {
    if (!hasExpression(text)) return;
    for (const part of templateOf(text).parts) {
      if (part.kind !== "expression") continue;
      for (const { root, path } of part.expression.reads)
        if (root === "inputs" && typeof path[0] === "string") names.add(path[0]);
    }
  });
  return [...names];
}

/** Reports what is wrong with the expressions in the defaults of a strict document. */
export function checkInputDefaults(
  inputs: Readonly<Record<string, InputDeclaration>>,
  path: SourcePath,
  context: ParseContext,
): void {
  const defaults = Object.values(inputs).map((each) => each.default ?? null);
  if (context.mode === "legacy" || isTooMany(defaults, context)) return;
  const reads = new Map<string, string[]>();
  for (const [name, { default: value }] of Object.entries(inputs)) {
    if (value === undefined || !isTemplateDefault(value)) continue;
    const at = [...path, name, "default"];
    if (!checkTexts(value, at, context)) continue;
    const names = inputsReadBy(value);
    reads.set(name, names);
    for (const other of names) checkInputName(other, Object.keys(inputs), at, context);
  }
  const cycle = findCycle(reads);
  if (cycle === null) return;
  const message = `The defaults of these inputs read each other in a circle: ${cycle.join(" → ")}. Give one of them a fixed value.`;
  context.problems.error([...path, cycle[0]!, "default"], message);
}

/** False, with errors, if an expression is wrong or reads inputs by a name that only the evaluation shows. */
function checkTexts(value: JsonValue, path: SourcePath, context: ParseContext): boolean {
  let areFine = true;
  forEachText(value, path, (text, at) => {
    if (!hasExpression(text)) return;
    let isFine = false;
    guard(at, context, () => {
      const { parts } = templateOf(text);
      isFine = !parts.some((each) => each.kind === "expression" && readsAnyInput(each.expression));
      if (isFine) return;
      const message = "A default reads other inputs by name only, such as `inputs.region`.";
      context.problems.error(at, message);
    });
    areFine &&= isFine;
  });
  return areFine;
}

function readsAnyInput({ reads }: CompiledExpression): boolean {
  return reads.some(({ root, path }) => root === "inputs" && typeof path[0] !== "string");
}

function checkInputName(
  name: string,
  known: readonly string[],
  path: SourcePath,
  context: ParseContext,
): void {
  if (known.includes(name)) return;
  const hint = context.problems.suggest(name, known);
  const message = `The default reads \`inputs.${name}\`, but there is no input of this name.${hint}`;
  context.problems.error(path, message);
}

/** The names of one circle, the first one again at its end; null if there is none. At most 200 inputs, so recursion is safe. */
function findCycle(reads: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (name: string): string[] | null => {
    if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name];
    if (done.has(name)) return null;
    trail.push(name);
    for (const other of reads.get(name) ?? []) {
      const cycle = visit(other);
      if (cycle !== null) return cycle;
    }
    trail.pop();
    done.add(name);
    return null;
  };
  for (const name of reads.keys()) {
    const cycle = visit(name);
    if (cycle !== null) return cycle;
  }
  return null;
}
