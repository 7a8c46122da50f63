/** The expressions of a strict document, compiled once for every task and run that has them, and what they read. */
import type { JsonValue } from "../base/json.ts";
import {
  compileCondition,
  compileTemplate,
  type CompiledExpression,
  type CompiledTemplate,
} from "./expression/compile.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { LruCache } from "./expression/lru-cache.ts";
import { hasExpression } from "./expression/template.ts";
import type { JobDefinition, TaskDefinition } from "./job-definition.ts";
import { valueHasExpression } from "./expression-text.ts";
import { taskTexts } from "./task-texts.ts";
import { forEachText } from "./values.ts";

const CACHED = 10_000;
const templates = new LruCache<string, CompiledTemplate>(CACHED);
const conditions = new LruCache<string, CompiledExpression>(CACHED);
const found = new LruCache<string, readonly CompiledExpression[]>(CACHED);

/** The compiled form of a text whose expressions may read `roots`; throws an ExpressionError. */
export function templateOf(
  text: string,
  roots: readonly string[],
  { allowSecrets = false } = {},
): CompiledTemplate {
  const options = { roots, allowSecrets };
  const key = `${allowSecrets} ${roots.join(" ")}\n${text}`;
  return templates.getOrCreate(key, () => compileTemplate(text, options));
}

/** The compiled form of a condition that may read `roots`; throws an ExpressionError. */
export function conditionOf(text: string, roots: readonly string[]): CompiledExpression {
  return conditions.getOrCreate(`${roots.join(" ")}\n${text}`, () =>
    compileCondition(text, { roots }),
  );
}

/** A read of another task's result. */
export interface TaskRead {
  task: string;
  /** It reads data that a skipped task does not have, and does not say what to do without it (workflow-language.md §5.3). */
  needsData: boolean;
}

/** What the expressions of a task read. */
export interface ExpressionReads {
  tasks: TaskRead[];
  /** It looks for tasks by a name that only the evaluation shows. */
  readsAnyTask: boolean;
  inputs: string[];
  /** Secrets that it is given itself: those of tasks inside of it are given to them. */
  secrets: string[];
}

const DATA = new Set(["output", "outputs", "items", "artifacts"]);

/** True if a task of a strict document has an expression anywhere. */
export function hasExpressions(task: TaskDefinition): boolean {
  return taskTexts(task).some(
    ({ kind, value }) => kind === "condition" || valueHasExpression(value),
  );
}

/**
 * What a task reads; expressions with errors read nothing. A group reads whatever the tasks inside read outside of it. The compensation
 * does not count: it runs when all tasks have ended.
 */
export function expressionReads(task: TaskDefinition): ExpressionReads {
  if (task.body.kind !== "group") return ownReads(task);
  const inner = new Set(task.body.tasks.map(({ name }) => name));
  const reads = ownReads(task, inner);
  for (const each of task.body.tasks.map(expressionReads)) {
    for (const read of each.tasks) if (!inner.has(read.task)) reads.tasks.push(read);
    reads.readsAnyTask ||= each.readsAnyTask;
    for (const input of each.inputs) reads.inputs.push(input);
  }
  return reads;
}

/** What compiled expressions read. */
export function readsOf(expressions: readonly CompiledExpression[]): ExpressionReads {
  const reads: ExpressionReads = { tasks: [], readsAnyTask: false, inputs: [], secrets: [] };
  for (const expression of expressions) collect(expression, reads);
  return reads;
}

/** What the expressions in the texts of a value read; those with errors read nothing. */
export function valueReads(value: JsonValue): ExpressionReads {
  return readsOf(expressionsIn(value));
}

/** True if a value reads `self.items` or `self.counts`: what only a for_each as a whole has. */
export function readsItems(value: JsonValue): boolean {
  return expressionsIn(value).some(({ reads }) =>
    reads.some(({ root, path: [key] }) => root === "self" && (key === "items" || key === "counts")),
  );
}

/** Names of the secrets that the job's own environment reads. */
export function jobSecrets(definition: Pick<JobDefinition, "env">): string[] {
  return readsOf(expressionsIn(definition.env)).secrets;
}

/** The expressions of a template, in order. */
export function expressionsOf(template: CompiledTemplate): CompiledExpression[] {
  return template.parts.flatMap((part) => (part.kind === "expression" ? [part.expression] : []));
}

/** `inner` are the tasks inside of a group, which its outputs may read. */
function ownReads(task: TaskDefinition, inner: ReadonlySet<string> = new Set()): ExpressionReads {
  const before: CompiledExpression[] = [];
  const after: CompiledExpression[] = [];
  for (const { kind, place, value } of taskTexts(task)) {
    const expressions = kind === "condition" ? conditionIn(value) : expressionsIn(value);
    for (const each of expressions) (place === "outputs" ? after : before).push(each);
  }
  const reads = readsOf([...before, ...after]);
  const own = readsOf(before).tasks;
  const outer = readsOf(after).tasks.filter((read) => !inner.has(read.task));
  reads.tasks = [...own, ...outer];
  for (const file of Object.values(task.files))
    if (typeof file !== "string" && file.task !== null)
      reads.tasks.push({ task: file.task, needsData: true });
  return reads;
}

function collect({ reads, secret }: CompiledExpression, into: ExpressionReads): void {
  if (secret !== null) into.secrets.push(secret);
  for (const { root, path, isGuarded } of reads) {
    const [name, part] = path;
    if (root === "inputs" && typeof name === "string") into.inputs.push(name);
    if (root !== "tasks") continue;
    if (typeof name !== "string") into.readsAnyTask = true;
    else
      into.tasks.push({
        task: name,
        needsData: !isGuarded && typeof part === "string" && DATA.has(part),
      });
  }
}

/** Whatever may be read where a text stands, it reads the same: `any` spares knowing the groups around a task. */
function expressionsIn(value: JsonValue): CompiledExpression[] {
  const expressions: CompiledExpression[] = [];
  forEachText(value, [], (text) => {
    if (!hasExpression(text)) return;
    const options = { roots: "any", allowSecrets: true } as const;
    const compiled = found.getOrCreate(`template ${text}`, () =>
      unlessBroken(() => expressionsOf(compileTemplate(text, options))),
    );
    for (const expression of compiled) expressions.push(expression);
  });
  return expressions;
}

function conditionIn(value: JsonValue): readonly CompiledExpression[] {
  const text = String(value);
  return found.getOrCreate(`condition ${text}`, () =>
    unlessBroken(() => [compileCondition(text, { roots: "any" })]),
  );
}

function unlessBroken(compile: () => CompiledExpression[]): CompiledExpression[] {
  try {
    return compile();
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}
