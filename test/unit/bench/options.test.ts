import { describe, expect, it } from "vitest";
import { readOptions } from "../../../bench/options.ts";
import { choose } from "../../../bench/suites.ts";

describe("the command line of the bench", () => {
  it("measures everything five times unless told otherwise", () => {
    expect(readOptions([])).toMatchObject({
      quick: false,
      names: [],
      suites: [],
      appendFsync: "everysec",
      jsonFile: null,
      databaseUrl: null,
      size: { repeats: 5, independentTasks: 20_000 },
    });
  });

  it("reads suites, names and sizes", () => {
    const args = ["--suite", "api", "--suite", "scale", "--quick", "--repeats", "2", "hops"];
    expect(readOptions(args)).toMatchObject({
      suites: ["api", "scale"],
      names: ["hops"],
      size: { repeats: 2, independentTasks: 2_000 },
    });
  });

  it("keeps the sizes of other readings as they are", () => {
    readOptions(["--repeats", "9"]);
    expect(readOptions([])?.size.repeats).toBe(5);
  });

  it.each([
    [["--suite", "web"], '--suite is one of engine, scripts, logs, api, scale, not "web".'],
    [["--repeats", "0"], "--repeats is a whole number from 1 to 100."],
    [["--repeats", "1.5"], "--repeats is a whole number from 1 to 100."],
    [["--appendfsync", "no"], "--appendfsync is everysec or always."],
  ])("refuses %j", (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });

  it("asks for the usage", () => {
    expect(readOptions(["--help"])).toBeNull();
  });
});

describe("the choice of benchmarks", () => {
  const all = [
    { name: "a", suites: ["engine"] },
    { name: "b", suites: ["api", "scale"] },
    { name: "c", suites: [] },
  ] as const;
  const chosen = (names: string[], suites: ("engine" | "api" | "scale")[]): string[] =>
    choose(all, { names, suites }).map(({ name }) => name);

  it("is all that are in a suite if nothing is named", () => {
    expect(chosen([], [])).toEqual(["a", "b"]);
  });

  it("is what is named, once and in order, whether by a name or by a suite", () => {
    expect(chosen(["c"], [])).toEqual(["c"]);
    expect(chosen([], ["scale", "api"])).toEqual(["b"]);
    expect(chosen(["c", "b"], ["engine", "api"])).toEqual(["a", "b", "c"]);
  });

  it("refuses a name that there is not", () => {
    expect(() => chosen(["d"], [])).toThrow('There is no benchmark "d"; there are a, b, c.');
  });
});
