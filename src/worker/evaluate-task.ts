/**
 * Evaluates the expressions of a claimed task (workflow-language.md §4). Pure: the caller has loaded what they may read. `now()` is the
 * time at which the task became ready, so an attempt sees what the one before saw.
 */
import type { JsonObject, JsonValue } from "../base/json.ts";
import type { CompiledTemplate } from "../definition/expression/compile.ts";
import {
  evaluateCondition,
  evaluateTemplate,
  type EvaluationContext,
} from "../definition/expression/evaluate.ts";
import { toText } from "../definition/expression/result.ts";
import { hasExpression } from "../definition/expression/template.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { substituteReferences, type OutputLookup } from "../definition/references.ts";
import { conditionOf, templateOf } from "../definition/task-expressions.ts";
import type { TaskFacts } from "./task-facts.ts";

/** The facts with more names in them. */
export function withRoots(facts: TaskFacts, roots: JsonObject): TaskFacts {
  return { ...facts, roots: { ...facts.roots, ...roots } };
}

/** Whether a condition holds. Throws an ExpressionError. */
export function conditionHolds(condition: string, facts: TaskFacts): boolean {
  return evaluateCondition(conditionOf(condition, rootsOf(facts)), contextOf(facts));
}

/** A text with its expressions filled in; a text that is one expression keeps the type of its result. Throws an ExpressionError. */
export function evaluateText(text: string, facts: TaskFacts): JsonValue {
  if (!hasExpression(text)) return text;
  return evaluateTemplate(compiled(text, facts), contextOf(facts));
}

/** A value with the expressions of all its texts filled in. Throws an ExpressionError. */
export function evaluateValue(value: JsonValue, facts: TaskFacts): JsonValue {
  return mapValue(value, (text) => evaluateText(text, facts));
}

/** Variables as texts. Throws an ExpressionError. */
export function evaluateEnv(
  env: Readonly<Record<string, string>>,
  facts: TaskFacts,
): Record<string, string> {
  const entries = Object.entries(env);
  return Object.fromEntries(
    entries.map(([name, text]) => [
      name,
      hasExpression(text) ? toText(evaluateText(text, facts)) : text,
    ]),
  );
}

/** The facts of a task with `env`: the variables of the job, which read no tasks. Throws an ExpressionError. */
export function withJobEnv(
  facts: TaskFacts,
  jobEnv: Readonly<Record<string, string>>,
): TaskFacts & { env: Record<string, string> } {
  const { inputs, run, job } = facts.roots;
  const env = evaluateEnv(jobEnv, {
    ...facts,
    roots: { inputs: inputs ?? {}, run: run ?? {}, job: job ?? {}, vars: {} },
  });
  return { ...withRoots(facts, { env }), env };
}

/** Parameters with expressions and the older references filled in; neither reads what the other gave. Throws an ExpressionError. */
export function evaluateParameters(
  parameters: JsonObject,
  facts: TaskFacts,
  lookup: OutputLookup,
): JsonObject {
  const evaluate = (text: string): JsonValue => evaluateParameter(text, facts, lookup);
  // An object stays an object.
  return mapValue(parameters, evaluate) as JsonObject;
}

/** The variables of a task over those of its job. Throws an ExpressionError. */
export function evaluateTaskEnv(
  task: Pick<TaskDefinition, "env">,
  facts: TaskFacts & { env: Record<string, string> },
): Record<string, string> {
  return { ...facts.env, ...evaluateEnv(task.env, facts) };
}

function evaluateParameter(text: string, facts: TaskFacts, lookup: OutputLookup): JsonValue {
  if (!hasExpression(text)) return substituteReferences(text, lookup);
  const template = compiled(text, facts);
  const parts = template.parts.map((part): CompiledTemplate["parts"][number] =>
    part.kind === "text"
      ? { kind: "text", text: substituteReferences(part.text, lookup) as string }
      : part,
  );
  return evaluateTemplate({ ...template, parts }, contextOf(facts));
}

function mapValue(value: JsonValue, map: (text: string) => JsonValue): JsonValue {
  if (typeof value === "string") return map(value);
  if (Array.isArray(value)) return value.map((item) => mapValue(item, map));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapValue(item, map)]));
}

/** Each place was checked when the job was saved, so here a text may read whatever has a value. */
function compiled(text: string, facts: TaskFacts): CompiledTemplate {
  return templateOf(text, rootsOf(facts), { allowSecrets: true });
}

function rootsOf({ roots }: TaskFacts): string[] {
  return Object.keys(roots);
}

function contextOf({ roots, nowMs, secrets }: TaskFacts): EvaluationContext {
  return {
    roots,
    nowMs,
    // Missing ones have failed the task before.
    secret: (name) => secrets.get(name) ?? "",
  };
}
