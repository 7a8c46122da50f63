import { describe, expect, it } from "vitest";
import { errorsOf, errorsWith } from "../../test/support/strict-job.ts";
import { rootsOf } from "./expression-places.ts";

/** All that a place might read, each in an expression that is a boolean and a text. */
const ROOTS = [
  "inputs",
  "tasks",
  "run",
  "job",
  "env",
  "vars",
  "item",
  "index",
  "shop",
  "n",
  "loop",
  "self",
  "error",
  "event",
];
const ALWAYS = ["inputs", "tasks", "run", "job", "env", "vars"];
const ITEM = ["item", "index", "shop", "n"];

/** Which of ROOTS have a value where `ROOT` stands in the lines; `if` and so on take the bare expression. */
function readableIn(...lines: string[]): string[] {
  return ROOTS.filter(
    (root) =>
      errorsWith(...lines.map((line) => line.replace("ROOT", `size(${root}) > 0`))).length === 0,
  );
}

const each = "for_each: {in: [1], as: shop, index_as: n}";
const loop = "loop: {until: true}";
const template = "'${{ ROOT }}'";

describe("the names that a place can read", () => {
  it.each<[string, string[], string[]]>([
    ["if", ["run: x", each, loop, "if: ROOT"], []],
    ["for_each.in", ["run: x", loop, `for_each: {in: ${template}, as: shop, index_as: n}`], []],
    ["a matrix", ["run: x", `for_each: {matrix: {a: ${template}}, as: shop, index_as: n}`], []],
    ["for_each.if", ["run: x", loop, "for_each: {in: [1], as: shop, index_as: n, if: ROOT}"], ITEM],
    [
      "for_each.key",
      ["run: x", loop, `for_each: {in: [1], as: shop, index_as: n, key: ${template}}`],
      ITEM,
    ],
    ["env", ["run: x", `env: {A: ${template}}`], []],
    ["env of items", ["run: x", each, `env: {A: ${template}}`], ITEM],
    ["env of iterations", ["run: x", loop, `env: {A: ${template}}`], ["loop"]],
    ["parameters", ["uses: echo", each, loop, `parameters: {a: [${template}]}`], [...ITEM, "loop"]],
    ["files", ["run: x", each, loop, `files: {a: ${template}}`], [...ITEM, "loop"]],
    ["artifacts", ["run: x", each, `artifacts: [{name: a, path: ${template}}]`], ITEM],
    ["cache.key", ["run: x", each, loop, `cache: {key: ${template}}`], [...ITEM, "loop"]],
    ["cache.if", ["run: x", each, loop, "cache: {key: a, if: ROOT}"], [...ITEM, "loop"]],
    ["concurrency", ["run: x", each, loop, `concurrency: {key: ${template}}`], [...ITEM, "loop"]],
    ["outputs", ["run: x", each, loop, `outputs: {a: ${template}}`], [...ITEM, "loop", "self"]],
    ["loop.while", ["run: x", each, "loop: {while: ROOT}"], [...ITEM, "loop", "self"]],
    ["loop.until", ["run: x", each, "loop: {until: ROOT}"], [...ITEM, "loop", "self"]],
    ["retry.if", ["run: x", each, loop, "retry: {max: 1, if: ROOT}"], [...ITEM, "loop", "error"]],
    ["script.args", [`script: {code: x, args: [${template}]}`, each], ITEM],
    ["script.stdin", [`script: {code: x, stdin: ${template}}`, each], ITEM],
    ["job.inputs", [`job: {name: b, inputs: {a: {b: ${template}}}}`, each], ITEM],
    ["job.idempotency_key", [`job: {name: b, idempotency_key: ${template}}`, each], ITEM],
    ["approval.message", [`approval: {message: ${template}}`, each], ITEM],
    ["approval.approvers", [`approval: {message: m, approvers: {users: ${template}}}`, each], ITEM],
    ["wait", [`wait: ${template}`, each], ITEM],
    ["wait.until", [`wait: {until: ${template}}`, each], ITEM],
    ["wait.match", ["wait: {event: paid, match: ROOT}", each], [...ITEM, "event"]],
    [
      "rollback",
      ["run: x", each, loop, `rollback: {run: y, env: {A: ${template}}}`],
      [...ITEM, "loop", "self"],
    ],
    [
      "rollback.retry.if",
      ["run: x", "rollback: {run: y, retry: {max: 1, if: ROOT}}"],
      ["self", "error"],
    ],
    [
      "env inside of a group of items",
      [each, `tasks: [{name: b, run: x, env: {A: ${template}}}]`],
      ITEM,
    ],
    [
      "if inside of a group of items",
      [each, loop, "tasks: [{name: b, run: x, if: ROOT}]"],
      [...ITEM, "loop"],
    ],
    [
      "a group of items inside of a group that loops",
      [loop, `tasks: [{name: b, ${each}, tasks: [{name: c, run: x, env: {A: ${template}}}]}]`],
      [...ITEM, "loop"],
    ],
  ])("%s", (_place, lines, more) => {
    expect(readableIn(...lines)).toEqual(
      ROOTS.filter((root) => [...ALWAYS, ...more].includes(root)),
    );
  });

  it("keeps `item` and `index` under other names, each name once", () => {
    const forEach = { as: "item", indexAs: "n" };
    // Nothing but the two names is looked at.
    const task = { forEach, loop: null } as Parameters<typeof rootsOf>[0];
    expect(rootsOf(task, "body", ["loop"])).toEqual([...ALWAYS, "loop", "item", "index", "n"]);
  });
});

describe("secrets", () => {
  it.each([
    ["run: x", "env: {A: '${{ secrets.key }}'}"],
    ["uses: echo", "parameters: {a: 'Bearer ${{ secrets.key }}'}"],
    ["run: x", "files: {a: '${{ secrets.key }}'}"],
    ["run: x", "rollback: {run: y, env: {A: '${{ secrets.key }}'}}"],
  ])("can be read in %s %s", (...lines) => {
    expect(errorsWith(...lines)).toEqual([]);
  });

  it.each([
    ["run: x", "if: secrets.key == 'a'"],
    ["run: x", "outputs: {a: '${{ secrets.key }}'}"],
    ["run: x", "for_each: '${{ secrets.key }}'"],
    ["run: x", "concurrency: {key: '${{ secrets.key }}'}"],
    ["script: {code: x, stdin: '${{ secrets.key }}'}"],
    ["job: {name: b, inputs: {a: '${{ secrets.key }}'}}"],
    ["approval: {message: '${{ secrets.key }}'}"],
  ])("cannot be read in %s %s", (...lines) => {
    expect(errorsWith(...lines)).toEqual([
      expect.stringContaining("Secrets can be read in `env`, `parameters` and `files` only"),
    ]);
  });
});

describe("a text without expressions", () => {
  it.each([
    ["run: x", "title: '${{ run.id }}'", "title"],
    ["uses: '${{ run.id }}'", "", "uses"],
    ["run: x", "queue: '${{ run.id }}'", "queue"],
    ["job: {name: '${{ run.id }}'}", "", "job.name"],
    ["run: x", "timeout: '${{ run.id }}'", "timeout"],
    ["run: x", "retry: {max: 1, delay: '${{ run.id }}'}", "retry.delay"],
    ["run: x", "output: {mode: '${{ run.id }}'}", "output.mode"],
    ["wait: {event: '${{ run.id }}'}", "", "wait.event"],
  ])("is %s %s", (body, line, path) => {
    expect(errorsWith(body, line)).toContainEqual(expect.stringMatching(`^${path}: No expression`));
  });
});

describe("an unknown name", () => {
  it.each([
    [
      "run: x\nfor_each: '${{ inputs.lst }}'",
      'for_each: There is no input named "lst". Did you mean "list"?',
    ],
    ["run: x\nfor_each: {in: '${{ inputs.lst }}'}", 'for_each.in: There is no input named "lst"'],
    ["run: x\nfor_each: [1, '${{ inputs.lst }}']", 'for_each[1]: There is no input named "lst"'],
    ["run: x\nfor_each: {matrix: {a: [1, '${{ inputs.lst }}']}}", "for_each.matrix.a[1]: There"],
    ["run: x\nfor_each: {range: {to: '${{ inputs.lst }}'}}", "for_each.range.to: There"],
    [
      "run: x\nif: tasks.frist.ok",
      'if: There is no task named "frist" to read. Did you mean "first"?',
    ],
    ["run: x\nconfig: {env: {A: '${{ tasks.frist.ok }}'}}", "config.env.A: There is no task"],
    ["wait: '${{ inputs.lst }}'", "wait: There is no input"],
    ["script: {code: x, args: '${{ inputs.lst }}'}", "script.args: There is no input"],
    [
      "tasks: [{name: b, run: x, env: {A: '${{ tasks.c.ok }}'}}]",
      'tasks[0].env.A: There is no task named "c"',
    ],
    [
      "run: x\nfor_each: {in: [1], as: shop}\nenv: {A: '${{ shp }}'}",
      'env.A: Unknown name "shp". Did you mean "shop"?',
    ],
  ])("is reported where it stands: %j", (lines, message) => {
    expect(errorsWith(...lines.split("\n"))).toEqual([expect.stringContaining(message)]);
  });

  it("in `defaults` is reported once, however many tasks inherit it", () => {
    const text = [
      "stratal: 1",
      "name: j",
      "defaults: {env: {A: '${{ inputs.b }}'}, retry: {max: 1, if: errr.kind == 'exit'}}",
      "tasks: [{name: a, run: x}, {name: b, run: x}]",
    ].join("\n");
    expect(errorsOf(text).map(({ path, line }) => [path, line])).toEqual([
      ["defaults.env.A", 3],
      ["defaults.retry.if", 3],
    ]);
  });
});
