/** What holds for every document and every edit: nothing but what was asked changes. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { isDeepEqual } from "./deep-equal.ts";
import { EditRefused } from "./edit-refused.ts";
import { removeValue, setValue } from "./edit-value.ts";
import { valueAt } from "./value-at.ts";
import {
  addTask,
  copyTasks,
  duplicateTasks,
  pasteTasks,
  removeTasks,
  wrapTasks,
} from "./edit-tasks.ts";
import { minPiecedLength, readText, valueOf } from "./parse-text.ts";
import { renameTask } from "./rename-task.ts";

const header = `# A job, with comments  and  odd   spacing
stratal: 1
name:   nightly # here
x-anything: {keep:   [me, "as", 'i am']}
x-defaults: &defaults
  timeout: 5m   # for all

env: {A: "1",  B: two }
tasks:
`;
const footer = `# behind the tasks
outputs:
  rows:   "\${{ 1 + 1 }}"
`;

type Piece = (name: string) => string;
/** Ways to write a task, each with a \`run\`, a \`timeout\` and an \`env\`. */
const pieces: Piece[] = [
  (name) => `  - name: ${name}\n    run: echo x # why\n    timeout: 1m\n    env: {X: "1"}\n`,
  (name) =>
    `  # about it\n  - name: "${name}"\n    env:\n      # one\n      X: 1\n\n    timeout: 1m\n    run: |\n      echo 1\n\n      echo 2\n`,
  (name) => `  - {name: ${name},   run: 'echo x', timeout: 1m, env: {X: a} } # flow\n`,
  (name) =>
    `  - {\n      name: ${name}, # first\n      run: "echo x",\n      timeout: 1m,\n      env: { X: 1 },\n    }\n`,
  (name) =>
    `\n  -   name: ${name}\n      timeout: 1m\n      run: >-\n        folded\n        text\n      env:\n        X: one\n      # the end of ${name}\n`,
  (name) =>
    `  - timeout: 1m\n    <<: *defaults\n    # between\n    run: echo ü€\n    env: {X: "y"}\n    name: '${name}'\n`,
];

const documents = fc
  .array(fc.nat(pieces.length - 1), { minLength: 1, maxLength: 5 })
  .map((picks) => {
    const texts = picks.map((pick, index) => pieces[pick]!(`task_${index}`));
    return { texts, text: header + texts.join("") + footer };
  });

const values = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc
    .array(
      fc.constantFrom("echo a", "  indented", "", "# no comment", "a: b", "\ttab", "- x", "'q\""),
      { maxLength: 6 },
    )
    .map((lines) => lines.join("\n")),
  fc.constantFrom(
    "true",
    "12",
    "null",
    "~",
    "@x",
    "${{ tasks.a.output }}",
    "a # b",
    "key: value",
    "[x",
    "{",
    "|",
  ),
  fc.integer(),
  fc.boolean(),
);
const keys = fc.constantFrom(
  ["run"],
  ["timeout"],
  ["env", "X"],
  ["env", "NEW"],
  ["if"],
  ["retry", "max"],
);

/** Asserts that only the lines of one task differ. */
function expectOnlyTask(texts: readonly string[], index: number, changed: string): void {
  const before = header + texts.slice(0, index).join("");
  const after = texts.slice(index + 1).join("") + footer;
  expect(changed.slice(0, before.length)).toBe(before);
  expect(changed.slice(changed.length - after.length)).toBe(after);
}

function valueIn(text: string): Record<string, unknown> {
  const read = readText(text);
  if (!read.ok) throw new Error(`Not valid: ${read.problems[0]?.message}\n${text}`);
  return valueOf(read);
}

it("setting a value in one task changes only that task's lines, and only that value", () => {
  fc.assert(
    fc.property(documents, fc.nat(), keys, values, ({ texts, text }, pick, key, value) => {
      const index = pick % texts.length;
      const path = ["tasks", index, ...key];
      const changed = setValue(text, path, value);
      expectOnlyTask(texts, index, changed);
      const wanted = structuredClone(valueIn(text));
      put(wanted, path, value);
      expect(isDeepEqual(valueIn(changed), wanted)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

it("removing a key of one task changes only that task's lines, and only that key", () => {
  fc.assert(
    fc.property(documents, fc.nat(), keys, ({ texts, text }, pick, key) => {
      const index = pick % texts.length;
      const path = ["tasks", index, ...key];
      const changed = removeValue(text, path);
      expectOnlyTask(texts, index, changed);
      const after = valueIn(changed);
      // What the merge key brings shows again.
      const inherited = texts[index]!.includes("<<") && key[0] === "timeout" ? "5m" : undefined;
      expect(valueAt(after, path)).toBe(inherited);
      const [first] = key;
      const task = valueAt(valueIn(text), ["tasks", index]) as Record<string, unknown>;
      const rest = valueAt(after, ["tasks", index]) as Record<string, unknown>;
      for (const other of Object.keys(task).filter((name) => name !== first))
        expect(rest[other]).toEqual(task[other]);
    }),
    { numRuns: 300 },
  );
});

it("renaming a task that nothing names changes only that task's lines", () => {
  fc.assert(
    fc.property(documents, fc.nat(), ({ texts, text }, pick) => {
      const index = pick % texts.length;
      const changed = renameTask(text, ["tasks", index], "renamed");
      expectOnlyTask(texts, index, changed);
      expect(valueAt(valueIn(changed), ["tasks", index, "name"])).toBe("renamed");
    }),
    { numRuns: 100 },
  );
});

it("adding a task and removing it gives the text back", () => {
  fc.assert(
    fc.property(documents, fc.nat(), ({ texts, text }, pick) => {
      const after = pick % texts.length;
      const added = addTask(text, ["tasks"], { name: "added", run: "echo 1\necho 2\n" }, after);
      expect(valueAt(valueIn(added.text), [...added.tasks[0]!, "name"])).toBe("added");
      expect(removeTasks(added.text, added.tasks).text).toBe(text);
    }),
    { numRuns: 200 },
  );
});

it("a copied and pasted task means the same and leaves all lines alone", () => {
  fc.assert(
    fc.property(documents, fc.nat(), ({ texts, text }, pick) => {
      const index = pick % texts.length;
      const { text: changed, tasks } = pasteTasks(
        text,
        ["tasks"],
        copyTasks(text, [["tasks", index]]),
      );
      expect(changed.startsWith(header + texts.join("").trimEnd())).toBe(true);
      expect(changed.endsWith(footer)).toBe(true);
      const original = valueAt(valueIn(text), ["tasks", index]) as Record<string, unknown>;
      const copy = valueAt(valueIn(changed), tasks[0]!) as Record<string, unknown>;
      expect({ ...copy, name: "" }).toEqual({ ...original, name: "" });
      expect(copy.name).toBe(`task_${Math.max(2, texts.length)}`);
    }),
    { numRuns: 200 },
  );
});

it("a text so long that it is read task by task is edited as a short one", () => {
  const long = `# ${"long ".repeat(minPiecedLength / 5)}\n`;
  const edits = fc.constantFrom<((text: string, index: number) => string)[]>(
    (text, index) => setValue(text, ["tasks", index, "run"], "echo a\necho b\n"),
    (text, index) => setValue(text, ["tasks", index, "timeout"], "2m"),
    (text, index) => removeValue(text, ["tasks", index, "env"]),
    (text, index) => renameTask(text, ["tasks", index], "renamed"),
    (text, index) => addTask(text, ["tasks"], { name: "added", run: "x" }, index).text,
    (text, index) => removeTasks(text, [["tasks", index]]).text,
    (text, index) => duplicateTasks(text, [["tasks", index]]).text,
    (text, index) => wrapTasks(text, [["tasks", index]], true).text,
  );
  const outcome = (edit: () => string): string => {
    try {
      return edit();
    } catch (error) {
      return `refused: ${(error as EditRefused).message}`;
    }
  };
  fc.assert(
    fc.property(documents, fc.nat(), edits, ({ texts, text }, pick, edit) => {
      const index = pick % texts.length;
      const short = outcome(() => edit(text, index));
      expect(outcome(() => edit(long + text, index).slice(long.length))).toBe(short);
    }),
    { numRuns: 150 },
  );
});

it("an edit of a text that is not valid is refused, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), (text) => {
      fc.pre(!readText(text).ok);
      expect(() => setValue(text, ["name"], "x")).toThrow(EditRefused);
    }),
  );
});

function put(value: unknown, path: readonly (string | number)[], leaf: unknown): void {
  const [step, ...rest] = path;
  const record = value as Record<string | number, unknown>;
  if (rest.length === 0) record[step!] = leaf;
  else {
    if (typeof record[step!] !== "object" || record[step!] === null) record[step!] = {};
    put(record[step!], rest, leaf);
  }
}
