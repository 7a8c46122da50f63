import { run as runLibrary } from "@bufbuild/cel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import {
  addNumbers,
  divideNumbers,
  moduloNumbers,
  multiplyNumbers,
  subtractNumbers,
} from "./arithmetic.ts";
import { compileExpression, compileTemplate } from "./compile.ts";
import { evaluateExpression, evaluateTemplate } from "./evaluate.ts";
import { ExpressionError } from "./expression-error.ts";
import { Fault, Site } from "./fault.ts";
import { callableNames, findFunction } from "./functions.ts";

const site = new Site(0);

function outcomeOf<Result>(run: () => Result): Result | ExpressionError {
  try {
    return run();
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
}

const evaluate = (source: string, roots: JsonObject): JsonValue | ExpressionError =>
  outcomeOf(() => evaluateExpression(compileExpression(source), { roots, nowMs: 0 }));

/** Any JSON value, small. */
const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;

/** Source that is often right: pieces of the language put together. */
const { source } = fc.letrec<{ source: string }>((tie) => ({
  source: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(
      "inputs",
      "inputs.a",
      "inputs.l",
      "i",
      "1",
      "2.5",
      "'x'",
      "true",
      "null",
      "[]",
      "{}",
      "now()",
    ),
    fc
      .tuple(
        tie("source"),
        fc.constantFrom("+", "-", "*", "/", "%", "==", "<", "&&", "||", "in"),
        tie("source"),
      )
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    fc
      .tuple(tie("source"), tie("source"), tie("source"))
      .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(tie("source"), tie("source")).map(([a, b]) => `${a}[${b}]`),
    fc.tuple(tie("source"), tie("source")).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie("source"), tie("source")).map(([a, b]) => `{${a}: ${b}}`),
    fc
      .tuple(
        tie("source"),
        fc.constantFrom("all", "exists", "map", "filter", "exists_one"),
        tie("source"),
      )
      .map(([list, loop, body]) => `${list}.${loop}(i, ${body})`),
    fc
      .tuple(fc.constantFrom(...callableNames), fc.array(tie("source"), { maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(", ")})`),
  ),
}));

/** Text made of what the language's spelling is made of. */
const noise = fc.string({
  unit: fc.constantFrom(
    ..."()[]{}.,:?'\"\\\n +-*/%<>=!&|$0123456789eux",
    ..."é😀\u0000\ud800",
    ...[
      "inputs",
      "tasks",
      "has",
      "map",
      "r'",
      '"""',
      "//",
      "\\u",
      "${{",
      "}}",
      "__proto__",
      "true",
      "in",
    ],
  ),
  maxLength: 40,
});

describe("whatever the input", () => {
  it("compiling and evaluating noise throws nothing but an ExpressionError", () => {
    fc.assert(
      fc.property(noise, json, (text, inputs) => {
        evaluate(text, { inputs });
        outcomeOf(() => evaluateTemplate(compileTemplate(text), { roots: { inputs }, nowMs: 0 }));
      }),
      { numRuns: 2_000 },
    );
  });

  it("evaluating the language throws nothing but an ExpressionError and gives JSON", () => {
    fc.assert(
      fc.property(source, json, fc.array(json), (text, a, l) => {
        const result = evaluate(text, { inputs: { a, l } });
        if (result instanceof ExpressionError) {
          expect(result.reason).not.toBe("");
          expect(result.offset).toBeLessThanOrEqual(text.length);
        } else {
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("every function takes any arguments or refuses them", () => {
    const special = fc.constantFrom<string>(
      "now()",
      "duration('1s')",
      "type(1)",
      "9223372036854775807",
      "-1",
      "1.0 / 0.0",
    );
    const argument = fc.oneof(
      special,
      json.map((value) => `fromJson(${JSON.stringify(JSON.stringify(value))})`),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...callableNames.filter((name) => findFunction(name) !== undefined)),
        fc.array(argument, { minLength: 1, maxLength: 4 }),
        (name, args) => {
          evaluate(`${name}(${args.join(", ")})`, {});
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("evaluates the same twice and leaves the roots as they are", () => {
    fc.assert(
      fc.property(source, json, (text, a) => {
        const roots = { inputs: { a, l: [1, 2] } };
        const before = JSON.stringify(roots);
        const first = evaluate(text, roots);
        expect(evaluate(text, roots)).toEqual(first);
        expect(JSON.stringify(roots)).toBe(before);
      }),
    );
  });
});

describe("beside a reference", () => {
  it("gives a single value back unchanged, and a list of it in a text as JSON", () => {
    fc.assert(
      fc.property(json, (value) => {
        const roots: JsonObject = { inputs: { value } };
        expect(evaluate("inputs.value", roots)).toEqual(JSON.parse(JSON.stringify(value)));
        const text = evaluateTemplate(compileTemplate("<${{ [inputs.value] }}>"), {
          roots,
          nowMs: 0,
        });
        expect(text).toBe(`<${JSON.stringify([value])}>`);
        expect(evaluate("fromJson(toJson(inputs.value)) == inputs.value", roots)).toBe(true);
      }),
    );
  });

  it("computes with ints as 64 bits do", () => {
    const int = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    const operations = [
      [addNumbers, (a: bigint, b: bigint) => a + b],
      [subtractNumbers, (a: bigint, b: bigint) => a - b],
      [multiplyNumbers, (a: bigint, b: bigint) => a * b],
      [divideNumbers, (a: bigint, b: bigint) => (b === 0n ? null : a / b)],
      [moduloNumbers, (a: bigint, b: bigint) => (b === 0n ? null : a % b)],
    ] as const;
    fc.assert(
      fc.property(int, fc.oneof(int, fc.bigInt({ min: -3n, max: 3n })), (a, b) => {
        for (const [compute, reference] of operations) {
          const exact = reference(a, b);
          const fits = exact !== null && BigInt.asIntN(64, exact) === exact;
          if (fits) expect(compute(a, b, site)).toBe(exact);
          else expect(() => compute(a, b, site)).toThrow(Fault);
        }
      }),
    );
  });

  it("computes with a double on either side as with two doubles", () => {
    const small = fc.maxSafeInteger();
    fc.assert(
      fc.property(small, fc.double(), (int, double) => {
        for (const compute of [
          addNumbers,
          subtractNumbers,
          multiplyNumbers,
          divideNumbers,
          moduloNumbers,
        ]) {
          expect(compute(BigInt(int), double, site)).toBe(compute(int, double, site));
          expect(compute(double, BigInt(int), site)).toBe(compute(double, int, site));
        }
      }),
    );
  });

  it("agrees with the library's own evaluator where both can answer", () => {
    const { ints } = fc.letrec<{ ints: string; bools: string }>((tie) => ({
      ints: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        fc.integer({ min: -20, max: 20 }).map((n) => `(${n})`),
        fc.constantFrom("a", "b"),
        fc
          .tuple(tie("ints"), fc.constantFrom("+", "-", "*", "/", "%"), tie("ints"))
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        fc.tuple(tie("bools"), tie("ints"), tie("ints")).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
        fc
          .tuple(tie("ints"), tie("ints"))
          .map(([a, b]) => `size([${a}, ${b}].map(x, x > a, x + 1))`),
      ),
      bools: fc.oneof(
        { maxDepth: 3, depthSize: "small" },
        fc.constantFrom("true", "false"),
        fc
          .tuple(tie("ints"), fc.constantFrom("<", "<=", "==", "!=", ">", ">="), tie("ints"))
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
        fc
          .tuple(tie("bools"), fc.constantFrom("&&", "||"), tie("bools"))
          .map(([a, o, b]) => `(${a} ${o} ${b})`),
        fc
          .tuple(
            tie("ints"),
            tie("ints"),
            fc.constantFrom("all", "exists", "exists_one"),
            tie("bools"),
          )
          .map(([a, b, loop, test]) => `[${a}, ${b}].${loop}(a, ${test})`),
      ),
    }));
    const int = fc.integer({ min: -10, max: 10 });
    fc.assert(
      fc.property(ints, int, int, (text, a, b) => {
        // Ints on both sides: literals, because every number of the roots is a double.
        const literal = text.replace(/\bb\b/g, `(${b})`);
        const whole = `[${a}].map(a, ${literal})`;
        const ours = evaluate(whole, {});
        const theirs = runLibrary(whole, {});
        // A tree that is too deep for us says nothing.
        if (ours instanceof ExpressionError && ours.kind === "expression_budget") return;
        expect(plain(ours)).toEqual(plain(theirs));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Lists of ints of either evaluator as numbers, and any error as one word. */
function plain(result: unknown): unknown {
  if (result instanceof Error) return "error";
  if (Array.isArray(result)) return result;
  return [...(result as Iterable<bigint>)].map(Number);
}
