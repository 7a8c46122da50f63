import { describe, expect, test } from "vitest";
import { inputFields, inputValues } from "./job-inputs.ts";

const fields = inputFields({
  inputs: {
    target: { type: "string", required: true },
    count: { type: "integer", default: 3 },
    loud: { type: "boolean", default: false },
    size: { type: "enum", values: [1, "large"] },
    tags: { type: "array" },
    day: { type: "string", default: "${{ run.created_at }}" },
  },
});

describe("inputs of a job", () => {
  test("are fields in the order of the document", () => {
    expect(fields.map(({ name, kind, initial }) => [name, kind, initial])).toEqual([
      ["target", "text", ""],
      ["count", "number", "3"],
      ["loud", "flag", "false"],
      ["size", "choice", ""],
      ["tags", "json", ""],
      ["day", "text", "${{ run.created_at }}"],
    ]);
  });

  test("left at their defaults are left out, so that the job's own default applies", () => {
    expect(inputValues(fields, { target: "x" })).toEqual({ values: { target: "x" }, errors: {} });
  });

  test("are read by their type", () => {
    const texts = { target: "7", count: "4", loud: "true", size: "1", tags: '["a"]' };
    expect(inputValues(fields, texts).values).toEqual({
      target: "7",
      count: 4,
      loud: true,
      size: 1,
      tags: ["a"],
    });
    expect(inputValues(fields, { target: "x", size: "large" }).values["size"]).toBe("large");
  });

  test("say what is wrong with a text, each at its field", () => {
    const { errors } = inputValues(fields, { count: "three", tags: "[1," });
    expect(Object.keys(errors)).toEqual(["target", "count", "tags"]);
    expect(errors["count"]).toContain("“three” is not a number");
  });

  test("of a document without inputs are none", () => {
    expect(inputFields({})).toEqual([]);
    expect(inputFields({ inputs: null })).toEqual([]);
  });
});
