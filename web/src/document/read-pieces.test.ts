import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCollection, isMap, isPair, type Node } from "yaml";
import {
  blockEntryRange,
  endOf,
  entriesOf,
  entryEnd,
  entryStart,
  startOf,
  type Collection,
} from "./node-range.ts";
import { readWhole, type ParsedText } from "./parse-whole.ts";
import { kindsOfTasks, readPieces, rememberTasks } from "./read-pieces.ts";
import { splitTasks } from "./task-pieces.ts";

const header = `# A job
stratal: 1
name:   nightly # here
x-defaults: &defaults
  timeout: 5m
  list: [1, {a: 'b'}]

`;
const footer = `# behind the tasks
outputs:
  rows:   "\${{ 1 + 1 }}"
  more: [a,   {b: c}]
`;

/** Lines that texts of tasks are put together of: right ones, and such as could be taken for the beginning of a task. */
const lines = fc.constantFrom(
  "- name: a",
  "- { name: b, run: 'x' }",
  "-",
  "- |",
  "- &anchor {name: c}",
  "- <<: *defaults",
  "-   name: d",
  "-x: 1",
  "  name: e",
  "  run: |",
  "  run: >-",
  "  run: |+",
  "    echo 1",
  "    - name: not a task",
  "      deeper",
  "  env: { A: 1,",
  "    B: 2 }",
  "  B: 2 }",
  '  text: "begins',
  '    ends"',
  'ends"',
  "  plain: one",
  "    two",
  "  merged: *defaults",
  "# comment",
  "  # comment inside",
  "    # deeper comment",
  "",
  "   ",
  "\t",
  "  tasks:",
  "  - inner: 1",
  "  timeout: 1m # why",
  "---",
  "name: again",
);

const texts = fc
  .tuple(
    fc.constantFrom("", header),
    fc.constantFrom("tasks:\n", "tasks:   # these\n", "tasks:\n\n# first\n"),
    fc.constantFrom("", "  ", "    "),
    fc.array(lines, { maxLength: 12 }),
    fc.constantFrom("", footer, "# the end\n"),
    fc.boolean(),
  )
  .map(([head, key, indent, body, tail, isCut]) => {
    const text = head + key + body.map((line) => `${indent}${line}\n`).join("") + tail;
    return isCut ? text.replace(/\n$/, "") : text;
  });

/** Everything that edits ask of a parsed text. */
function placesIn(text: string, node: Node | null): unknown {
  if (node === null) return null;
  const own = { start: startOf(node), end: endOf(text, node) };
  if (!isCollection(node)) return own;
  const collection = node as Collection;
  return {
    ...own,
    flow: collection.flow === true,
    entries: entriesOf(collection).map((entry, index) => ({
      start: entryStart(collection, index),
      end: entryEnd(text, entry),
      lines: collection.flow === true ? null : blockEntryRange(text, collection, index),
      inside: placesIn(text, isPair(entry) ? (entry.value as Node | null) : entry),
      key: isMap(collection) && isPair(entry) ? startOf(entry.key as Node) : null,
    })),
  };
}

function expectSame(text: string, pieces: ParsedText): void {
  const whole = readWhole(text);
  if (!whole.ok) throw new Error(`Only the pieces are valid: ${whole.problems[0]!.message}`);
  expect(pieces.value).toEqual(whole.value);
  // A block collection of a task may count the blank lines behind it to itself; no edit asks for that.
  expect(placesIn(text, pieces.root)).toEqual(placesIn(text, whole.root));
  expect([...pieces.anchors().keys()]).toEqual([...whole.anchors().keys()]);
}

describe("reading task by task", () => {
  it("gives the values and places of the whole text, or leaves the text to others", () => {
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const pieces = readPieces(text);
        if (pieces === null) return;
        read += 1;
        if (!pieces.ok) throw new Error("Mistakes are found in the whole text.");
        expectSame(text, pieces);
      }),
      { numRuns: 4_000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it("reads a usual document, aliases of its head too", () => {
    const text = `${header}tasks:\n  # one\n  - name: a\n    <<: *defaults\n\n  - {name: b}\n  - name: c\n    run: |\n      echo\n\n${footer}`;
    const pieces = readPieces(text);
    if (pieces?.ok !== true) throw new Error("It is not read by pieces.");
    expectSame(text, pieces);
    expect(kindsOfTasks(text)).toEqual(["has_aliases", "plain", "plain"]);
  });

  it("sees that the head changed on which tasks depend", () => {
    const text = `x: &x 1\ntasks:\n  - name: first\n    a: *x\n`;
    const valueOfText = (each: string): unknown => {
      const read = readPieces(each);
      return read?.ok === true ? read.value.tasks : null;
    };
    expect(valueOfText(text)).toEqual([{ name: "first", a: 1 }]);
    expect(valueOfText(text.replace("&x 1", "&x 2"))).toEqual([{ name: "first", a: 2 }]);
  });

  it("takes what another thread has read", () => {
    const text = "tasks:\n  - name: told\n";
    const value = { name: "told", by: "another thread" };
    rememberTasks(text, [value], ["plain"]);
    const read = readPieces(text);
    expect(read?.ok === true && (read.value.tasks as unknown[])[0]).toBe(value);
  });

  it("leaves to others: anchors within tasks, an anchor with two meanings, other line breaks", () => {
    for (const text of [
      "tasks:\n  - &a {name: a}\n  - {name: b, x: *a}\n",
      "x: &a 1\ny: &a 2\ntasks:\n  - {name: b, x: *a}\n",
      "tasks:\n  - {name: b, x: *a}\nx: &a 1\n",
      "tasks:\r\n  - name: a\r\n",
      "tasks:\n  - name: a\n---\nname: b\n",
    ])
      expect(readPieces(text)).toBeNull();
  });
});

it("finds the lines of each task with what stands between them", () => {
  const text =
    "name: a\ntasks: # these\n  # first\n  - name: a\n    run: x\n\n  - {name: b}\n# end\nenv: {}\n";
  const pieces = splitTasks(text)!;
  expect(pieces.texts).toEqual(["  - name: a\n    run: x\n\n", "  - {name: b}\n# end\n"]);
  expect(text.slice(pieces.end)).toBe("env: {}\n");
});
