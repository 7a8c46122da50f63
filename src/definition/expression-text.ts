/** What can be said about the expressions in a value without the names that they may read. */
import type { JsonValue } from "../base/json.ts";
import { ExpressionError } from "./expression/expression-error.ts";
import { hasExpression, parseTemplate, singleExpression } from "./expression/template.ts";
import { forEachText } from "./values.ts";

/** True if any string in a value holds an expression. */
export function valueHasExpression(value: JsonValue): boolean {
  let found = false;
  forEachText(value, [], (text) => (found ||= hasExpression(text)));
  return found;
}

/** True for text that is nothing but one expression, and for one that is broken: whoever compiles it says why. */
export function isOneExpression(value: JsonValue): value is string {
  if (typeof value !== "string" || !hasExpression(value)) return false;
  try {
    return singleExpression(parseTemplate(value)) !== null;
  } catch (error) {
    if (error instanceof ExpressionError) return true;
    throw error;
  }
}
