import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonLimitExceeded, MAX_JSON_DEPTH, unusableValue } from "./request-limits.ts";

describe("jsonLimitExceeded", () => {
  it("accepts every JSON text of moderate depth, whatever its strings contain", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        expect(jsonLimitExceeded(text)).toBeNull();
      }),
    );
  });

  it("counts levels, not brackets inside strings", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(jsonLimitExceeded(nested(MAX_JSON_DEPTH))).toBeNull();
    expect(jsonLimitExceeded(nested(MAX_JSON_DEPTH + 1))).toContain("deeper");
    expect(jsonLimitExceeded(`["${"[".repeat(500)}\\"["]`)).toBeNull();
  });

  it("refuses more than 10 000 keys", () => {
    expect(jsonLimitExceeded(`{${'"a":1,'.repeat(10_001)}}`)).toContain("keys");
  });
});

describe("unusableValue", () => {
  it.each([["a\0b"], [{ a: ["\ud800"] }], [{ "\0": 1 }], [JSON.parse('{"a":{"__proto__":1}}')]])(
    "refuses %j",
    (value) => {
      expect(unusableValue(value)).not.toBeNull();
    },
  );

  it("accepts ordinary values", () => {
    expect(unusableValue({ a: [1, null, true, "ü 😀"] })).toBeNull();
  });
});
