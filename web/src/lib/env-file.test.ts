import { describe, expect, test } from "vitest";
import { parseEnvFile } from "./env-file.ts";

function valuesOf(text: string): Record<string, string> {
  return Object.fromEntries(parseEnvFile(text).entries.map(({ name, value }) => [name, value]));
}

describe("a .env text", () => {
  test("gives names and values, with or without export, spaces, comments and CRLF", () => {
    const text = "# keys\r\nA=one\r\n  export B = two # why\r\n\r\nC=a#b=c\r\n";
    expect(valuesOf(text)).toEqual({ A: "one", B: "two", C: "a#b=c" });
  });

  test("takes what stands in single quotes as it is", () => {
    expect(valuesOf("A='x \\n $HOME # \"y\"'")).toEqual({ A: 'x \\n $HOME # "y"' });
  });

  test("reads the escapes of double quotes, and expands nothing", () => {
    expect(valuesOf('A="x\\ny \\"z\\" \\\\n $HOME"')).toEqual({ A: 'x\ny "z" \\n $HOME' });
  });

  test("keeps the lines of a quoted value", () => {
    const text = 'KEY="-----BEGIN-----\nabc=\n-----END-----"\nNEXT=1x2';
    expect(valuesOf(text)).toEqual({ KEY: "-----BEGIN-----\nabc=\n-----END-----", NEXT: "1x2" });
    expect(parseEnvFile(text).entries.map(({ line }) => line)).toEqual([1, 4]);
  });

  test("says which lines are none, and reads the others", () => {
    const { entries, problems } = parseEnvFile('A=1\nnot a line\nB=\nC=2\nD="open\nE=3');
    expect(entries.map(({ name }) => name)).toEqual(["A", "C", "E"]);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  test("lets the last value of a name count", () => {
    expect(valuesOf("A=1\nB=2\nA=3")).toEqual({ B: "2", A: "3" });
  });

  test("has nothing in an empty text", () => {
    expect(parseEnvFile("")).toEqual({ entries: [], problems: [] });
  });

  test("takes names of objects for names", () => {
    expect(parseEnvFile("__proto__=x\nconstructor=y").entries).toHaveLength(2);
  });
});
