/** The places where workflow systems go wrong, by hand: each case says what the contract (workflow-language.md §5) makes of it. */
import { describe, expect, it } from "vitest";
import { interpret } from "../../model/interpret.ts";
import { modelJob, modelTask } from "../../model/model-job.ts";
import { each, edges, FAILS, items, outputs, over, states } from "./short-forms.ts";

describe("the model of skips", () => {
  it("lets a skip through a chain of edges", () => {
    const job = modelJob([
      modelTask("a", { condition: "false" }),
      modelTask("b", { dependsOn: edges("a") }),
      modelTask("c", { dependsOn: edges("b") }),
    ]);
    expect(states(job)).toEqual({ a: "skipped(condition)", b: "completed", c: "completed" });
    expect(interpret(job).result).toBe("completed");
  });

  it("takes along who reads the output of a skipped task, and only that one", () => {
    const job = modelJob([
      modelTask("a", { condition: "false" }),
      modelTask("reader", { dependsOn: edges("a"), reads: ["a"] }),
      modelTask("after", { dependsOn: edges("reader") }),
    ]);
    expect(states(job)).toMatchObject({
      reader: "skipped(upstream_skipped)",
      after: "completed",
    });
  });

  it("takes along the whole chain behind a task with on_skip: cascade", () => {
    const job = modelJob([
      modelTask("a", { condition: "false", onSkip: "cascade" }),
      modelTask("b", { dependsOn: edges("a") }),
      modelTask("c", { dependsOn: edges("b") }),
    ]);
    expect(states(job)).toMatchObject({
      b: "skipped(upstream_skipped)",
      c: "skipped(upstream_skipped)",
    });
  });

  it("lets a failure win over a skip, in whatever order they stand", () => {
    for (const names of [
      ["failed", "skipped"],
      ["skipped", "failed"],
    ]) {
      const job = modelJob([
        modelTask("failed", { results: FAILS }),
        modelTask("skipped", { condition: "false", onSkip: "cascade" }),
        modelTask("after", { dependsOn: edges(...names) }),
      ]);
      expect(states(job)).toMatchObject({ after: "skipped(upstream_failed)" });
    }
  });

  it("fails a task whose `if` has an error: that is not false", () => {
    const job = modelJob([
      modelTask("a", { condition: "error", retryMax: 3 }),
      modelTask("b", { dependsOn: edges("a") }),
    ]);
    expect(states(job)).toEqual({ a: "failed", b: "skipped(upstream_failed)" });
    expect(interpret(job).result).toBe("failed");
  });
});

describe("the model of for_each", () => {
  it("completes with an empty list when there are no items", () => {
    const job = modelJob([
      modelTask("each", { forEach: over([]) }),
      modelTask("reader", { dependsOn: edges("each"), reads: ["each"] }),
    ]);
    expect(states(job)).toEqual({ each: "completed", reader: "completed" });
    expect(outputs(job)["each"]).toEqual([]);
  });

  it("leaves holes where items were skipped, or failed and were tolerated", () => {
    const list = [...items("a", "b", "c"), { key: "d", included: false }];
    const job = modelJob([
      modelTask("each", {
        forEach: over(list, { tolerate: { count: 1 } }),
        results: each("completed", "failed", "exit_skip", "completed"),
      }),
    ]);
    expect(states(job)).toEqual({
      "each[a]": "completed",
      "each[b]": "failed",
      "each[c]": "skipped(exit_code)",
      "each[d]": "skipped(condition)",
      each: "completed",
    });
    expect(outputs(job)["each"]).toEqual(["each[a]", null, null, null]);
    expect(interpret(job)).toMatchObject({ result: "completed", warnings: true });
  });

  it.each([
    [{ count: 1 }, "completed"],
    [{ count: 0 }, "failed"],
    [{ percent: 50 }, "completed"],
    [{ percent: 49 }, "failed"],
  ])("with one failing item of two under tolerate %j is %s", (tolerate, state) => {
    const job = modelJob([
      modelTask("each", {
        forEach: over(items("a", "b"), { tolerate }),
        results: each("failed", "completed"),
      }),
    ]);
    expect(states(job)).toMatchObject({ "each[b]": "completed", each: state });
    expect(interpret(job).result).toBe(state);
  });

  it("gives every combination of a matrix its own task run and output", () => {
    const job = modelJob([
      modelTask("grid", { forEach: over(items("0", "1", "2", "3"), { form: "matrix" }) }),
    ]);
    expect(outputs(job)["grid"]).toEqual(["grid[0]", "grid[1]", "grid[2]", "grid[3]"]);
  });

  it("re-tries each item for itself", () => {
    const job = modelJob([
      modelTask("each", {
        forEach: over(items("a", "b", "c")),
        retryMax: 2,
        results: [["completed"], ["failed", "timed_out", "completed"], ["failed"]],
      }),
    ]);
    const attempts = [...interpret(job).ends.values()].map((end) => [end.path, end.attempts]);
    expect(Object.fromEntries(attempts)).toMatchObject({
      "each[a]": 1,
      "each[b]": 3,
      "each[c]": 3,
    });
    expect(states(job)).toMatchObject({ "each[b]": "completed", "each[c]": "failed" });
  });

  it("runs a group per item, with names of its own and failures that stay inside", () => {
    const inner = [
      modelTask("each", { results: each("completed", "failed") }),
      modelTask("check", { dependsOn: edges("each") }),
    ];
    const job = modelJob([
      modelTask("each", {
        forEach: over(items("a", "b"), { tolerate: { count: 1 } }),
        group: inner,
      }),
    ]);
    expect(states(job)).toEqual({
      "each[a]/each": "completed",
      "each[a]/check": "completed",
      "each[a]": "completed",
      "each[b]/each": "failed",
      "each[b]/check": "skipped(upstream_failed)",
      "each[b]": "failed",
      each: "completed",
    });
    expect(interpret(job).result).toBe("completed");
  });
});

describe("the model of loops and groups", () => {
  it("ends a while loop as failed when an iteration fails", () => {
    const job = modelJob([
      modelTask("repeat", {
        loop: { kind: "while", enough: 3, maxIterations: 3, onLimit: "continue" },
        results: each("completed", "failed", "completed"),
      }),
    ]);
    expect(states(job)).toEqual({
      "repeat#0": "completed",
      "repeat#1": "failed",
      repeat: "failed",
    });
  });

  it.each([
    ["while", 0, "fail", 0, "completed"],
    ["until", 1, "fail", 1, "completed"],
    ["until", 2, "fail", 2, "completed"],
    ["while", 2, "fail", 2, "completed"],
    ["until", 3, "fail", 2, "failed"],
    ["while", 3, "continue", 2, "completed"],
  ] as const)(
    "%s that is enough after %i, at most 2 and on_limit: %s: %i iterations, %s",
    (kind, enough, onLimit, iterations, state) => {
      const job = modelJob([
        modelTask("repeat", { loop: { kind, enough, maxIterations: 2, onLimit } }),
      ]);
      const paths = ["repeat#0", "repeat#1"].slice(0, iterations);
      expect(states(job)).toEqual({
        ...Object.fromEntries(paths.map((path) => [path, "completed"])),
        repeat: state,
      });
      expect(outputs(job)["repeat"]).toBe(state === "failed" ? null : (paths.at(-1) ?? ""));
    },
  );

  it("counts a failure inside a group only through the group", () => {
    const inner = [modelTask("inner", { results: FAILS })];
    const failing = modelJob([modelTask("group", { group: inner })]);
    const allowed = modelJob([modelTask("group", { group: inner, allowFailure: true })]);
    expect(interpret(failing).result).toBe("failed");
    expect(states(allowed)).toEqual({ "group/inner": "failed", group: "failed" });
    expect(interpret(allowed)).toMatchObject({ result: "completed", warnings: true });
  });

  it("completes a group of which everything was skipped", () => {
    const job = modelJob([modelTask("group", { group: [modelTask("inner", { enabled: false })] })]);
    expect(states(job)).toEqual({ "group/inner": "skipped(disabled)", group: "completed" });
  });
});
