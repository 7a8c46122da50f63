import { describe, expect, it } from "vitest";
import { cursorPlace } from "./cursor-place.ts";
import { fieldsAt, fieldsOf } from "./field-spec.ts";

const nullable = (schema: object, description: string): object => ({
  anyOf: [schema, { type: "null" }],
  description,
});
const schema = {
  $defs: {
    job: {
      required: ["name"],
      properties: {
        name: { type: "string", maxLength: 255, description: "Name of the job. (text)" },
        env: nullable(
          { type: "object", additionalProperties: { type: ["string", "number"] } },
          "Variables. (a map)",
        ),
        inputs: nullable(
          { type: "object", additionalProperties: { $ref: "#/$defs/input" } },
          "Inputs. (a map)",
        ),
        tasks: {
          type: "array",
          items: { $ref: "#/$defs/task" },
          description: "The work. (a list)",
        },
      },
    },
    input: { properties: { required: nullable({ type: "boolean" }, "Needed. (true or false)") } },
    task: {
      properties: {
        if: nullable({ type: ["string", "boolean"] }, "False skips. (an expression)"),
        run: nullable({ type: "string", maxLength: 1_048_576 }, "Script. (text)"),
        retry: nullable(
          { anyOf: [{ type: "integer" }, { $ref: "#/$defs/retry" }] },
          "Re-tries. (a number or a map)",
        ),
        timeout: {
          ...nullable(
            {
              anyOf: [
                { type: "integer", minimum: 0 },
                { type: "string", maxLength: 64 },
              ],
            },
            "Longest. (a duration, such as 1h (one hour))",
          ),
          default: "1h",
        },
        runs_on: nullable(
          { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
          "Tags. (texts)",
        ),
        on_skip: nullable({ enum: ["auto", "cascade"] }, "Skips. (one of)"),
        for_each: nullable(
          { anyOf: [{ type: "array" }, { type: "string" }, { $ref: "#/$defs/retry" }] },
          "Items. (a list)",
        ),
        tasks: nullable({ type: "array", items: { $ref: "#/$defs/task" } }, "Group. (a list)"),
      },
    },
    retry: {
      properties: {
        max: nullable({ type: "integer", minimum: 0, maximum: 100 }, "How often. (a number)"),
      },
    },
  },
};

describe("fields of the schema", () => {
  it("say how each value is entered", () => {
    expect(fieldsOf(schema, "task").map(({ key, kind, short }) => [key, kind, short])).toEqual([
      ["if", "condition", null],
      ["run", "long_text", null],
      ["retry", "section", "number"],
      ["timeout", "duration", null],
      ["runs_on", "text_list", null],
      ["on_skip", "choice", null],
      ["for_each", "section", "any"],
      ["tasks", "section_list", null],
    ]);
    expect(fieldsOf(schema, "task")[3]).toMatchObject({
      doc: "Longest.",
      typeText: "a duration, such as 1h (one hour)",
      default: "1h",
    });
    expect(fieldsOf(schema, "job")[0]).toMatchObject({ kind: "text", required: true });
  });

  it("are found at any place of a document", () => {
    const keysAt = (...path: (string | number)[]) =>
      fieldsAt(schema, "strict", path)?.map(({ key }) => key);
    expect(keysAt()).toContain("tasks");
    expect(keysAt("tasks", 0)).toContain("run");
    expect(keysAt("tasks", 0, "tasks", 0, "retry")).toEqual(["max"]);
    expect(keysAt("inputs", "anything")).toEqual(["required"]);
    expect(keysAt("env")).toBeUndefined();
    expect(keysAt("tasks")).toBeUndefined();
  });
});

describe("the place of the cursor", () => {
  /** The cursor is where `|` stands. */
  const at = (text: string) => {
    const { path, writes, key } = cursorPlace(text.replace("¦", ""), text.indexOf("¦"));
    return [path.join("."), writes, key];
  };

  it.each([
    ["na¦", "", "key", null],
    ["name: ¦", "", "value", "name"],
    ["env:\n  A: 1\n  ¦", "env", "key", null],
    ["tasks:\n  - ¦", "tasks.0", "key", null],
    ["tasks:\n  - name: a\n    re¦", "tasks.0", "key", null],
    ["tasks:\n- name: a\n  re¦", "tasks.0", "key", null],
    ["tasks:\n  - name: a\n    retry:\n      ¦", "tasks.0.retry", "key", null],
    ["tasks:\n  - name: a\n    on_skip: ¦", "tasks.0", "value", "on_skip"],
    ["tasks:\n  - name: g\n    tasks:\n      - name: b\n        ¦", "tasks.0.tasks.0", "key", null],
    ["tasks:\n  - name: a\n\n  # c\n  - { name: b, ¦", "tasks.0", "key", null],
    ["tasks:\n  - { name: b, retry: { ma¦", "tasks.0.retry", "key", null],
    ["tasks:\n  - { name: b, retry: { max: ¦", "tasks.0.retry", "value", "max"],
    ["tasks:\n  - { name: b, env: {A: 1}, on_¦", "tasks.0", "key", null],
    ["tasks:\n  - name: a\n    depends_on: [b, ¦", "tasks.0.depends_on", "value", "depends_on"],
    ["a:\n  b: 1\nc: ¦", "", "value", "c"],
  ])("of %j", (text, path, writes, key) => {
    expect(at(text)).toEqual([path, writes, key]);
  });
});
