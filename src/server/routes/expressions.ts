import type { FastifyInstance } from "fastify";
import * as api from "../../api/expressions.ts";
import { systemClock } from "../../base/clock.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { compileExpression, compileTemplate } from "../../definition/expression/compile.ts";
import { evaluateExpression, evaluateTemplate } from "../../definition/expression/evaluate.ts";
import { ExpressionError } from "../../definition/expression/expression-error.ts";
import { limits } from "../../definition/expression/limits.ts";
import { hasExpression } from "../../definition/expression/template.ts";
import { WorkBudget } from "../../definition/expression/work-budget.ts";
import { bindEndpoint } from "../bind-endpoint.ts";

/** Expressions that are tried out: nothing is read but what is sent, and the engine's own limits hold. */
export function addExpressionRoutes(app: FastifyInstance): void {
  bindEndpoint(app, api.evaluateExpressionText, ({ body }) => {
    const budget = new WorkBudget();
    try {
      const value = evaluated(body.text, body.values, budget);
      return { ...figures(budget), value, type: typeOf(value), error: null };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const { kind, message, issues } = error;
      return {
        ...figures(budget),
        value: null,
        type: null,
        error: { kind, message, issues: [...issues] },
      };
    }
  });
}

/** As in a document: a text with `${{ }}` is put together, any other one is an expression as a whole. */
function evaluated(text: string, roots: JsonObject, budget: WorkBudget): JsonValue {
  const context = { roots, nowMs: systemClock.now(), budget };
  return hasExpression(text)
    ? evaluateTemplate(compileTemplate(text), context)
    : evaluateExpression(compileExpression(text), context);
}

function figures(budget: WorkBudget): { work: number; max_work: number } {
  return { work: budget.used, max_work: limits.maxWork };
}

function typeOf(value: JsonValue): "null" | "boolean" | "number" | "string" | "list" | "map" {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return "map";
  return typeof value as "boolean" | "number" | "string";
}
