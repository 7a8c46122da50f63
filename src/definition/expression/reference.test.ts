import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../base/json.ts";
import { compileExpression } from "./compile.ts";
import { evaluateExpression } from "./evaluate.ts";
import { operators } from "./operators.ts";
import { limitSummaries, operatorRows, rootSummaries } from "./reference.ts";

function evaluate(source: string): JsonValue {
  return evaluateExpression(compileExpression(source), { roots: {}, nowMs: 0 });
}

describe("the reference of expressions", () => {
  it.each(operatorRows.map(({ symbols, example }) => [symbols.join(" "), example]))(
    "has an example that is true: %s",
    (_, { expression, result }) => {
      expect(evaluate(expression)).toEqual(result);
    },
  );

  it("names every operator, and uses one of the row's in its example", () => {
    const named = new Set(operatorRows.flatMap(({ symbols }) => symbols));
    for (const symbol of operators.keys()) expect(named).toContain(symbol);
    for (const { symbols, example } of operatorRows)
      expect(symbols.some((symbol) => example.expression.includes(symbol[0]!))).toBe(true);
  });

  it("orders the operators as they bind", () => {
    expect(evaluate("-2 * 3 + 4 == -2 && true || false ? 1 : 2")).toBe(1);
    expect(evaluate("true || false && false")).toBe(true);
    expect(evaluate("1 + 2 * 3 in [7] == true")).toBe(true);
    expect(evaluate("!false && false")).toBe(false);
  });

  it("lets an error pass where the other side decides, as it says", () => {
    const mistake = '{"a": 1}.b == 1';
    expect(evaluate(`${mistake} && false`)).toBe(false);
    expect(evaluate(`${mistake} || true`)).toBe(true);
  });

  it("says everything in sentences", () => {
    const sentences = [
      ...Object.values(rootSummaries),
      ...Object.values(limitSummaries),
      ...operatorRows.map(({ summary }) => summary),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});
