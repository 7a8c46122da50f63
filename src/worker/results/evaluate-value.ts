import type { JsonObject, JsonValue } from "../../base/json.ts";
import { compileTemplate, type CompiledTemplate } from "../../definition/expression/compile.ts";
import { evaluateTemplate, type EvaluationContext } from "../../definition/expression/evaluate.ts";
import { LruCache } from "../../definition/expression/lru-cache.ts";
import { hasExpression } from "../../definition/expression/template.ts";

const CACHED = 10_000;
const templates = new LruCache<string, CompiledTemplate>(CACHED);

/** A value with the expressions of all its texts filled in. Throws an ExpressionError. */
export function evaluateValue(value: JsonValue, context: EvaluationContext): JsonValue {
  if (typeof value === "string") return evaluateText(value, context);
  if (Array.isArray(value)) return value.map((item) => evaluateValue(item, context));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, evaluateValue(item, context)]),
  );
}

function evaluateText(text: string, context: EvaluationContext): JsonValue {
  if (!hasExpression(text)) return text;
  const roots = Object.keys(context.roots as JsonObject);
  const template = templates.getOrCreate(`${roots.join(" ")}\n${text}`, () =>
    compileTemplate(text, { roots, allowSecrets: true }),
  );
  return evaluateTemplate(template, context);
}
