import { describe, expect, it } from "vitest";
import { errorsWith, legacyJob, taskWith } from "../../test/support/strict-job.ts";
import type { ForEach } from "./job-definition.ts";

function forEach(value: string): ForEach | null {
  return taskWith("run: x", `for_each: ${value}`).forEach;
}

const plain = {
  as: "item",
  indexAs: "index",
  condition: null,
  key: null,
  batch: null,
  maxParallel: 10,
  onFailure: "continue",
  tolerate: { count: 0 },
  maxItems: 10_000,
};

describe("for_each", () => {
  it.each<[string, ForEach["source"]]>([
    ["[1, two]", { kind: "list", value: [1, "two"] }],
    ["[]", { kind: "list", value: [] }],
    ['"${{ inputs.list }}"', { kind: "list", value: "${{ inputs.list }}" }],
    ["{in: [1]}", { kind: "list", value: [1] }],
    ['{in: "${{ inputs.list }}"}', { kind: "list", value: "${{ inputs.list }}" }],
    ["{range: {to: 3}}", { kind: "range", from: 0, to: 3, step: 1 }],
    [
      '{range: {from: 10, to: "${{ size(inputs.list) }}", step: -2}}',
      { kind: "range", from: 10, to: "${{ size(inputs.list) }}", step: -2 },
    ],
    [
      '{matrix: {r: [eu, us], t: "${{ inputs.list }}"}}',
      {
        kind: "matrix",
        axes: { r: ["eu", "us"], t: "${{ inputs.list }}" },
        include: null,
        exclude: null,
      },
    ],
    [
      "{matrix: {r: [eu, us]}, include: [{r: de, big: true}], exclude: [{r: us}]}",
      {
        kind: "matrix",
        axes: { r: ["eu", "us"] },
        include: [{ r: "de", big: true }],
        exclude: [{ r: "us" }],
      },
    ],
  ])("takes its items from %s", (text, source) => {
    expect(forEach(text)).toEqual({ ...plain, source });
  });

  it("reads every option", () => {
    expect(
      forEach(
        '{in: [1], as: shop, index_as: n, if: shop > 0, key: "${{ shop }}", batch: 5, max_parallel: 2, on_failure: cancel, tolerate: 3, max_items: 7}',
      ),
    ).toEqual({
      source: { kind: "list", value: [1] },
      as: "shop",
      indexAs: "n",
      condition: "shop > 0",
      key: "${{ shop }}",
      batch: 5,
      maxParallel: 2,
      onFailure: "cancel",
      tolerate: { count: 3 },
      maxItems: 7,
    });
  });

  it.each([
    ["0", { count: 0 }],
    ["20%", { percent: 20 }],
    ["0.5%", { percent: 0.5 }],
    ["100%", { percent: 100 }],
  ])("lets %s of its items fail", (text, tolerate) => {
    expect(forEach(`{in: [1], tolerate: ${text}}`)!.tolerate).toEqual(tolerate);
  });

  it.each([
    ["5", "for_each: `for_each` must be a list, one ${{ }} that gives one, or a map"],
    ["shops", "for_each: `for_each` must be a list"],
    ['"a ${{ inputs.list }}"', "for_each: `for_each` must be a list"],
    ["{}", "for_each: `for_each` has one of `in`, `range` and `matrix`"],
    ["{in: [1], range: {to: 1}}", "for_each: `for_each` has one of"],
    ["{in: 5}", "for_each.in: `in` must be a list"],
    ["{in: [1], exclude: []}", "for_each.exclude: `exclude` changes the combinations"],
    ["{in: [1], key_as: a}", "for_each.key_as: Unknown key `key_as`"],
    ["{range: 5}", "for_each.range: `range` must be a map"],
    ["{range: {from: 1}}", "for_each.range: `to` is missing"],
    ["{range: {to: x}}", "for_each.range.to: `to` must be a whole number"],
    ["{range: {to: 1.5}}", "for_each.range.to: `to` must be a whole number"],
    ["{range: {to: 3, step: 0}}", "for_each.range.step: `step` must not be 0"],
    ["{range: {to: 10000}}", "for_each.range: `range` gives 10001 items; at most 10000"],
    ["{in: [1, 2], max_items: 1}", "for_each.in: `in` gives 2 items; at most 1 are allowed"],
    ["{matrix: {}}", "for_each.matrix: `matrix` has 1 to 20 names"],
    ["{matrix: {a: 5}}", 'for_each.matrix.a: The values of "a" are a list'],
    ["{matrix: {a: [1, 2], b: [1, 2]}, max_items: 3}", "for_each.matrix: `matrix` gives 4 items"],
    ["{matrix: {a: [1]}, include: 5}", "for_each.include: `include` must be a list"],
    ["{matrix: {a: [1]}, include: [5]}", "for_each.include[0]: An entry of `include` is a map"],
    [
      "{matrix: {region: [1]}, exclude: [{regoin: 1}]}",
      'for_each.exclude[0].regoin: `matrix` has no "regoin", so nothing is left out. Did you mean "region"?',
    ],
    ["{in: [1], as: inputs}", "for_each.as: `as: inputs` would hide what inputs means"],
    ["{in: [1], as: index}", "for_each.as: `as: index` would hide"],
    ["{in: [1], as: for}", "for_each.as: `as: for` would hide"],
    ["{in: [1], as: int}", "for_each.as: `as: int` would hide"],
    ["{in: [1], index_as: item}", "for_each.index_as: `index_as: item` would hide"],
    ["{in: [1], as: a-b}", 'for_each.as: "a-b" is not allowed here: use a letter or _'],
    ["{in: [1], as: n, index_as: n}", "for_each.index_as: Item and number cannot both be called n"],
    ["{in: [1], tolerate: 101%}", "for_each.tolerate: `tolerate` must be a number of items"],
    ["{in: [1], tolerate: -1}", "for_each.tolerate: `tolerate` must be a number of items"],
    ["{in: [1], tolerate: 1.5}", "for_each.tolerate: `tolerate` must be a number of items"],
    ["{in: [1], batch: 0}", "for_each.batch: `batch` must be a whole number from 1"],
    ["{in: [1], on_failure: halt}", "for_each.on_failure: `on_failure` must be one of continue"],
  ])("refuses %s", (text, message) => {
    expect(errorsWith("run: x", `for_each: ${text}`)).toEqual([expect.stringContaining(message)]);
  });

  it("keeps expressions of legacy documents as text, and needs a list there", () => {
    const { definition, warnings } = legacyJob({ run: "x", for_each: ["${{ 1 }}", 2] });
    expect(definition.tasks[0]!.forEach!.source).toEqual({ kind: "list", value: ["${{ 1 }}", 2] });
    expect(warnings).toEqual([expect.objectContaining({ path: "tasks[0].for_each[0]" })]);
    expect(() => legacyJob({ run: "x", for_each: "${{ inputs.list }}" })).toThrow(
      "`for_each` must be a list",
    );
  });

  it("is a list of nothing in a legacy document that leaves it empty, as Go writes it", () => {
    expect(legacyJob({ run: "x", for_each: [] }).definition.tasks[0]!.forEach).toBeNull();
  });
});
