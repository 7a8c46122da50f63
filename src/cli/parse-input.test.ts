import { describe, expect, test } from "vitest";
import { parseInputs } from "./parse-input.ts";

describe("--input", () => {
  test("takes text after the first equals sign as it is", () => {
    expect(parseInputs(["who=you", "query=a=b", "empty=", "spaced= x "])).toEqual({
      who: "you",
      query: "a=b",
      empty: "",
      spaced: " x ",
    });
  });

  test("reads JSON after :=", () => {
    expect(parseInputs(["sizes:=[1, 2]", "count:=3", 'text:="3"', "url=http://x:=1"])).toEqual({
      sizes: [1, 2],
      count: 3,
      text: "3",
      url: "http://x:=1",
    });
  });

  test("lets the last one of a name win", () => {
    expect(parseInputs(["a=1", "a=2"])).toEqual({ a: "2" });
  });

  test("treats __proto__ as a name like any other", () => {
    expect(Object.keys(parseInputs(["__proto__=x"]))).toEqual(["__proto__"]);
  });

  test.each(["text", "=x", ":=1", ""])("refuses %j and shows the form", (option) => {
    expect(() => parseInputs([option])).toThrow("does not name an input");
  });

  test("refuses what is not JSON", () => {
    expect(() => parseInputs(["list:=[1,"])).toThrow("--input list: the text after := is not JSON");
  });
});
