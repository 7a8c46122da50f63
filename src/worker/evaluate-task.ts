/**
 * Evaluates the expressions of a claimed task (workflow-language.md §4): its condition, environment and parameters. Pure: the caller has
 * loaded what they may read. `now()` is the time at which the task became ready, so an attempt sees what the one before saw.
 */
import type { JsonObject, JsonValue } from "../base/json.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { substituteReferences, type OutputLookup } from "../definition/references.ts";
import { conditionOf, templateOf } from "../definition/task-expressions.ts";
import type { CompiledTemplate } from "../definition/expression/compile.ts";
import {
  evaluateCondition,
  evaluateTemplate,
  type EvaluationContext,
} from "../definition/expression/evaluate.ts";
import { toText } from "../definition/expression/result.ts";
import { hasExpression } from "../definition/expression/template.ts";

/** What expressions may read. */
export interface TaskFacts {
  inputs: JsonObject;
  /** `tasks.<name>` of every earlier task. */
  tasks: JsonObject;
  run: JsonObject;
  job: JsonObject;
  nowMs: number;
  secrets: ReadonlyMap<string, string>;
}

/** Whether a task's `if` lets it run. Throws an ExpressionError. */
export function conditionHolds(
  condition: string,
  facts: TaskFacts,
  env: Readonly<Record<string, string>>,
): boolean {
  const context = contextOf(facts, env);
  return evaluateCondition(conditionOf(condition, Object.keys(context.roots)), context);
}

/** The variables of the job, which read no tasks. Throws an ExpressionError. */
export function evaluateJobEnv(
  env: Readonly<Record<string, string>>,
  facts: TaskFacts,
): Record<string, string> {
  const context = contextOf(facts, {});
  return mapTexts(env, (text) =>
    hasExpression(text) ? toText(evaluateTemplate(compiled(text, context), context)) : text,
  );
}

/** The variables of a task over those of its job. Throws an ExpressionError. */
export function evaluateTaskEnv(
  task: TaskDefinition,
  jobEnv: Readonly<Record<string, string>>,
  facts: TaskFacts,
): Record<string, string> {
  const context = contextOf(facts, jobEnv);
  const own = mapTexts(task.env, (text) =>
    hasExpression(text) ? toText(evaluateTemplate(compiled(text, context), context)) : text,
  );
  return { ...jobEnv, ...own };
}

/** Parameters with expressions and the older references filled in; neither reads what the other gave. Throws an ExpressionError. */
export function evaluateParameters(
  parameters: JsonObject,
  env: Readonly<Record<string, string>>,
  facts: TaskFacts,
  lookup: OutputLookup,
): JsonObject {
  const context = contextOf(facts, env);
  // An object stays an object.
  return evaluateValue(parameters, context, lookup) as JsonObject;
}

function evaluateValue(
  value: JsonValue,
  context: EvaluationContext,
  lookup: OutputLookup,
): JsonValue {
  if (typeof value === "string") return evaluateText(value, context, lookup);
  if (Array.isArray(value)) return value.map((item) => evaluateValue(item, context, lookup));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, evaluateValue(item, context, lookup)]),
  );
}

function evaluateText(text: string, context: EvaluationContext, lookup: OutputLookup): JsonValue {
  if (!hasExpression(text)) return substituteReferences(text, lookup);
  const template = compiled(text, context);
  const parts = template.parts.map((part): CompiledTemplate["parts"][number] =>
    part.kind === "text"
      ? { kind: "text", text: substituteReferences(part.text, lookup) as string }
      : part,
  );
  return evaluateTemplate({ ...template, parts }, context);
}

/** Each place was checked when the job was saved, so here a text may read whatever has a value. */
function compiled(text: string, { roots }: EvaluationContext): CompiledTemplate {
  return templateOf(text, Object.keys(roots), { allowSecrets: true });
}

function contextOf(facts: TaskFacts, env: Readonly<Record<string, string>>): EvaluationContext {
  const { inputs, tasks, run, job, nowMs, secrets } = facts;
  return {
    roots: { inputs, tasks, run, job, env },
    nowMs,
    // Missing ones have failed the task before.
    secret: (name) => secrets.get(name) ?? "",
  };
}

function mapTexts(
  texts: Readonly<Record<string, string>>,
  map: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, map(text)]));
}
