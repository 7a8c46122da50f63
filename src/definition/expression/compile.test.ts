import { describe, expect, it } from "vitest";
import { compileCondition, compileExpression, compileTemplate } from "./compile.ts";
import { ExpressionError } from "./expression-error.ts";
import { limits } from "./limits.ts";

function errorOf(compile: () => unknown): ExpressionError {
  try {
    compile();
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error("There is no error.");
}

const reasonOf = (source: string): string => errorOf(() => compileExpression(source)).reason;

/** What is read, as `root.path`; `?` for guarded, `…` for what goes on unknown. */
function readsOf(source: string): string[] {
  return compileExpression(source).reads.map(
    ({ root, path, isGuarded, isOpen }) =>
      `${isGuarded ? "?" : ""}${[root, ...path].join(".")}${isOpen ? "…" : ""}`,
  );
}

describe("what an expression reads", () => {
  it.each([
    ["1 + 2", []],
    ["tasks.a.output", ["tasks.a.output"]],
    ["tasks['a-b'].outputs.n", ["tasks.a-b.outputs.n"]],
    ['tasks["a b"]["outputs"]', ["tasks.a b.outputs"]],
    ["tasks.a.items[0].output", ["tasks.a.items.0.output"]],
    ["tasks[inputs.which].output", ["inputs.which", "tasks…"]],
    ["tasks.a.outputs[inputs.key].x", ["inputs.key", "tasks.a.outputs…"]],
    ["has(tasks.a.outputs.n)", ["?tasks.a.outputs.n"]],
    ["has(tasks['a-b'].outputs['n'])", ["?tasks.a-b.outputs.n"]],
    ["coalesce(tasks.a.output, inputs.x)", ["?tasks.a.output", "?inputs.x"]],
    ['get(tasks, "a.outputs.n", 0)', ["?tasks.a.outputs.n"]],
    ['get(tasks.a, ["outputs", 0])', ["?tasks.a.outputs.0"]],
    ["get(tasks, inputs.path)", ["?tasks", "?inputs.path"]],
    ['tasks.get("a.output")', ["?tasks.a.output"]],
    ["sum(tasks.extract.items.filter(i, i.ok).map(i, i.outputs.rows))", ["tasks.extract.items"]],
    ["inputs.list.map(tasks, tasks.x)", ["inputs.list"]],
    ["inputs.list.all(i, i in tasks.a.output)", ["inputs.list", "tasks.a.output"]],
    ["(inputs.a ? tasks.x : tasks.y).output", ["inputs.a", "tasks.x", "tasks.y"]],
    ['{"k": env.A}.k', ["env.A"]],
    ['has({"a": tasks.a}.a)', ["?tasks.a"]],
  ])("%s", (source, expected) => {
    expect(readsOf(source)).toEqual(expected);
  });

  it("tells where", () => {
    expect(compileExpression("1 + tasks.a.output").reads[0]?.offset).toBe(4);
  });
});

describe("names", () => {
  it.each([
    ["taks.a.output", 'Unknown name "taks". Did you mean "tasks"?'],
    ["inputs.l.map(item2, itm2)", 'Unknown name "itm2". Did you mean "item2"?'],
    ["summ([1])", 'Unknown function "summ". Did you mean "sum"?'],
    ["[1].sun()", 'Unknown function "sun". Did you mean "sum"?'],
    ["inputs()", '"inputs" is a value, not a function.'],
    ["[1].map(1)", "map is written as list.map(item, condition?, value)."],
    ["join()", "join() cannot be called with 0 arguments: join(list, separator?)."],
    ["sum(1, 2)", "sum() cannot be called with 2 arguments: sum(list)."],
  ])("%s: %s", (source, reason) => {
    expect(reasonOf(source)).toBe(reason);
  });

  it.each([
    "tasks.get-data.output",
    "tasks.get-data.output == 'x'",
    "tasks.get-inputs",
    "sum(tasks.get-data.output)",
  ])("advises brackets for %s", (source) => {
    expect(reasonOf(source)).toMatch(
      /A name with "-" needs brackets: tasks\['get-(data|inputs)'\]\./,
    );
  });

  it("advises brackets for a name of many dashes and for keys further down", () => {
    expect(reasonOf("tasks.a-b-c.output")).toContain("tasks['a-b-c']");
    expect(reasonOf("tasks.x.outputs.a-b")).toContain("tasks.x.outputs['a-b']");
  });

  it("knows roots that have no value in this place", () => {
    const error = errorOf(() => compileExpression("self.outputs", { roots: ["inputs", "tasks"] }));
    expect(error.reason).toBe('"self" has no value here; there are inputs, tasks.');
    expect(error.offset).toBe(0);
  });

  it("takes further roots, such as the `as` of a for_each", () => {
    expect(compileExpression("shop", { roots: ["shop"] }).reads[0]?.root).toBe("shop");
  });

  it("takes every name for a root where the place is not known, but not the names of types", () => {
    const { reads } = compileExpression("shop.id == 1 && type(x) == int && [1].all(i, i > n)", {
      roots: "any",
    });
    expect(reads.map(({ root }) => root)).toEqual(["shop", "x", "n"]);
  });

  it("reports everything at once, in the order of the text", () => {
    const { issues } = errorOf(() => compileExpression("foo + bar(1) + baz"));
    expect(issues.map(({ offset }) => offset)).toEqual([0, 6, 15]);
  });
});

describe("syntax", () => {
  it("knows `loop`, a word that CEL reserves, as a name, also beside texts and members that are spelled like it", () => {
    const compiled = compileExpression("loop.index + size('loop') // loop\n", { roots: ["loop"] });
    expect(compiled.reads.map(({ root, path }) => [root, path])).toEqual([["loop", ["index"]]]);
    expect(() => compileExpression("inputs.loop", { roots: ["inputs"] })).not.toThrow();
  });

  it.each([
    ["", "The expression is empty.", 0],
    [" \n ", "The expression is empty.", 0],
    ["1 +", 'Unexpected "+".', 2],
    ["a b", 'Unexpected "b".', 2],
    ["a = 1", 'Unexpected "="; compare with "==".', 2],
    ["'abc", "A quote is not closed.", 0],
    [
      "inputs.in",
      '"in" is a reserved word of CEL; write a key of that name in brackets, such as x["in"].',
      7,
    ],
    ["1u", "There are no unsigned numbers: leave out the `u`.", 0],
    ["b'x'", "There are no bytes, only texts: leave out the `b`.", 0],
    ["9223372036854775808", "The whole number does not fit in 64 bits.", 0],
    ["has(1)", 'has() takes one path, such as has(a.b) or has(a["b"]).', 0],
    ['inputs.x.matches("(")', "The pattern cannot be read: missing closing ): `(`.", 17],
    ['regex(inputs.x, "a{201}")', "The count in {201} is above 200.", 16],
  ])("refuses %j", (source, reason, offset) => {
    const error = errorOf(() => compileExpression(source));
    expect(error.kind).toBe("expression_error");
    expect(error.reason).toBe(reason);
    expect(error.offset).toBe(offset);
  });

  it("says what is wrong and where in its message", () => {
    expect(errorOf(() => compileExpression("inputs.a +\n taks.b")).message).toBe(
      'Unknown name "taks". Did you mean "tasks"? (line 2, column 2 of `inputs.a + taks.b`)',
    );
  });
});

describe("limits", () => {
  it.each([
    ["bytes", `"${"a".repeat(limits.maxSourceBytes)}"`],
    ["bytes of UTF-8", `"${"é".repeat(limits.maxSourceBytes / 2)}"`],
    ["nodes", `[${"1,".repeat(limits.maxNodes)}1]`],
    ["depth", `${"[".repeat(limits.maxDepth)}1${"]".repeat(limits.maxDepth)}`],
    ["depth of brackets", `${"(".repeat(1_000)}1${")".repeat(1_000)}`],
    ["depth of operators", `1${"+1".repeat(limits.maxDepth)}`],
    ["loops", "[1].all(a, [1].all(b, [1].all(c, a == b && b == c)))"],
  ])("refuses too many %s with expression_budget", (_, source) => {
    expect(errorOf(() => compileExpression(source)).kind).toBe("expression_budget");
  });

  it("counts loops that follow each other one by one", () => {
    const source = "[1].filter(a, a > 0).map(a, a + 1).filter(a, a > 0).all(a, a > 0)";
    expect(compileExpression(source).isBoolean).toBe(true);
  });
});

describe("secrets", () => {
  it("are a bare path where they are allowed", () => {
    for (const source of ["secrets.db", " secrets.db ", "secrets['db']"])
      expect(compileExpression(source, { allowSecrets: true }).secret).toBe("db");
  });

  it("are refused in any computation", () => {
    for (const source of [
      "secrets.db + 'x'",
      "secrets",
      "secrets.a.b",
      "secrets[inputs.x]",
      "sha256(secrets.db)",
    ])
      expect(errorOf(() => compileExpression(source, { allowSecrets: true })).reason).toBe(
        "A secret can only be used as it is: `${{ secrets.NAME }}`, alone in its braces.",
      );
  });

  it("are refused in any other place", () => {
    for (const source of ["secrets.db", "secrets.db == 'x'"])
      expect(reasonOf(source)).toBe("Secrets can be read in `env`, `parameters` and `files` only.");
  });
});

describe("types that are known beforehand", () => {
  it.each([
    ["1 < 2", true],
    ["!inputs.a", true],
    ["inputs.a && inputs.b", true],
    ["has(inputs.a)", true],
    ["inputs.a in inputs.b", true],
    ["inputs.l.exists(i, i)", true],
    ["inputs.a.startsWith('x')", true],
    ["inputs.a ? true : false", true],
    ["inputs.a ? true : inputs.b", null],
    ["inputs.a", null],
    ["get(inputs, 'a')", null],
    ["inputs.a + 1", null],
    ["5", false],
    ["'true'", false],
    ["null", false],
    ["[true]", false],
    ["1 + 2", false],
    ["size(inputs.a)", false],
    ["inputs.l.map(i, i)", false],
  ])("%s is a boolean: %s", (source, expected) => {
    expect(compileExpression(source).isBoolean).toBe(expected);
  });
});

describe("compileCondition", () => {
  it("takes bare CEL and one expression in braces", () => {
    for (const text of ["inputs.a == 1", " ${{ inputs.a == 1 }} ", "${{inputs.a == 1}}"])
      expect(compileCondition(text).reads[0]?.path).toEqual(["a"]);
  });

  it.each(["${{ inputs.a }} x", "${{ inputs.a }}${{ inputs.b }}", "!${{ inputs.a }}", "$${{ a }}"])(
    "refuses mixed text: %s",
    (text) => {
      expect(errorOf(() => compileCondition(text)).reason).toContain("exactly one");
    },
  );

  it("refuses what can never be true or false", () => {
    const error = errorOf(() => compileCondition("${{ 'yes' }}"));
    expect(error.kind).toBe("not_boolean");
    expect(error.reason).toBe("A condition must be true or false; this is always a text.");
  });

  it("knows the types of what every run has", () => {
    const resultType = (text: string): string => compileCondition(text).resultType;
    expect(errorOf(() => compileCondition("run.number")).reason).toContain("always a number");
    expect(errorOf(() => compileCondition("run.id + 'x'")).reason).toContain("always a text");
    expect(resultType("run.parent")).toBe("unknown");
    expect(resultType("inputs.number")).toBe("unknown");
  });

  it("tells offsets in the whole text", () => {
    expect(errorOf(() => compileCondition("  ${{ taks.a }}")).offset).toBe(6);
  });
});

describe("compileTemplate", () => {
  it("compiles each expression and tells offsets in the whole text", () => {
    const error = errorOf(() => compileTemplate("a ${{ taks.a }} b ${{ inputs.x.foo() }}"));
    expect(error.issues.map(({ offset }) => offset)).toEqual([6, 30]);
  });

  it("knows a value that is exactly one expression", () => {
    expect(compileTemplate("${{ inputs.a }}").isSingle).toBe(true);
    expect(compileTemplate("${{ inputs.a }} ").isSingle).toBe(false);
  });
});
