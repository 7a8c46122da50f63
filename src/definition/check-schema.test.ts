import { describe, expect, it } from "vitest";
import { checkJsonSchema } from "./check-schema.ts";

const schema = {
  type: "object",
  properties: {
    rows: { type: "integer", minimum: 1 },
    tags: { type: "array", items: { type: "string" } },
  },
  required: ["rows"],
  additionalProperties: false,
};

describe("checkJsonSchema", () => {
  it("accepts what fits", () => {
    expect(checkJsonSchema({ rows: 2, tags: ["a"] }, schema)).toBeNull();
    expect(checkJsonSchema("x", { enum: ["x", 1] })).toBeNull();
  });

  it.each([
    [{}, "at rows"],
    [{ rows: 0 }, "at rows"],
    [{ rows: 1.5 }, "at rows"],
    [{ rows: 1, tags: ["a", 2] }, "at tags.1"],
    [{ rows: 1, other: 1 }, "other"],
    ["text", "expected object"],
  ])("tells what is wrong with %j", (value, words) => {
    expect(checkJsonSchema(value, schema)).toContain(words);
  });

  it("gives up on a pattern that would take for ever", () => {
    const value = `${"a".repeat(40)}!`;
    expect(checkJsonSchema(value, { type: "string", pattern: "^(a+)+$" })).toContain("200 ms");
  });
});
