/** What is decided about a run before it exists: its inputs, its `if`, and the key that limits it. Throws an ExpressionError. */
import type { JsonObject } from "../base/json.ts";
import { evaluateCondition, evaluateTemplate } from "./expression/evaluate.ts";
import { toText } from "./expression/result.ts";
import { hasExpression } from "./expression/template.ts";
import type { ConcurrencyRule, JobDefinition } from "./job-definition.ts";
import { conditionOf, templateOf } from "./task-expressions.ts";
import { resolveInputs, type DefaultsContext } from "./validate-inputs.ts";

/** Longest key of a concurrency rule. */
const MAX_KEY_LENGTH = 512;

export interface RunStart {
  inputs: JsonObject;
  /** False ends the run as skipped. */
  mayRun: boolean;
  /** The rule with its key evaluated; null if the job has none. */
  concurrency: ConcurrencyRule | null;
}

/** Prepares a run. Throws `invalid_inputs`, or an ExpressionError for a mistake in `if` or in the key. */
export function prepareRun(
  definition: JobDefinition,
  given: JsonObject,
  context: DefaultsContext,
): RunStart {
  const { mode, condition, concurrency, env } = definition;
  const inputs = resolveInputs(definition.inputs, given, mode, context);
  const { run, job, nowMs } = context;
  const roots: JsonObject = { inputs, run, job, vars: {} };
  const evaluate = (text: string, known: JsonObject): string =>
    hasExpression(text)
      ? toText(
          evaluateTemplate(templateOf(text, Object.keys(known), { allowSecrets: true }), {
            roots: known,
            nowMs,
            // What a run is called by or held up by must not depend on a secret.
            secret: () => "",
          }),
        )
      : text;
  const isStrict = mode === "strict";
  const needsEnv = isStrict && (condition !== null || concurrency !== null);
  const variables = needsEnv
    ? Object.entries(env).map(([name, text]) => [name, evaluate(text, roots)])
    : [];
  const inside: JsonObject = { ...roots, env: Object.fromEntries(variables) as JsonObject };
  return {
    inputs,
    mayRun:
      condition === null ||
      evaluateCondition(conditionOf(condition, Object.keys(inside)), { roots: inside, nowMs }),
    concurrency:
      concurrency === null
        ? null
        : {
            ...concurrency,
            key: keyOf(isStrict ? evaluate(concurrency.key, inside) : concurrency.key),
          },
  };
}

/** A longer key is cut: it is told apart by its beginning. */
function keyOf(text: string): string {
  return text.slice(0, MAX_KEY_LENGTH);
}
