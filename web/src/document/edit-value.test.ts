import { describe, expect, it } from "vitest";
import { removeValue, setValue, addItem, renameKey } from "./edit-value.ts";
import { valueOf, readText } from "./parse-text.ts";

const job = `# Nightly job
stratal: 1
name: nightly   # the name
x-note: {keep: me}
x-retry: &retry
  max: 2
  delay: 5s

env:
  A: "1"   # first
tasks:
  # loads
  - name: load
    run: |   # code
      echo a

      echo b
    retry: *retry
  - {name: sum, depends_on: [load], run: 'echo "$A"'} # flow

  - timeout: 5m
    name: last
    depends_on:
      - load
      - sum
    run: echo last
`;

/** Lines that differ, as removed and added. */
function difference(before: string, after: string): { gone: string[]; new: string[] } {
  const a = before.split("\n");
  const b = after.split("\n");
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) {
    a.shift();
    b.shift();
  }
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) {
    a.pop();
    b.pop();
  }
  return { gone: a, new: b };
}

describe("setting a value", () => {
  it("changes only the scalar and keeps its quotes and its comment", () => {
    expect(difference(job, setValue(job, ["env", "A"], "2"))).toEqual({
      gone: ['  A: "1"   # first'],
      new: ['  A: "2"   # first'],
    });
    expect(difference(job, setValue(job, ["name"], "daily"))).toEqual({
      gone: ["name: nightly   # the name"],
      new: ["name: daily   # the name"],
    });
    expect(difference(job, setValue(job, ["tasks", 1, "run"], "it's"))).toEqual({
      gone: [`  - {name: sum, depends_on: [load], run: 'echo "$A"'} # flow`],
      new: [`  - {name: sum, depends_on: [load], run: 'it''s'} # flow`],
    });
  });

  it("changes one line of a script", () => {
    const changed = setValue(job, ["tasks", 0, "run"], "echo a\n\necho c\n");
    expect(difference(job, changed)).toEqual({
      gone: ["      echo b"],
      new: ["      echo c"],
    });
  });

  it("turns a one-line script into a block and back", () => {
    const block = setValue(job, ["tasks", 2, "run"], "echo 1\necho 2");
    expect(difference(job, block)).toEqual({
      gone: ["    run: echo last"],
      new: ["    run: |-", "      echo 1", "      echo 2"],
    });
  });

  it("adds a text that ends in blank lines in quotes, where no line between entries can be lost", () => {
    for (const text of ["\n", "  \n", "a\n\n", "a\n  \n"]) {
      const changed = setValue(job, ["tasks", 0, "if"], text);
      expect(difference(job, changed).gone).toEqual([]);
      expect(difference(job, changed).new).toEqual([expect.stringMatching(/^ {4}if: ".*"$/)]);
      const read = readText(changed);
      expect(read.ok && valueOf(read).tasks).toMatchObject([{ if: text }, {}, {}]);
    }
  });

  it("adds a key at the end of its map, before what belongs to others", () => {
    expect(difference(job, setValue(job, ["tasks", 0, "timeout"], "1m"))).toEqual({
      gone: [],
      new: ["    timeout: 1m"],
    });
    expect(difference(job, setValue(job, ["tasks", 1, "timeout"], "1m"))).toEqual({
      gone: [`  - {name: sum, depends_on: [load], run: 'echo "$A"'} # flow`],
      new: [`  - {name: sum, depends_on: [load], run: 'echo "$A"', timeout: 1m} # flow`],
    });
    expect(difference(job, setValue(job, ["tasks", 2, "env", "B"], "x"))).toEqual({
      gone: [],
      new: ["    env: {B: x}"],
    });
  });

  it("asks whether a shared value changes here only or at its anchor", () => {
    expect(difference(job, setValue(job, ["tasks", 0, "retry", "max"], 5, "here"))).toEqual({
      gone: ["    retry: *retry"],
      new: ["    retry: {max: 5, delay: 5s}"],
    });
    expect(difference(job, setValue(job, ["tasks", 0, "retry", "max"], 5, "anchor"))).toEqual({
      gone: ["  max: 2"],
      new: ["  max: 5"],
    });
  });

  it("overrides or changes what a merge key brings", () => {
    const text = "x-b: &b {timeout: 1m}\ntasks:\n  - <<: *b\n    name: a\n    run: x\n";
    expect(setValue(text, ["tasks", 0, "timeout"], "2m", "here")).toBe(
      "x-b: &b {timeout: 1m}\ntasks:\n  - <<: *b\n    name: a\n    run: x\n    timeout: 2m\n",
    );
    expect(setValue(text, ["tasks", 0, "timeout"], "2m", "anchor")).toBe(
      "x-b: &b {timeout: 2m}\ntasks:\n  - <<: *b\n    name: a\n    run: x\n",
    );
  });

  it("fills in a key that has no value", () => {
    expect(setValue("name:\ntasks: []\n", ["name"], "x")).toBe("name: x\ntasks: []\n");
    expect(setValue("env:\nname: x\n", ["env", "A"], "1")).toBe('env: {A: "1"}\nname: x\n');
  });

  it("keeps JSON documents JSON, in their layout", () => {
    const json = '{\n  "name": "a",\n  "tasks": [\n    { "name": "x", "run": "y" }\n  ]\n}\n';
    expect(setValue(json, ["tasks", 0, "run"], 'a\n"b"')).toBe(
      json.replace('"y"', String.raw`"a\n\"b\""`),
    );
    expect(setValue(json, ["owner"], "me")).toBe(
      '{\n  "name": "a",\n  "tasks": [\n    { "name": "x", "run": "y" }\n  ],\n  "owner": "me"\n}\n',
    );
    expect(addItem(json, ["tasks"], { name: "z", run: "w" })).toBe(
      json.replace('"y" }', '"y" },\n    { "name": "z", "run": "w" }'),
    );
  });

  it("keeps Windows line breaks", () => {
    const text = "name: a\r\ntasks:\r\n  - name: x\r\n    run: y\r\n";
    expect(setValue(text, ["tasks", 0, "run"], "a\nb\n")).toBe(
      "name: a\r\ntasks:\r\n  - name: x\r\n    run: |\r\n      a\r\n      b\r\n",
    );
    expect(setValue(text, ["owner"], "me")).toBe(`${text}owner: me\r\n`);
  });

  it("never writes over a text that is not valid", () => {
    expect(() => setValue("name: [", ["name"], "x")).toThrow(/line 1/);
  });
});

describe("removing a value", () => {
  it("takes its lines and no others", () => {
    expect(difference(job, removeValue(job, ["tasks", 0, "run"]))).toEqual({
      gone: ["    run: |   # code", "      echo a", "", "      echo b"],
      new: [],
    });
    expect(difference(job, removeValue(job, ["tasks", 2, "timeout"]))).toEqual({
      gone: ["  - timeout: 5m", "    name: last"],
      new: ["  - name: last"],
    });
    expect(difference(job, removeValue(job, ["tasks", 0]))).toMatchObject({ new: [] });
    expect(removeValue(job, ["tasks", 0])).toContain("tasks:\n  - {name: sum");
  });

  it("takes the map or list that it leaves empty", () => {
    expect(difference(job, removeValue(job, ["env", "A"]))).toEqual({
      gone: ["env:", '  A: "1"   # first'],
      new: [],
    });
    expect(removeValue(job, ["tasks", 1, "depends_on", 0])).toContain(
      `{name: sum, run: 'echo "$A"'}`,
    );
  });

  it("keeps an anchor that others use", () => {
    expect(() => removeValue(job, ["x-retry"])).toThrow(/&retry/);
  });

  it("takes an item out of lists of both styles", () => {
    expect(removeValue(job, ["tasks", 2, "depends_on", 1])).toContain(
      "depends_on:\n      - load\n    run",
    );
    expect(removeValue("a: [x, y, z]\n", ["a", 2])).toBe("a: [x, y]\n");
    expect(removeValue("a: [\n  x, # one\n  y, # two\n  z,\n]\n", ["a", 1])).toBe(
      "a: [\n  x, # one\n  z,\n]\n",
    );
  });
});

describe("adding an item", () => {
  it("puts it behind another one, in the list's own style", () => {
    expect(addItem("a: [x, z]\n", ["a"], "y", 0)).toBe("a: [x, y, z]\n");
    expect(addItem("a: [\n  x, # one\n  z,\n]\n", ["a"], "y", 0)).toBe(
      "a: [\n  x, # one\n  y,\n  z,\n]\n",
    );
    expect(addItem("a:\n- x # one\n# two\n- z\n", ["a"], "y", 0)).toBe(
      "a:\n- x # one\n- y\n# two\n- z\n",
    );
    expect(addItem("b: 1\n", ["a"], "y")).toBe("b: 1\na: [y]\n");
    expect(addItem("a: []\n", ["a"], "y")).toBe("a: [y]\n");
  });
});

describe("renaming a key", () => {
  it("keeps its value and its place", () => {
    const renamed = renameKey(job, ["env", "A"], "B");
    expect(difference(job, renamed)).toEqual({
      gone: ['  A: "1"   # first'],
      new: ['  B: "1"   # first'],
    });
    expect(() => renameKey(job, ["env", "A"], "A")).toThrow(/already/);
  });
});

it("reads what it wrote", () => {
  const read = readText(setValue(job, ["tasks", 1, "timeout"], "1m"));
  expect(read.ok && valueOf(read).tasks).toMatchObject([{ name: "load" }, { timeout: "1m" }, {}]);
});
