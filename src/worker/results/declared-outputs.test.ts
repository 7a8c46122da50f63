import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { OutputDeclaration } from "../../definition/job-definition.ts";
import { declaredOutputs } from "./declared-outputs.ts";

const plain = (overrides: Partial<OutputDeclaration> = {}): OutputDeclaration => ({
  ...{ type: null, value: null, required: false, sensitive: false, schema: null },
  ...overrides,
});
const asIs = (value: JsonValue): JsonValue => value;
const check = (declared: Record<string, OutputDeclaration>, written: JsonObject) =>
  declaredOutputs(declared, written, asIs);

describe("declaredOutputs", () => {
  it("reads text as the declared type and keeps what is not declared", () => {
    const declared = {
      rows: plain({ type: "integer", required: true }),
      ok: plain({ type: "boolean" }),
    };
    expect(check(declared, { rows: "42", ok: "true", other: "x" })).toEqual({
      outputs: { rows: 42, ok: true, other: "x" },
    });
  });

  it("takes the declared value where there is one, and null for what is neither written nor required", () => {
    const declared = { rows: plain({ value: "7", type: "integer" }), gone: plain() };
    expect(check(declared, { rows: "1" })).toEqual({ outputs: { rows: 7, gone: null } });
  });

  it.each([
    [{ type: "integer" }, "many", "must be a whole number"],
    [{ type: "array" }, "{}", "must be a list"],
    [{ required: true }, undefined, "is required, but the task did not give it"],
    [{ schema: { type: "object", required: ["a"] } }, { b: 1 }, "needs the key `a`"],
  ] as const)("names the output that is not as declared: %j", (declaration, value, words) => {
    const written: JsonObject = value === undefined ? {} : { rows: value };
    expect(check({ rows: plain(declaration as Partial<OutputDeclaration>) }, written)).toEqual({
      error: {
        kind: "output_invalid",
        message: expect.stringMatching(new RegExp(`^The output "rows" ${words}`)) as string,
      },
    });
  });

  it("names the key, the size and the limit of what is too large", () => {
    const value = "x".repeat(1_100_000);
    expect(check({ big: plain({ value }) }, {})).toEqual({
      error: {
        kind: "output_too_large",
        message: expect.stringContaining(
          '"big" has 1100000 bytes; the outputs of a task may have 1048576',
        ) as string,
      },
    });
  });
});
