import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { CompiledExpression, CompiledTemplate } from "./compile.ts";
import { newEvaluation, type Evaluation } from "./evaluation.ts";
import { ExpressionError } from "./expression-error.ts";
import { Fault, Site } from "./fault.ts";
import { limits } from "./limits.ts";
import { checkSize, toJsonValue, toText } from "./result.ts";
import { describe, type Value } from "./value.ts";
import { WorkBudget } from "./work-budget.ts";

/** What an expression is evaluated with. */
export interface EvaluationContext {
  /** The roots by name, plain JSON. They are read, never changed, and no part of them is given back: results are copies. */
  roots: Readonly<JsonObject>;
  /** What `now()` answers, Unix milliseconds: stored, so that an evaluation can be repeated. */
  nowMs: number;
  /** What stands for a secret until the worker fills it in; without it a secret is an error. */
  secret?: (name: string) => string;
  /** The work allowed, to be shared by several evaluations; a new one for each call if left out. */
  budget?: WorkBudget;
}

/** The JSON value of an expression. Throws an ExpressionError, nothing else. */
export function evaluateExpression(
  expression: CompiledExpression,
  context: EvaluationContext,
): JsonValue {
  const { budget, context: shared } = withBudget(context);
  return compute(expression, shared, expression.source, 0, (value) =>
    toJsonValue(value, budget, new Site(0)),
  );
}

/** The value of a condition. Anything but true and false is an error of the kind `not_boolean`. */
export function evaluateCondition(
  expression: CompiledExpression,
  context: EvaluationContext,
): boolean {
  return compute(expression, withBudget(context).context, expression.source, 0, (value) => {
    if (typeof value === "boolean") return value;
    throw new Fault(
      "not_boolean",
      `A condition must be true or false; found ${describe(value)}.`,
      0,
    );
  });
}

/**
 * The value of a string: what its only expression gives, or its pieces put together: texts as they are, numbers and booleans as in JSON,
 * null as nothing, lists and maps as compact JSON. Results are never read as templates again.
 */
export function evaluateTemplate(
  template: CompiledTemplate,
  context: EvaluationContext,
): JsonValue {
  const { budget, context: shared } = withBudget(context);
  const pieces = template.parts.map((part) => {
    if (part.kind === "text") return part.text;
    const { expression, offset } = part;
    return compute(expression, shared, template.text, offset, (value) =>
      toJsonValue(value, budget, new Site(0)),
    );
  });
  const [only] = pieces;
  if (template.isSingle && only !== undefined) return only;
  return concatenate(pieces, template.text);
}

function concatenate(pieces: readonly JsonValue[], source: string): string {
  let text = "";
  for (const piece of pieces) {
    text += toText(piece);
    if (text.length > limits.maxResultBytes) break;
  }
  guarded(source, 0, () => checkSize(text, new Site(0)));
  return text;
}

function withBudget(context: EvaluationContext): {
  budget: WorkBudget;
  context: EvaluationContext;
} {
  const budget = context.budget ?? new WorkBudget();
  return { budget, context: { ...context, budget } };
}

/** Evaluates with errors that point into `source`, where the expression starts at `offset`. */
function compute<Result>(
  expression: CompiledExpression,
  context: EvaluationContext,
  source: string,
  offset: number,
  finish: (value: Value) => Result,
): Result {
  return guarded(source, offset, () => {
    if (expression.secret !== null && context.secret !== undefined)
      return finish(context.secret(expression.secret));
    const budget = context.budget ?? new WorkBudget();
    const evaluation = newEvaluation(context.roots, context.nowMs, budget);
    try {
      return finish(valueOf(expression, evaluation));
    } finally {
      evaluation.patterns.release();
    }
  });
}

function valueOf(expression: CompiledExpression, evaluation: Evaluation): Value {
  if (expression.secret === null) return expression.compute(evaluation);
  throw new Fault("expression_error", "The secret cannot be read here.", 0);
}

/** Turns what evaluation throws into an ExpressionError. A deep value may exhaust the stack in spite of all limits. */
function guarded<Result>(source: string, offset: number, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof Fault) {
      const message = error.message + (error.hint?.() ?? "");
      const place = offset + (error.offset ?? 0);
      const issue = { message, offset: place };
      throw new ExpressionError(error.kind, source, [issue], { isAbsence: error.absent });
    }
    if (error instanceof RangeError) {
      const message = "The values are nested too deep.";
      throw new ExpressionError("expression_budget", source, [{ message, offset }]);
    }
    throw error;
  }
}
