import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { parseJobDocument } from "./parse-job.ts";

function job(inputs: string): string {
  return `stratal: 1\nname: j\ninputs: ${inputs}\ntasks: [{name: a, run: x}]`;
}

function inputs(text: string): Record<string, InputDeclaration> {
  return parseJobDocument(job(text)).definition.inputs;
}

function errorsOf(text: string): readonly ErrorDetail[] {
  try {
    parseJobDocument(job(text));
  } catch (error) {
    if (error instanceof StratalError) return error.errors;
    throw error;
  }
  return [];
}

describe("parseInputs", () => {
  it("reads every type with what belongs to it", () => {
    const parsed = inputs(
      `
      day: {type: date, default: "2026-03-31"}
      at: {type: datetime}
      span: {type: duration, default: 90}
      orders: {type: file, required: true}
      key: {type: secret, default: DB_PASSWORD}
      mail: {format: email, sensitive: true, group: Contact}
      shops: {type: array, items: {type: string, pattern: "^[a-z]+$"}, default: [eu], max_items: 5}
      options: {type: object, schema: {properties: {n: {type: integer}}}, default: {n: 1}}`.replaceAll(
        "\n",
        "\n  ",
      ),
    );
    expect(parsed).toMatchObject({
      day: { type: "date", default: "2026-03-31" },
      span: { type: "duration", default: 90 },
      orders: { type: "file", required: true },
      key: { type: "secret", default: "DB_PASSWORD" },
      mail: { type: "string", format: "email", sensitive: true, group: "Contact" },
      shops: { items: { type: "string", pattern: "^[a-z]+$" } },
      options: { schema: { properties: { n: { type: "integer" } } } },
    });
  });

  it.each([
    ["{a: {type: dat}}", "inputs.a.type", 'Did you mean "date"?'],
    ["{a: {type: date, default: tomorrow}}", "inputs.a.default", "must be a date"],
    ["{a: {type: integer, format: email}}", "inputs.a.format", "belongs to string"],
    ["{a: {format: mail}}", "inputs.a.format", 'Did you mean "email"?'],
    ["{a: {items: {type: string}}}", "inputs.a.items", "belongs to array"],
    [
      "{a: {type: array, items: {type: string, default: x}}}",
      "inputs.a.items.default",
      "belongs to the input itself",
    ],
    [
      "{a: {type: array, items: {type: secret}}}",
      "inputs.a.items.type",
      "cannot be of type secret",
    ],
    [
      "{a: {type: array, items: {type: integer}, default: [x]}}",
      "inputs.a.default",
      "wrong at [0]",
    ],
    ["{a: {pattern: '(a'}}", "inputs.a.pattern", "cannot be read"],
    ["{a: {pattern: '(?=a)'}}", "inputs.a.pattern", "cannot be read"],
    [
      "{a: {type: object, schema: {propertys: {}}}}",
      "inputs.a.schema.propertys",
      'Did you mean "properties"?',
    ],
    [
      "{a: {type: object, schema: {properties: {b: {type: int}}}}}",
      "inputs.a.schema.properties.b.type",
      "must be one or more of string",
    ],
    ["{a: {type: object, schema: {minItems: -1}}}", "inputs.a.schema.minItems", "must be a count"],
    ["{a: {type: object, schema: {anyOf: []}}}", "inputs.a.schema.anyOf", "at least one schema"],
    ["{a: {type: object, schema: {items: 3}}}", "inputs.a.schema.items", "a map, true or false"],
  ])("refuses %s", (text, path, message) => {
    const errors = errorsOf(text);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]!.message).toContain(message);
  });
});

describe("defaults with expressions", () => {
  it("are kept as written", () => {
    const text = '{day: {type: date, default: "${{ date(run.logical_time) }}"}}';
    expect(inputs(text)["day"]!.default).toBe("${{ date(run.logical_time) }}");
  });

  it.each([
    ['{a: {default: "${{ 1 + }}"}}', "inputs.a.default", "column"],
    ['{a: {default: "${{ tasks.x.output }}"}}', "inputs.a.default", "tasks"],
    ['{a: {default: "${{ secrets.X }}"}}', "inputs.a.default", "secret"],
    ['{a: {default: "${{ inputs.shap }}"}, shop: {}}', "inputs.a.default", 'Did you mean "shop"?'],
    ['{a: {default: "${{ inputs[job.name] }}"}}', "inputs.a.default", "by name only"],
    ['{a: {type: array, default: ["${{ x }}"]}}', "inputs.a.default[0]", "x"],
    [
      '{a: {default: "${{ inputs.b }}"}, b: {default: "${{ inputs.a }}"}}',
      "inputs.a.default",
      "a → b → a",
    ],
  ])("are checked: %s", (text, path, message) => {
    const errors = errorsOf(text);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]!.message).toContain(message);
  });
});
