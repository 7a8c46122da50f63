import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import {
  checkArguments,
  composeEnvironment,
  MAX_ENVIRONMENT_BYTES,
  MAX_VALUE_BYTES,
} from "./script-environment.ts";

describe("composeEnvironment", () => {
  it("lets later layers win", () => {
    const layers: Record<string, string>[] = [{ A: "1", B: "1" }, { B: "2" }];
    expect(composeEnvironment(layers, "/values").variables).toEqual({ A: "1", B: "2" });
  });

  it("moves a value over 96 KiB to a file, and not one of exactly 96 KiB", () => {
    const fits = "x".repeat(MAX_VALUE_BYTES);
    const { variables, files } = composeEnvironment([{ FITS: fits, BIG: `${fits}y` }], "/values");
    expect(variables).toEqual({ FITS: fits, BIG_FILE: "/values/BIG" });
    expect([...files]).toEqual([["/values/BIG", `${fits}y`]]);
  });

  it("counts bytes, not characters", () => {
    const value = "€".repeat(MAX_VALUE_BYTES / 3 + 1);
    expect(composeEnvironment([{ A: value }], "/values").files.size).toBe(1);
  });

  it("moves the largest values of a total over 1 MiB, until a process can be started with the rest", () => {
    const env = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`V${index}`, "v".repeat(20_000 + 1_000 * index)]),
    );
    const { variables, files } = composeEnvironment([env], "/values");
    const total = Object.entries(variables).reduce((sum, [k, v]) => sum + k.length + v.length, 0);
    expect(total).toBeLessThan(MAX_ENVIRONMENT_BYTES);
    expect(variables["V39_FILE"]).toBe("/values/V39");
    expect(variables["V0"]).toBeDefined();
    expect(files.size).toBeGreaterThan(5);
    expect(spawnSync("/bin/sh", ["-c", "exit 3"], { env: variables }).status).toBe(3);
  });

  it("names a file safely whatever the variable is called", () => {
    const value = "x".repeat(MAX_VALUE_BYTES + 1);
    const { files } = composeEnvironment([{ "../../etc/passwd": value }], "/values");
    expect([...files.keys()]).toEqual(["/values/value-0"]);
  });

  it.each([
    [{ A: "a\0b" }, /A contains a NUL character/],
    [{ "": "x" }, /cannot be the name/],
    [{ "A=B": "x" }, /cannot be the name/],
  ])("refuses %j", (env, message) => {
    expect(() => composeEnvironment([env], "/values")).toThrow(message);
  });

  it("refuses more small variables than a process can be given", () => {
    const env = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`NAME_${i}`, "tiny"]));
    expect(() => composeEnvironment([env], "/values")).toThrow(/more than a process can be given/);
  });
});

describe("checkArguments", () => {
  it.each([
    [["a\0"], /Argument 1 of the script contains a NUL/],
    [["", "x".repeat(128 * 1024)], /Argument 2 of the script has 131072 bytes/],
    [Array.from({ length: 6 }, () => "x".repeat(100_000)), /at most 524288 are possible/],
  ])("refuses what Linux would", (args, message) => {
    expect(() => checkArguments(args)).toThrow(message);
  });
});
