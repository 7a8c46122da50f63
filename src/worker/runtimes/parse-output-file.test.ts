import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidOutput } from "../capture/storable-json.ts";
import { parseOutputFile } from "./parse-output-file.ts";

describe("parseOutputFile", () => {
  it.each<[string, unknown]>([
    ["", {}],
    ["\n  \n", {}],
    [' {"rows": 42, "names": ["a"]}\n', { rows: 42, names: ["a"] }],
    ["\ufeff{}", {}],
    ["a=1\nb=x=y\n\nc=\n", { a: "1", b: "x=y", c: "" }],
    ["a=1\r\nb=2\r\n", { a: "1", b: "2" }],
    ["a= spaces stay ", { a: " spaces stay " }],
    ["a=1\na=2", { a: "2" }],
    ['n:json=42\nlist:json=[1, {"x": null}]', { n: 42, list: [1, { x: null }] }],
    ["text<<EOT\none\n\n two=2\nEOT\nb=3", { text: "one\n\n two=2", b: "3" }],
    ["empty<<END\nEND", { empty: "" }],
    ["a=b<<c", { a: "b<<c" }],
    ["build.version-2=1", { "build.version-2": "1" }],
    ["a=nul\0", { a: "nul\ufffd" }],
    ['{"a\\u0000": "\\ud800 \\ud83d\\ude00"}', { "a\ufffd": "\ufffd \ud83d\ude00" }],
  ])("reads %j", (text, outputs) => {
    expect(parseOutputFile(text)).toEqual(outputs);
  });

  it.each([
    ["a=1\nnonsense", /line 2: expected key=value/],
    ["a = 1", /line 1: "a " is not a name/],
    ["=1", /line 1: "" is not a name/],
    ["__proto__=1", /line 1: "__proto__" is not a name/],
    ['{"x": {"__proto__": 1}}', /"__proto__" is not allowed/],
    ["a:json={", /line 1: not valid JSON/],
    ["a:json=1e999", /line 1: a number is too large/],
    ["b=1\na<<EOT\ntext", /line 2: no line "EOT" ends the value of a/],
    ["a<<", /line 1: a<< needs a word/],
    ['{"a": 1} trailing', /not valid JSON/],
    [`a:json=${"[".repeat(70)}${"]".repeat(70)}`, /nested deeper than 64/],
  ])("refuses %j", (text, message) => {
    expect(() => parseOutputFile(text)).toThrow(message);
  });

  it("reads back every object written as JSON", () => {
    const safeKey = fc.string().filter((key) => !/\0|__proto__|constructor|prototype/.test(key));
    const values = fc.dictionary(safeKey, fc.jsonValue({ noUnicodeString: false }));
    fc.assert(
      fc.property(values, (outputs) => {
        const text = JSON.stringify(outputs);
        fc.pre(!/\\u0000|\\ud[89a-f]|__proto__|constructor|prototype/.test(text));
        expect(parseOutputFile(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("never fails otherwise than by saying what is wrong", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a=<:json\n{}[]"E ') }), (text) => {
        try {
          parseOutputFile(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidOutput);
        }
      }),
    );
  });
});
