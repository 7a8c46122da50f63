import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOverTenfold, LINEAR_GROWTH } from "../../test/support/growth.ts";
import { referencedTasks, substituteReferences } from "./references.ts";

const outputs: Record<string, string> = {
  a: "A",
  "my task": "M",
  "x.y": "XY",
  "${a.output}": "nested",
  loop: "${a.output}",
  empty: "",
};
const lookup = (task: string): string | undefined =>
  Object.hasOwn(outputs, task) ? outputs[task] : undefined;

describe("substituteReferences", () => {
  it.each([
    ["${a.output}", "A"],
    ["${TASK_OUTPUT.a}", "A"],
    ["<${a.output}|${a.output}>", "<A|A>"],
    ["${my task.output} ${TASK_OUTPUT.my task}", "M M"],
    ["${x.y.output} ${TASK_OUTPUT.x.y}", "XY XY"],
    ["[${empty.output}]", "[]"],
    [
      "${nope.output} ${TASK_OUTPUT.nope} ${HOME} ${a}",
      "${nope.output} ${TASK_OUTPUT.nope} ${HOME} ${a}",
    ],
    ["${loop.output}", "${a.output}"],
    ["${{ a.output}}", "${{ a.output}}"],
    ["${{ '}}' + a.output }} ${a.output}", "${{ '}}' + a.output }} A"],
    ["$${{ x }} ${a.output}", "$${{ x }} A"],
    ["${{ it's }} ${a.output}", "${{ it's }} A"],
    ["${{ open ${a.output}", "${{ open ${a.output}"],
    ["${nope ${a.output}", "${nope A"],
    ["${a.output", "${a.output"],
    ["${.output} ${TASK_OUTPUT.}", "${.output} ${TASK_OUTPUT.}"],
    ["$${a.output}", "$A"],
  ])("turns %j into %j", (text, expected) => {
    expect(substituteReferences(text, lookup)).toBe(expected);
  });

  it("works in every string of a value, but not in keys, and keeps other types", () => {
    expect(
      substituteReferences(
        { "${a.output}": ["${a.output}", 1, null, { b: "${a.output}!" }] },
        lookup,
      ),
    ).toEqual({
      "${a.output}": ["A", 1, null, { b: "A!" }],
    });
  });

  it("changes nothing when no task is known, whatever the text", () => {
    const piece = fc.constantFrom(
      "${",
      "}",
      "{",
      "$",
      ".output",
      "TASK_OUTPUT.",
      "a",
      "{{",
      "}}",
      "'",
      '"',
      "\\",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        expect(substituteReferences(text, () => undefined)).toBe(text);
      }),
    );
  });

  it("stays linear on hostile text", () => {
    for (const piece of ["${", "${a"]) {
      const replace = (count: number): void => {
        substituteReferences(piece.repeat(count) + "}", lookup);
      };
      expect(growthOverTenfold(20_000, replace)).toBeLessThan(LINEAR_GROWTH);
    }
  });
});

describe("referencedTasks", () => {
  it("lists each name once, in order, with the innermost reading of an ambiguous one", () => {
    const value = {
      x: ["${b.output} ${a.output}", { y: "${TASK_OUTPUT.b}" }],
      z: "${c ${d.output} ${{ e.output }}",
    };
    expect(referencedTasks(value)).toEqual(["b", "a", "d"]);
    expect(referencedTasks("${c ${d.output}", (name) => name === "c ${d")).toEqual(["c ${d"]);
  });
});
