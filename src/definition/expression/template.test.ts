import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ExpressionError } from "./expression-error.ts";
import { hasExpression, parseTemplate, singleExpression } from "./template.ts";

/** The pieces, shortly: texts in quotes, expressions bare. */
function pieces(text: string): string[] {
  return parseTemplate(text).map((part) =>
    part.kind === "text" ? JSON.stringify(part.text) : part.text,
  );
}

function errorOf(text: string): ExpressionError {
  try {
    parseTemplate(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error("There is no error.");
}

describe("parseTemplate", () => {
  it.each([
    ["", []],
    ["plain $ { } {{ }} ${x.output}", ['"plain $ { } {{ }} ${x.output}"']],
    ["${{ a }}", [" a "]],
    ["x ${{ a }}${{b}} y", ['"x "', " a ", "b", '" y"']],
    ["$${{ a }}", ['"${{ a }}"']],
    ["a $${{ b ${{ c }}", ['"a ${{ b "', " c "]],
    ["$$${{", ['"$${{"']],
    ["${a.output}${{ tasks.a.output }}", ['"${a.output}"', " tasks.a.output "]],
  ])("splits %j", (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it.each([
    ['${{ "}}" }}', ' "}}" '],
    ["${{ '}}' + \"'}}\" }}", " '}}' + \"'}}\" "],
    ['${{ "\\"}}" }}', ' "\\"}}" '],
    ['${{ r"\\" }}', ' r"\\" '],
    ['${{ """a"}}"b""" }}', ' """a"}}"b""" '],
    ['${{ {"a": {"b": 1}}}}', ' {"a": {"b": 1}}'],
    ['${{ {"a": {"b": {"c": 1}}}.a.b }}', ' {"a": {"b": {"c": 1}}}.a.b '],
    ["${{ a // it's }}", " a // it's "],
    ["${{ a // one } \n + b }}", " a // one } \n + b "],
  ])("finds the end of %s", (text, expected) => {
    expect(pieces(text)).toEqual([expected]);
  });

  it("tells where each piece starts", () => {
    expect(parseTemplate("ab${{ c }}d").map(({ offset }) => offset)).toEqual([0, 5, 10]);
  });

  it.each([
    ["ab ${{ c", 3, "not closed with"],
    ["${{ {1: 2} ", 0, "not closed with"],
    ["${{ a }", 0, "not closed with"],
    ["x ${{ 'it }}", 6, "quote"],
    ["${{ 'a\n' }}", 4, "quote"],
  ])("refuses %j at offset %d", (text, offset, words) => {
    const error = errorOf(text);
    expect(error.kind).toBe("expression_error");
    expect(error.offset).toBe(offset);
    expect(error.message).toContain(words);
  });

  it("gives every text back, whatever is in it", () => {
    const text = fc.string({ unit: fc.constantFrom("$", "{", "}", "a", "'", " ", "${{") });
    fc.assert(
      fc.property(text, (plain) => {
        const parts = parseTemplate(plain.replaceAll("${{", () => "$${{"));
        expect(parts.map((part) => part.text).join("")).toBe(plain);
        expect(parts.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("gives texts and expressions back that were put together", () => {
    const text = fc.string({ unit: fc.constantFrom("{", "}", "a", "'", '"', "\n") });
    const quoted = fc.string().map((each) => ` ${JSON.stringify(each)} `);
    const parts = fc.array(fc.record({ text, expression: quoted }), { minLength: 1 });
    fc.assert(
      fc.property(parts, (all) => {
        const source = all.map((part) => `${part.text}\${{${part.expression}}}`).join("");
        const expected = all.flatMap((part) => [
          ...(part.text === "" ? [] : [JSON.stringify(part.text)]),
          part.expression,
        ]);
        expect(pieces(source)).toEqual(expected);
      }),
    );
  });

  it("throws nothing but an ExpressionError", () => {
    const unit = fc.constantFrom("$", "${{", "}}", "{", "'", '"', '"""', "\\", "//", "\n", "r'");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        try {
          parseTemplate(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
    );
  });
});

describe("singleExpression", () => {
  it("knows a value that is exactly one expression", () => {
    expect(singleExpression(parseTemplate("${{ a }}"))?.text).toBe(" a ");
    for (const text of ["", "a", " ${{ a }}", "${{ a }}${{ b }}", "$${{ a }}"])
      expect(singleExpression(parseTemplate(text))).toBeNull();
  });
});

describe("hasExpression", () => {
  it("takes a quick look", () => {
    expect(hasExpression("a ${{ b }}")).toBe(true);
    expect(hasExpression("a ${b.output}")).toBe(false);
  });
});
