import { describe, expect, it } from "vitest";
import {
  booleanValue,
  choiceValue,
  durationValue,
  integerValue,
  multiMapValue,
  textMapValue,
  textValue,
} from "./parameter-values.ts";

describe("parameter values", () => {
  it.each([
    [true, true],
    ["true", true],
    [" TRUE ", true],
    ["1", true],
    [1, true],
    ["yes", true],
    [false, false],
    ["False", false],
    [0, false],
    ["off", false],
    ["", true],
    [undefined, true],
  ])("reads %j as the boolean %j", (value, expected) => {
    expect(booleanValue(true).parse(value)).toBe(expected);
  });

  it.each([
    [5, 5_000],
    ["5", 5_000],
    [0.25, 250],
    ["0.25", 250],
    ["500ms", 500],
    ["1m30s", 90_000],
    ["PT2M", 120_000],
    ["", 7],
    [undefined, 7],
  ])("reads %j as the duration %j ms", (value, expected) => {
    expect(durationValue(7).parse(value)).toBe(expected);
  });

  it.each([0, -1, "0", "soon", "-5s", "1e400", Infinity])("refuses %j as a duration", (value) => {
    expect(durationValue(7).safeParse(value).success).toBe(false);
  });

  it("reads whole numbers within their bounds, also from text", () => {
    const port = integerValue({ min: 1, max: 65_535, fallback: undefined });
    expect([port.parse("587"), port.parse(25), port.parse(""), port.parse(undefined)]).toEqual([
      587,
      25,
      undefined,
      undefined,
    ]);
    for (const value of [0, 65_536, "1.5", "x", true]) {
      expect(port.safeParse(value).success, String(value)).toBe(false);
    }
  });

  it("reads choices in any case", () => {
    const choice = choiceValue(["GET", "PUT"], "GET");
    expect([choice.parse("put"), choice.parse(""), choice.parse(undefined)]).toEqual([
      "PUT",
      "GET",
      "GET",
    ]);
    expect(choice.safeParse(5).success).toBe(false);
  });

  it("reads numbers and booleans as texts, but not lists", () => {
    expect([textValue().parse(5), textValue().parse(false)]).toEqual(["5", "false"]);
    expect(textValue().safeParse(["x"]).success).toBe(false);
  });

  it("reads maps, also from the text of their JSON", () => {
    expect(textMapValue().parse({ a: 1, b: "x" })).toEqual({ a: "1", b: "x" });
    expect(textMapValue().parse('{"a": true}')).toEqual({ a: "true" });
    expect(textMapValue().parse("")).toEqual({});
    expect(multiMapValue().parse({ a: [1, "x"], b: 2 })).toEqual({ a: ["1", "x"], b: ["2"] });
    for (const value of ["nope", "[1]", { a: null }, 5]) {
      expect(textMapValue().safeParse(value).success, JSON.stringify(value)).toBe(false);
    }
  });
});
