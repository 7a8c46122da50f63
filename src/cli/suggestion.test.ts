import { describe, expect, test } from "vitest";
import { didYouMean, meantName } from "./suggestion.ts";

describe("what was meant", () => {
  test.each([
    ["lst", ["list", "get"], "list"],
    ["helth", ["health", "run"], "health"],
    ["rnus", ["run", "runs"], "runs"],
    ["frob", ["job", "run"], null],
    ["get", ["set", "list"], null],
    ["h", ["x", "hi"], null],
    ["", ["x"], null],
  ])("%j among %j means %j", (name, known, expected) => {
    expect(meantName(name, known)).toBe(expected);
  });

  test("is appended to a message, or nothing is", () => {
    expect(didYouMean("helo", ["hello"])).toBe(' Did you mean "hello"?');
    expect(didYouMean("h", ["x"])).toBe("");
  });
});
