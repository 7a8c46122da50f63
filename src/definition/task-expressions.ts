/**
 * Where a strict document may hold expressions, what they may read there, and what they read. Compiles each text once for every task and
 * run that has it.
 */
import type { JsonObject } from "../base/json.ts";
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
import { forEachText } from "./values.ts";

/** A place of a document with the names that have a value there. */
export type ExpressionPlace = "job_env" | "task" | "condition";

const ROOTS: Record<ExpressionPlace, readonly string[]> = {
  job_env: ["inputs", "run", "job"],
  task: ["inputs", "tasks", "run", "job", "env"],
  condition: ["inputs", "tasks", "run", "job", "env"],
};
const CACHED = 10_000;
const templates = new LruCache<string, CompiledTemplate>(CACHED);
const conditions = new LruCache<string, CompiledExpression>(CACHED);

/** The compiled form of a text; throws an ExpressionError. */
export function templateOf(text: string, place: "job_env" | "task"): CompiledTemplate {
  const options = { roots: ROOTS[place], allowSecrets: true };
  return templates.getOrCreate(`${place} ${text}`, () => compileTemplate(text, options));
}

/** The compiled form of an `if`; throws an ExpressionError. */
export function conditionOf(text: string): CompiledExpression {
  return conditions.getOrCreate(text, () => compileCondition(text, { roots: ROOTS.condition }));
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
  secrets: string[];
}

const DATA = new Set(["output", "outputs", "items", "artifacts"]);

/** True if a task of a strict document has an expression anywhere. */
export function hasExpressions(task: TaskDefinition): boolean {
  return task.condition !== null || textsWithExpressions(task).length > 0;
}

/** What a task reads; expressions with errors read nothing. */
export function expressionReads(task: TaskDefinition): ExpressionReads {
  const reads: ExpressionReads = { tasks: [], readsAnyTask: false, inputs: [], secrets: [] };
  for (const text of textsWithExpressions(task)) {
    const template = compiled(() => templateOf(text, "task"));
    for (const part of template?.parts ?? [])
      if (part.kind === "expression") collect(part.expression, reads);
  }
  const { condition } = task;
  if (condition !== null) {
    const expression = compiled(() => conditionOf(condition));
    if (expression !== null) collect(expression, reads);
  }
  return reads;
}

/** Names of the secrets that the job's own environment reads. */
export function jobSecrets(definition: Pick<JobDefinition, "env">): string[] {
  const names: string[] = [];
  for (const text of Object.values(definition.env).filter(hasExpression)) {
    const template = compiled(() => templateOf(text, "job_env"));
    for (const part of template?.parts ?? [])
      if (part.kind === "expression" && part.expression.secret !== null)
        names.push(part.expression.secret);
  }
  return names;
}

function collect({ reads, secret }: CompiledExpression, found: ExpressionReads): void {
  if (secret !== null) found.secrets.push(secret);
  for (const { root, path, isGuarded } of reads) {
    const [name, part] = path;
    if (root === "inputs" && typeof name === "string") found.inputs.push(name);
    if (root !== "tasks") continue;
    if (typeof name !== "string") found.readsAnyTask = true;
    else
      found.tasks.push({
        task: name,
        needsData: !isGuarded && typeof part === "string" && DATA.has(part),
      });
  }
}

function textsWithExpressions(task: TaskDefinition): string[] {
  const texts: string[] = [];
  const visit = (text: string): void => {
    if (hasExpression(text)) texts.push(text);
  };
  forEachText(task.parameters, [], visit);
  forEachText(task.env as JsonObject, [], visit);
  return texts;
}

function compiled<Compiled>(compile: () => Compiled): Compiled | null {
  try {
    return compile();
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}
