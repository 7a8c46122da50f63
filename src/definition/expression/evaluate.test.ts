import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { compileCondition, compileExpression, compileTemplate } from "./compile.ts";
import {
  evaluateCondition,
  evaluateExpression,
  evaluateTemplate,
  type EvaluationContext,
} from "./evaluate.ts";
import { ExpressionError } from "./expression-error.ts";
import { limits } from "./limits.ts";
import { WorkBudget } from "./work-budget.ts";

const NOW_MS = Date.UTC(2024, 2, 1, 22, 30, 5);

function contextOf(roots: JsonObject): EvaluationContext {
  return { roots, nowMs: NOW_MS };
}

function evaluate(source: string, roots: JsonObject = {}): JsonValue {
  return evaluateExpression(compileExpression(source), contextOf(roots));
}

function fill(text: string, roots: JsonObject = {}): JsonValue {
  return evaluateTemplate(compileTemplate(text), contextOf(roots));
}

function errorOf(run: () => unknown): ExpressionError {
  try {
    run();
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error("There is no error.");
}

const reasonOf = (source: string, roots: JsonObject = {}): string =>
  errorOf(() => evaluate(source, roots)).reason;

const kindOf = (source: string, roots: JsonObject = {}): string =>
  errorOf(() => evaluate(source, roots)).kind;

describe("arithmetic", () => {
  it.each([
    ["inputs.n + 1", 6],
    ["1 + inputs.n", 6],
    ["inputs.n - 1", 4],
    ["inputs.n * 2", 10],
    ["inputs.n / 2", 2.5],
    ["inputs.n % 3", 2],
    ["7 % inputs.n", 2],
    ["int(inputs.n) / 2", 2],
    ["5 / 2", 2],
    ["-5 / 2", -2],
    ["-5 % 3", -2],
    ["5 / 2.0", 2.5],
    ["inputs.n / 5", 1],
    ["inputs.half + inputs.half", 1],
    ["-inputs.n", -5],
    ["size([1, 2, 3]) * inputs.n", 15],
    ["inputs.n == 5", true],
    ["5 == 5.0", true],
    ["inputs.n > 4 && 6 > inputs.n", true],
    ["1 in [1.0]", true],
    ["0.1 + 0.2", 0.30000000000000004],
    ["-0.0", 0],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source, { inputs: { n: 5, half: 0.5 } })).toBe(expected);
  });

  it("refuses what JSON numbers cannot hold", () => {
    expect(reasonOf("1.0 / 0.0")).toContain("divided by 0");
    expect(reasonOf("9007199254740993")).toContain("use string()");
    expect(evaluate("string(9007199254740993)")).toBe("9007199254740993");
  });

  it.each([
    ["1 / 0", "A whole number is divided by 0."],
    ["1 % 0", "A whole number is divided by 0."],
    ["9223372036854775807 + 1", "The whole number does not fit in 64 bits."],
    ["-(-9223372036854775808)", "The whole number does not fit in 64 bits."],
    ["'a' + 1", '"+" cannot take the text "a" and the number 1. Use string() to join texts.'],
    ["{} - 1", '"-" cannot take a map and the number 1. For a name with "-", write x["a-b"].'],
    ["1 < 'a'", '"<" cannot take the number 1 and the text "a".'],
    ["[] < []", '"<" cannot take a list of 0 and a list of 0.'],
    ["!1", '"!" takes true or false; found the number 1.'],
    ["1 ? 2 : 3", '"?" takes true or false; found the number 1.'],
  ])("%s fails", (source, reason) => {
    expect(reasonOf(source)).toBe(reason);
  });
});

describe("missing values", () => {
  const roots: JsonObject = {
    tasks: { a: { outputs: { rows: 1, nothing: null, list: [1] }, output: null } },
  };

  it.each([
    ["tasks.a.outputs.row", '"row" is missing in tasks.a.outputs. Did you mean "rows"?'],
    ["tasks['a'].outputs['x y']", '"x y" is missing in tasks.a.outputs.'],
    ["tasks.b.output", '"b" is missing in tasks. Did you mean "a"?'],
    ["tasks.a.output.n", 'tasks.a.output has no "n": it is null.'],
    ["tasks.a.outputs.rows.n", 'tasks.a.outputs.rows has no "n": it is the number 1.'],
    ["tasks.a.outputs.list[1]", "tasks.a.outputs.list has no item 1: it has 1, counted from 0."],
    ["tasks.a.outputs.list[-1]", "tasks.a.outputs.list has no item -1: it has 1, counted from 0."],
    ["tasks.a.outputs[0]", "The keys of tasks.a.outputs are texts; found the number 0."],
    [
      "tasks.a.outputs.list.x",
      'tasks.a.outputs.list is a list, so its items have numbers; found the text "x".',
    ],
    ["inputs.x", '"inputs" has no value here.'],
  ])("%s: %s", (source, reason) => {
    const error = errorOf(() => evaluate(source, roots));
    expect(error.kind).toBe("expression_error");
    expect(error.reason).toBe(reason);
  });

  it("tells where in the expression it went wrong", () => {
    expect(errorOf(() => evaluate("1 + tasks.a.outputs.row", roots)).message).toBe(
      '"row" is missing in tasks.a.outputs. Did you mean "rows"? (column 20 of `1 + tasks.a.outputs.row`)',
    );
  });

  it.each([
    ["has(tasks.a.outputs.rows)", true],
    ["has(tasks.a.outputs.nothing)", true],
    ["has(tasks.a.outputs.row)", false],
    ["has(tasks.b.outputs.row)", false],
    ["has(tasks.a.output.n)", false],
    ["has(tasks['a'].outputs['rows'])", true],
    ["has(inputs.x)", false],
    ["'nothing' in tasks.a.outputs", true],
    ['get(tasks, "a.outputs.rows", 0)', 1],
    ['get(tasks, "a.outputs.row", 7)', 7],
    ['get(tasks, "a.outputs.nothing", 7)', 7],
    ['get(tasks, "b.outputs.row")', null],
    ['get(tasks.b.outputs, "row", 7)', 7],
    ['get(tasks, "a.outputs.list.0", 7)', 1],
    ['get(tasks, "a.outputs.list.length", 7)', 7],
    ['get(tasks, ["a", "outputs", "list", 0], 7)', 1],
    ["coalesce(tasks.b.output, tasks.a.output, tasks.a.outputs.rows)", 1],
    ["coalesce(tasks.b.output)", null],
    ["tasks.a.outputs.nothing", null],
    ["tasks.a.outputs.list[0.0]", 1],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source, roots)).toBe(expected);
  });

  it("takes nothing but missing values for missing", () => {
    expect(reasonOf("has((1 / 0).x)", roots)).toContain("divided by 0");
    expect(reasonOf("coalesce(1 / 0, 2)", roots)).toContain("divided by 0");
    expect(reasonOf("get(1 / 0, 'x', 2)", roots)).toContain("divided by 0");
    expect(reasonOf("coalesce(tasks.a.outputs.rows.n, 2)", roots)).toContain("it is the number 1");
  });
});

describe("the root `loop`, a word that CEL reserves", () => {
  it.each<[string, JsonValue]>([
    ["loop.index + 1", 3],
    ["has(loop.previous)", false],
    ["{'loop': loop.index}.loop", 2],
    ["[1].map(loop, loop * 5)", [5]],
    ["'loop' + string(loop.index) // loop\n", "loop2"],
    ["self.loop == 'loop'", true],
  ])("is read in %s", (source, value) => {
    expect(evaluate(source, { loop: { index: 2 }, self: { loop: "loop" } })).toEqual(value);
  });

  it("keeps the places of what follows", () => {
    expect(errorOf(() => compileExpression("loop.index + nope", { roots: ["loop"] })).offset).toBe(
      13,
    );
  });
});

describe("logic and loops", () => {
  it.each([
    ["1 / 0 == 1 || true", true],
    ["true || 1 / 0 == 1", true],
    ["1 / 0 == 1 && false", false],
    ["[0, 1].exists(i, 1 / i == 1)", true],
    ["[0, 1].all(i, 1 / i == 2)", false],
    ["[1, 2, 3].map(i, i > 1, i * 10)", [20, 30]],
    ["{'b': 1, 'a': 2}.map(k, k)", ["a", "b"]],
    ["[[1, 2], [3]].map(l, l.map(i, i + 1))", [[2, 3], [4]]],
    ["[1].map(i, [2].map(i, i))", [[2]]],
    ["[1, 2].map(i, [10].map(j, i + j)[0] + i)", [12, 14]],
    ["[1, 2, 2].exists_one(i, i == 1)", true],
    ["[1, 2].map(i, i % 2 == 0 ? [i] : i)", [1, [2]]],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source)).toEqual(expected);
  });

  it("keeps the error when no side decides", () => {
    expect(reasonOf("1 / 0 == 1 || false")).toContain("divided by 0");
    expect(reasonOf("[0, 1].exists(i, 1 / i == 2)")).toContain("divided by 0");
    expect(reasonOf("[1].filter(i, i)")).toContain('"filter" takes true or false');
    expect(reasonOf("5.map(i, i)".replace("5", "(5)"))).toContain("Only lists and maps");
  });
});

describe("results", () => {
  it("are copies that share nothing with the roots", () => {
    const inputs = { list: [{ a: 1 }] };
    const result = evaluate("inputs", { inputs });
    expect(result).toEqual(inputs);
    expect(result).not.toBe(inputs);
    expect((result as typeof inputs).list[0]).not.toBe(inputs.list[0]);
  });

  it("are plain JSON: times and durations are texts", () => {
    expect(evaluate("[now(), duration('90m')]")).toEqual(["2024-03-01T22:30:05Z", "5400s"]);
    expect(reasonOf("type(1)")).toContain("A type cannot be a result");
  });

  it("are the same whenever now() is", () => {
    const source = "[now(), date(now()), uuid5('dns', string(now()))]";
    expect(evaluate(source)).toEqual(evaluate(source));
  });
});

describe("evaluateTemplate", () => {
  const roots: JsonObject = {
    inputs: { s: "text", n: 5, f: 0.5, t: true, z: null, l: [1, "a"], m: { k: null } },
  };

  it.each([
    ["${{ inputs.s }}", "text"],
    ["${{ inputs.n }}", 5],
    ["${{ inputs.z }}", null],
    ["${{ inputs.l }}", [1, "a"]],
    ["${{ inputs.m }}", { k: null }],
    ["plain", "plain"],
    ["", ""],
    ["<${{ inputs.s }}>", "<text>"],
    ["<${{ inputs.n }}|${{ inputs.f }}|${{ 6 / 2 }}>", "<5|0.5|3>"],
    ["<${{ inputs.t }}|${{ inputs.z }}>", "<true|>"],
    ["<${{ inputs.l }}|${{ inputs.m }}>", '<[1,"a"]|{"k":null}>'],
    ["<${{ duration('1m') }}>", "<60s>"],
    ["$${{ inputs.s }} ${{ inputs.s }}", "${{ inputs.s }} text"],
    ["${{ inputs.n }} ", "5 "],
  ])("%s is %j", (text, expected) => {
    expect(fill(text, roots)).toEqual(expected);
  });

  it("never evaluates a result again", () => {
    const inputs = { s: "${{ secrets.db }}" };
    expect(fill("${{ inputs.s }}", { inputs })).toBe("${{ secrets.db }}");
    expect(fill("a ${{ inputs.s }}", { inputs })).toBe("a ${{ secrets.db }}");
  });

  it("points errors into the whole text", () => {
    const error = errorOf(() => fill("ab ${{ inputs.x }}", { inputs: {} }));
    expect(error.offset).toBe("ab ${{ inputs".length);
    expect(error.source).toBe("ab ${{ inputs.x }}");
  });

  it("asks for what stands for a secret, and fails without it", () => {
    const template = compileTemplate("Bearer ${{ secrets.api }}", { allowSecrets: true });
    const secret = (name: string): string => `<${name}>`;
    expect(evaluateTemplate(template, { ...contextOf({}), secret })).toBe("Bearer <api>");
    expect(
      errorOf(() => evaluateTemplate(template, contextOf({ secrets: { api: "x" } }))).reason,
    ).toBe("The secret cannot be read here.");
  });
});

describe("evaluateCondition", () => {
  it("answers true or false", () => {
    const condition = compileCondition("${{ inputs.n > 1 }}");
    expect(evaluateCondition(condition, contextOf({ inputs: { n: 2 } }))).toBe(true);
    expect(evaluateCondition(condition, contextOf({ inputs: { n: 1 } }))).toBe(false);
  });

  it("fails with not_boolean for anything else", () => {
    const condition = compileCondition("inputs.v");
    for (const value of [null, "true", 1, 0, [], {}]) {
      const error = errorOf(() =>
        evaluateCondition(condition, contextOf({ inputs: { v: value } })),
      );
      expect(error.kind).toBe("not_boolean");
    }
  });

  it("does not take an error for false", () => {
    const condition = compileCondition("inputs.missing == 1");
    const error = errorOf(() => evaluateCondition(condition, contextOf({ inputs: {} })));
    expect(error.kind).toBe("expression_error");
  });
});

describe("bounds", () => {
  const numbers = Array.from({ length: 1_000 }, (_, index) => index);

  it("stops three nested loops over 1000 items", () => {
    const source = "inputs.l.all(a, inputs.l.all(b, inputs.l.all(c, a + b + c >= 0)))";
    expect(kindOf(source, { inputs: { l: numbers } })).toBe("expression_budget");
  });

  it("stops two nested loops over 1000 items, also where errors and truths hide the end", () => {
    for (const source of [
      "inputs.l.all(a, inputs.l.all(b, a + b >= 0))",
      "inputs.l.exists(a, inputs.l.exists(b, b.missing))",
      "inputs.l.all(a, inputs.l.all(b, a + b >= 0)) || true",
      "true && (inputs.l.all(a, inputs.l.all(b, a + b >= 0)) || true)",
      "[0].exists(x, inputs.l.all(a, inputs.l.all(b, a + b >= 0)) || x == 0)",
      "coalesce(inputs.l.map(a, inputs.l.map(b, b)), 1)",
      "has({'x': inputs.l.map(a, inputs.l.map(b, b))}.x)",
    ])
      expect(kindOf(source, { inputs: { l: numbers } })).toBe("expression_budget");
  });

  it("lets a list of 10000 be filtered, mapped and added up", () => {
    const items = Array.from({ length: 10_000 }, (_, n) => ({ ok: n % 2 === 0, outputs: { n } }));
    const source = "sum(inputs.l.filter(i, i.ok).map(i, i.outputs.n))";
    expect(evaluate(source, { inputs: { l: items } })).toBe(24_995_000);
    expect(evaluate("inputs.l.map(i, i).map(i, i).size()", { inputs: { l: items } })).toBe(10_000);
  });

  it.each([
    ["range(10001)"],
    ["inputs.long.map(i, i)"],
    ["sort(inputs.long)"],
    ["range(10000) + [1]"],
    ["flatten([range(10000), [1]])"],
    ["inputs.text.split(',')"],
  ])("refuses longer lists: %s", (source) => {
    const long = Array.from({ length: 10_001 }, () => 0);
    const text = ",".repeat(10_000);
    expect(kindOf(source, { inputs: { long, text } })).toBe("expression_budget");
  });

  it.each([
    ["inputs.t + inputs.t"],
    ["[inputs.t, inputs.t]"],
    ["{'a': inputs.t, 'b': inputs.t}"],
    ["[inputs.t, inputs.t].join()"],
    ["inputs.t.replace('a', 'aa')"],
    ["'%s%s'.format([inputs.t, inputs.t])"],
    ["inputs.quotes"],
    ["base64(inputs.t)"],
  ])("refuses results over 1 MiB: %s", (source) => {
    const t = "a".repeat(limits.maxResultBytes - 10);
    const quotes = '"'.repeat(limits.maxResultBytes / 2);
    expect(kindOf(source, { inputs: { t, quotes } })).toBe("expression_budget");
    expect(evaluate("inputs.t", { inputs: { t } })).toBe(t);
  });

  it("refuses a text put together over 1 MiB", () => {
    const t = "a".repeat(limits.maxResultBytes / 2);
    const error = errorOf(() => fill("${{ inputs.t }}${{ inputs.t }} ", { inputs: { t } }));
    expect(error.kind).toBe("expression_budget");
  });

  it("refuses values that are doubled again and again", () => {
    const doubled = `[inputs.s]${".map(x, [x, x])".repeat(25)}`;
    expect(kindOf(doubled, { inputs: { s: "a" } })).toBe("expression_budget");
    expect(kindOf(`${doubled} == ${doubled}`, { inputs: { s: "a" } })).toBe("expression_budget");
  });

  it("refuses values that are nested too deep", () => {
    const text = "[".repeat(50_000) + "]".repeat(50_000);
    const roots = { inputs: { text } };
    for (const source of [
      "fromJson(inputs.text)",
      "fromJson(inputs.text) == fromJson(inputs.text)",
      "distinct([fromJson(inputs.text)])",
      "toJson(fromJson(inputs.text))",
      "'%s'.format([fromJson(inputs.text)])",
    ])
      expect(["expression_error", "expression_budget"]).toContain(kindOf(source, roots));
  });

  it("can share one budget between evaluations", () => {
    const budget = new WorkBudget(100);
    const expression = compileExpression("[1, 2, 3].map(i, i)");
    const run = (): JsonValue => evaluateExpression(expression, { ...contextOf({}), budget });
    expect(run()).toEqual([1, 2, 3]);
    expect(budget.used).toBeGreaterThan(10);
    expect(errorOf(() => Array.from({ length: 10 }, run)).kind).toBe("expression_budget");
  });

  it("uses the same work each time, patterns included", () => {
    const expression = compileExpression("range(100).filter(i, string(i).matches('^[0-4]+$'))");
    const used = [1, 2, 3].map(() => {
      const budget = new WorkBudget();
      evaluateExpression(expression, { ...contextOf({}), budget });
      return budget.used;
    });
    expect(new Set(used).size).toBe(1);
  });
});

describe("hostile patterns and texts", () => {
  /** Generous: what these guard against takes minutes. */
  const QUICK_MS = 10_000;

  it.each([
    ['"aaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")'],
    ['inputs.a.matches("^(a+)+$x")'],
    ['inputs.a.matches("(x+x+)+y")'],
    ['inputs.a.matches("(a|b)*a(a|b){20}$")'],
    ['inputs.a.matches("(x|a*){50}!?$")'],
    ['inputs.a.matches("(a{99})b(a{100})")'],
    ["inputs.a.contains(inputs.nasty)"],
    ["inputs.a.indexOf(inputs.nasty)"],
    ["inputs.a.lastIndexOf(inputs.nasty)"],
    ["inputs.a.replace(inputs.nasty, '')"],
    ["inputs.a.split(inputs.nasty)"],
  ])(
    "are quick: %s",
    (source) => {
      const a = "a".repeat(1_000_000);
      const nasty = `${"a".repeat(200_000)}b${"a".repeat(200_000)}`;
      try {
        evaluate(source, { inputs: { a, nasty } });
      } catch (error) {
        expect((error as ExpressionError).kind).toBe("expression_budget");
      }
    },
    QUICK_MS,
  );

  it("still match large texts with simple patterns", () => {
    const text = `${"line of a log\n".repeat(70_000)}ERROR: x`;
    expect(evaluate('inputs.t.matches("ERROR|FATAL")', { inputs: { t: text } })).toBe(true);
    expect(evaluate('inputs.t.contains("ERROR: x")', { inputs: { t: text } })).toBe(true);
  });
});

describe("what JavaScript objects inherit", () => {
  const names = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];

  it.each(names)("%s reaches nothing", (name) => {
    const roots: JsonObject = { inputs: { m: {}, l: [], s: "x", n: 1 } };
    for (const target of [
      "inputs",
      "inputs.m",
      "inputs.l",
      "inputs.s",
      "inputs.n",
      "now()",
      "type(1)",
      "[1]",
      "{'a': 1}",
    ]) {
      expect(kindOf(`${target}["${name}"]`, roots)).toBe("expression_error");
      expect(kindOf(`${target}.${name}`, roots)).toBe("expression_error");
    }
    expect(evaluate(`has(inputs.m.${name})`, roots)).toBe(false);
    expect(evaluate(`"${name}" in inputs.m`, roots)).toBe(false);
    expect(evaluate(`get(inputs, "m.${name}.x", 1)`, roots)).toBe(1);
    expect(errorOf(() => compileExpression(name)).reason).toContain(`Unknown name "${name}"`);
    expect(errorOf(() => compileExpression(`${name}(1)`)).reason).toContain("Unknown function");
    expect(errorOf(() => compileExpression(`[1].${name}()`)).reason).toContain("Unknown function");
    const unset = compileExpression(name, { roots: [name] });
    expect(errorOf(() => evaluateExpression(unset, contextOf({}))).reason).toContain("no value");
  });

  it.each(names)("%s is a key like any other in data", (name) => {
    const data = JSON.parse(`{"inputs": {"${name}": {"x": 1}}}`) as JsonObject;
    expect(evaluate(`inputs["${name}"].x`, data)).toBe(1);
    expect(evaluate("keys(inputs)", data)).toEqual([name]);
    for (const source of [
      "inputs",
      "merge({}, inputs)",
      "fromJson(toJson(inputs))",
      `{"${name}": {"x": 1}}`,
    ]) {
      const result = evaluate(source, data) as JsonObject;
      expect(Object.keys(result)).toEqual([name]);
      expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    }
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});
