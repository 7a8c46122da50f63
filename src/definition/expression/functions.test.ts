import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { compileExpression } from "./compile.ts";
import { evaluateExpression } from "./evaluate.ts";
import { ExpressionError } from "./expression-error.ts";
import { callableNames, findFunction, functionGroups } from "./functions.ts";

function evaluate(source: string, inputs: JsonObject = {}): JsonValue {
  const context = { roots: { inputs }, nowMs: Date.UTC(2024, 2, 1, 22, 30, 5, 250) };
  return evaluateExpression(compileExpression(source), context);
}

function reasonOf(source: string, inputs: JsonObject = {}): string {
  try {
    evaluate(source, inputs);
  } catch (error) {
    if (error instanceof ExpressionError) return error.reason;
    throw error;
  }
  throw new Error("There is no error.");
}

const entries = functionGroups.flatMap((group) => group.entries);

describe("the table of functions", () => {
  it.each(entries.map((entry) => [entry.usage, entry.example]))(
    "has an example that is true: %s",
    (_, { expression, result }) => {
      expect(evaluate(expression)).toEqual(result);
    },
  );

  it("lists each name once, with one sentence and an example that uses it", () => {
    expect(entries.map(({ name }) => name).toSorted()).toEqual(callableNames.toSorted());
    expect(new Set(callableNames).size).toBe(callableNames.length);
    for (const { name, usage, summary, example } of entries) {
      expect(summary, name).toMatch(/^[A-Z].*\.$/s);
      expect(usage).toContain(`${name}(`);
      expect(example.expression).toContain(name);
    }
  });

  it("has all functions that the language promises", () => {
    const promised =
      "date time formatTime toJson fromJson coalesce keys values merge flatten distinct sort sum min max range " +
      "chunk join format regex sha256 base64 unbase64 urlEncode uuid5 get int now matches";
    for (const name of promised.split(" ")) expect(findFunction(name), name).toBeDefined();
  });

  it("takes every function in both spellings", () => {
    expect(evaluate("sum([1, 2]) == [1, 2].sum()")).toBe(true);
    expect(evaluate("join(['a'], ',') == ['a'].join(',')")).toBe(true);
  });
});

describe("lists", () => {
  it.each([
    [
      "distinct([1, 1.0, '1', [1], [1.0], {'a': 1, 'b': 2}, {'b': 2, 'a': 1}])",
      [1, "1", [1], { a: 1, b: 2 }],
    ],
    ["sort(['b', 'a', 'B'])", ["B", "a", "b"]],
    ["sort([2, 1.5, -1])", [-1, 1.5, 2]],
    ["sort([])", []],
    ["flatten([1, [2, [3]]])", [1, 2, [3]]],
    ["flatten([1, [2, [3]]], 2)", [1, 2, 3]],
    ["range(3)", [0, 1, 2]],
    ["range(3, 0, -1)", [3, 2, 1]],
    ["range(0, 10, 4)", [0, 4, 8]],
    ["range(3, 1)", []],
    ["range(inputs.n)", [0, 1]],
    ["chunk([], 2)", []],
    ["size('a😀é')", 3],
    ["size({'a': 1})", 1],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source, { n: 2 })).toEqual(expected);
  });

  it.each([
    ["sort([1, 'a'])", 'sort(): the text "a" and the number 1 have no order.'],
    ["chunk([1], 0)", "chunk(): the size must be at least 1."],
    ["range(1, 2, 0)", "range(): the step must not be 0."],
    ["range(1.5)", "range(): the argument must be a whole number; found the number 1.5."],
    ["size(1)", "size(): only a text, a list or a map has a size; found the number 1."],
    ["join(1, ',')", "join(): argument 1 must be a list; found the number 1."],
  ])("%s fails", (source, reason) => {
    expect(reasonOf(source)).toBe(reason);
  });
});

describe("maps", () => {
  it.each([
    ["merge({'a': 1}, {'a': 2, 'b': 3}, {})", { a: 2, b: 3 }],
    ["merge([{'a': 1}, {'b': 2}])", { a: 1, b: 2 }],
    ["merge([])", {}],
    ["keys({})", []],
    ["{'10': 1, '9': 2, 'a': 3}.keys()", ["10", "9", "a"]],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source)).toEqual(expected);
  });

  it("have no key twice and no keys but texts", () => {
    expect(reasonOf("{'a': 1, 'a': 2}")).toBe('The key "a" is there twice.');
    expect(reasonOf("{1: 2}")).toBe("The keys of a map are texts; found the number 1.");
  });
});

describe("numbers", () => {
  it.each([
    ["sum([])", 0],
    ["sum(inputs.l)", 6.5],
    ["min([3, 1.5])", 1.5],
    ["max('a', 'b')", "b"],
    ["max(duration('1h'), duration('90m'))", "5400s"],
    ["abs(-2.5)", 2.5],
    ["round(2.5)", 3],
    ["round(-2.5)", -3],
    ["round(1.005, 2)", 1.01],
    ["round(7)", 7],
    ["floor(-1.5)", -2],
    ["ceil(-1.5)", -1],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source, { l: [1, 2.5, 3] })).toBe(expected);
  });

  it("refuse lists without a smallest", () => {
    expect(reasonOf("min([])")).toContain("the list is empty");
    expect(reasonOf("max([1, 'a'])")).toContain("have no order");
    expect(reasonOf("sum(['1'])")).toBe('sum(): only numbers can be added; found the text "1".');
  });
});

describe("texts", () => {
  it.each([
    ["'a,b,c'.split(',', 2)", ["a", "b,c"]],
    ["'a,b'.split(',', 0)", []],
    ["'aé😀'.split('')", ["a", "é", "😀"]],
    ["''.split(',')", [""]],
    ["'aaa'.replace('a', 'b', 2)", "bba"],
    ["'ab'.replace('', '-')", "-a-b-".slice(1, -1)],
    ["'$&'.replace('$', '$$')", "$$&"],
    ["'a😀b'.substring(1, 2)", "😀"],
    ["'a😀b'.indexOf('b')", 2],
    ["'a😀b'.charAt(2)", "b"],
    ["'abab'.lastIndexOf('ab', 1)", 0],
    ["['a', 1, 2.5, true].join(', ')", "a, 1, 2.5, true"],
    [
      "'%s|%d|%.2f|%e|%x|%X|%o|%b|%%'.format(['a', inputs.n, 1.239, 1.5, 255, 255, 8, 5])",
      "a|7|1.24|1.500000e+00|ff|FF|10|101|%",
    ],
    ["'%s'.format([[1, 'a', {'k': null}]])", "[1, a, {k: null}]"],
    ["'x\\n'.matches('^x$')", false],
    ["'äöü'.matches('^[ä-ü]+$')", true],
    ["'C:\\\\path'.matches('C:\\\\\\\\path')", true],
    ["'aBc'.matches('(?i)abc')", true],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source, { n: 7 })).toEqual(expected);
  });

  it.each([
    ["'abc'.substring(2, 1)", "substring(): 2 to 1 is not inside the text's 0 to 3."],
    ["'%d'.format(['a'])", 'format(): %d takes a whole number; found the text "a".'],
    ["'%s'.format([])", "format(): there is no value for directive 1, %s."],
    ["'%s'.format([1, 2])", "format(): there are 2 values for 1 directives."],
    ["'%q'.format([1])", "format(): there is no directive %q."],
    ["'%'.format([])", "format(): `%` must be followed by a letter, or be `%%`."],
    ["['a', {}].join()", "join(): a map has no text; use toJson first."],
    [
      "'a'.matches('\\\\pL')",
      "Unicode classes such as \\p{L} are not supported; write out the characters.",
    ],
    ["'a'.matches(inputs.p)", "The pattern cannot be read: missing closing ]: `[`."],
  ])("%s fails", (source, reason) => {
    expect(reasonOf(source, { p: "[" })).toBe(reason);
  });
});

describe("time", () => {
  it.each([
    ["now()", "2024-03-01T22:30:05.250Z"],
    ["timestamp('2024-02-29T23:59:59.5+01:00')", "2024-02-29T22:59:59.500Z"],
    ["timestamp('2024-02-29T23:59:59.123456789Z')", "2024-02-29T23:59:59.123Z"],
    ["timestamp(0)", "1970-01-01T00:00:00Z"],
    ["timestamp('2024-03-02') - timestamp('2024-03-01')", "86400s"],
    ["timestamp('2024-03-01') + duration('1d') > timestamp('2024-03-01')", true],
    ["duration('-1.5s')", "-1.5s"],
    ["duration(90)", "90s"],
    ["duration('PT5M') + duration('1w')", "605100s"],
    ["int(duration('90s'))", 90],
    ["int(timestamp('1970-01-01T00:01:00Z'))", 60],
    ["date('2024-03-10T06:59:00Z', 'America/New_York')", "2024-03-10"],
    ["time('2024-03-10T06:59:00Z', 'America/New_York')", "01:59:00"],
    ["time('2024-03-10T07:00:00Z', 'America/New_York')", "03:00:00"],
    ["date(inputs.day)", "2024-05-01"],
    [
      "formatTime(now(), '%G-W%V-%u %j %L %s %B %A %%')",
      "2024-W09-5 061 250 1709332205 March Friday %",
    ],
    ["formatTime('2021-01-03', '%G-%V')", "2020-53"],
    ["timestamp('2024-03-10T02:30:00Z').getHours()", 2],
    ["timestamp('2024-12-31T23:00:00Z').getDayOfYear()", 365],
    ["timestamp('2024-12-31T23:00:00Z').getFullYear('+02:00')", 2025],
    ["duration('90m').getMinutes()", 90],
    ["timestamp('0001-01-01T00:00:00Z').getFullYear()", 1],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source, { day: "2024-05-01" })).toBe(expected);
  });

  it.each([
    ["timestamp('2024-02-30')", "no time"],
    ["timestamp('2024-02-28T24:00:00Z')", "no time"],
    ["timestamp('2024-02-28T10:00:00')", "no time"],
    ["timestamp('x')", "no time"],
    ["timestamp(1e18)", "no time"],
    ["timestamp('9999-12-31') + duration('1w')", "years 1 to 9999"],
    ["duration('1 hour')", "no duration"],
    ["date(now(), 'Mars/Base')", 'no time zone "Mars/Base"'],
    ["formatTime(now(), '%Q')", "unknown directive"],
    ["now().getHours(1)", "must be a text"],
  ])("%s fails: %s", (source, words) => {
    expect(reasonOf(source)).toContain(words);
  });
});

describe("conversion", () => {
  it.each([
    ["int(' 42 ')", 42],
    ["int('-7')", -7],
    ["int(2.9)", 2],
    ["int(-2.9)", -2],
    ["int(inputs.n)", 5],
    ["double('1e3')", 1000],
    ["string(true)", "true"],
    ["string(inputs.n)", "5"],
    ["bool('false')", false],
    ["type(inputs.n) == double", true],
    ["type(5) == int", true],
    ["type('a') == string && type(null) == null_type && type({}) == map", true],
    ["toJson([1, 2.5, 'a', null, now()])", '[1,2.5,"a",null,"2024-03-01T22:30:05.250Z"]'],
    ["fromJson('[1, {\"a\": null}]')", [1, { a: null }]],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source, { n: 5 })).toEqual(expected);
  });

  it.each([
    ["int('')", "no whole number"],
    ["int('4.2')", "no whole number"],
    ["int('0x10')", "no whole number"],
    ["int('99999999999999999999')", "64 bits"],
    ["int(true)", "must be a text"],
    ["double('abc')", "no number"],
    ["bool('yes')", "neither true nor false"],
    ["string([1])", "use toJson"],
    ["fromJson('{')", "is not JSON"],
  ])("%s fails: %s", (source, words) => {
    expect(reasonOf(source)).toContain(words);
  });
});

describe("encoding", () => {
  it.each([
    ["base64('é')", "w6k="],
    ["unbase64('w6k')", "é"],
    ["unbase64('')", ""],
    ["urlEncode('ü/?\\ud83d'.substring(0, 3))".replace("\\ud83d", "x"), "%C3%BC%2F%3F"],
    [
      "uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'python.org')",
      "886313e1-3b8a-5372-9b90-0c9aee199e5d",
    ],
  ])("%s is %j", (source, expected) => {
    expect(evaluate(source)).toBe(expected);
  });

  it.each([
    ["unbase64('*')", "is not base 64"],
    ["unbase64('/w==')", "not UTF-8"],
    ["uuid5('x', 'y')", "neither a UUID nor a namespace"],
  ])("%s fails: %s", (source, words) => {
    expect(reasonOf(source)).toContain(words);
  });
});
