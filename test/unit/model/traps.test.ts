/** The places where workflow systems go wrong, by hand: each case says what the contract (workflow-language.md §5) makes of it. */
import { describe, expect, it } from "vitest";
import { interpret, shownState, type Circumstances } from "../../model/interpret.ts";
import {
  modelJob,
  modelTask,
  type AttemptResult,
  type ModelEdge,
  type ModelForEach,
  type ModelItem,
  type ModelJob,
  type ModelTask,
} from "../../model/model-job.ts";
import { decidedAgain } from "../../model/rerun.ts";
import { isUndoneBefore } from "../../model/undo-order.ts";

const FAILS: ModelTask["results"] = [["failed"]];

function edges(...names: string[]): ModelEdge[] {
  return names.map((task) => ({ task, status: null }));
}

function items(...keys: string[]): ModelItem[] {
  return keys.map((key) => ({ key, included: true }));
}

function over(list: ModelItem[], settings: Partial<ModelForEach> = {}): ModelForEach {
  return { items: list, form: "list", tolerate: { count: 0 }, ...settings };
}

/** One result for each item or iteration. */
function each(...results: AttemptResult[]): AttemptResult[][] {
  return results.map((result) => [result]);
}

function states(job: ModelJob, circumstances?: Circumstances): Record<string, string> {
  const { ends } = interpret(job, circumstances);
  return Object.fromEntries([...ends].map(([path, end]) => [path, shownState(end)]));
}

function outputs(job: ModelJob): Record<string, unknown> {
  return Object.fromEntries([...interpret(job).ends].map(([path, end]) => [path, end.output]));
}

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
      expect(outputs(job)["repeat"]).toBe(state === "failed" ? null : (paths.at(-1) ?? null));
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

describe("the model of the end of a run", () => {
  const handlers = {
    onSuccess: [modelTask("praise")],
    onFailure: [modelTask("dump"), modelTask("page", { dependsOn: edges("dump") })],
    onCancel: [modelTask("excuse")],
    finally: [modelTask("cleanup")],
  };

  it("calls the handlers of the result, and finally at last", () => {
    const good = modelJob([modelTask("a")], handlers);
    const bad = modelJob([modelTask("a", { results: FAILS })], handlers);
    expect(Object.keys(states(good))).toEqual(["a", "on_success:praise", "finally:cleanup"]);
    expect(Object.keys(states(bad))).toEqual([
      "a",
      "on_failure:dump",
      "on_failure:page",
      "finally:cleanup",
    ]);
  });

  it("runs finally after a cancel, and after a timeout as after a failure", () => {
    const job = modelJob([modelTask("a"), modelTask("b", { dependsOn: edges("a") })], handlers);
    const cancelled: Circumstances = {
      cause: "cancelled",
      observe: (local) =>
        local.place.list === "tasks" ? { ...local, status: "cancelled", reason: null } : local,
    };
    expect(states(job, cancelled)).toEqual({
      a: "cancelled",
      b: "cancelled",
      "on_cancel:excuse": "completed",
      "finally:cleanup": "completed",
    });
    expect(interpret(job, cancelled).result).toBe("cancelled");
    expect(states(job, { cause: "timed_out" })).toMatchObject({
      "on_failure:page": "completed",
      "finally:cleanup": "completed",
    });
  });

  it("fails a run whose finally or on_success fails, unless it may; never for on_failure", () => {
    const failing = [modelTask("late", { results: FAILS })];
    const allowed = [modelTask("late", { results: FAILS, allowFailure: true })];
    const job = (settings: Partial<ModelJob>): ModelJob => modelJob([modelTask("a")], settings);
    expect(interpret(job({ finally: failing })).result).toBe("failed");
    expect(interpret(job({ onSuccess: failing })).result).toBe("failed");
    expect(interpret(job({ onFailure: failing })).result).toBe("completed");
    expect(interpret(job({ finally: allowed }))).toMatchObject({
      result: "completed",
      warnings: true,
    });
  });

  it("keeps the result of a cancelled run when finally fails", () => {
    const job = modelJob([modelTask("a")], { finally: [modelTask("late", { results: FAILS })] });
    expect(interpret(job, { cause: "cancelled" }).result).toBe("cancelled");
  });
});

describe("the model of rollback", () => {
  const undo = { onPartial: false, results: ["completed"] as AttemptResult[] };

  function diamond(settings: Partial<ModelTask> = {}): ModelJob {
    return modelJob([
      modelTask("top", { rollback: undo }),
      modelTask("left", { rollback: undo, dependsOn: edges("top") }),
      // Without a compensation of its own it still orders those of its neighbours.
      modelTask("right", { dependsOn: edges("top") }),
      modelTask("bottom", { rollback: undo, dependsOn: edges("left", "right") }),
      modelTask("last", { dependsOn: edges("bottom"), results: FAILS, ...settings }),
    ]);
  }

  it("undoes a diamond from the bottom up", () => {
    const job = diamond();
    const { ends, rollback } = interpret(job);
    const undone = [...ends.values()].filter((end) => end.place.list === "undo");
    expect(undone.map((end) => end.path)).toEqual(["undo:bottom", "undo:left", "undo:top"]);
    expect(rollback).toEqual(["completed"]);
    const place = (path: string) => ends.get(path)!.place;
    expect(isUndoneBefore(job, place("undo:bottom"), place("undo:left"))).toBe(true);
    expect(isUndoneBefore(job, place("undo:bottom"), place("undo:top"))).toBe(true);
    expect(isUndoneBefore(job, place("undo:top"), place("undo:bottom"))).toBe(false);
  });

  it("undoes nothing in a run that completed, or whose end is none of rollback_on", () => {
    const completed = interpret(diamond({ results: [["completed"]] }));
    const failed = interpret({ ...diamond(), rollbackOn: ["timed_out"] });
    for (const { rollback, ends } of [completed, failed]) {
      expect(rollback).toEqual(["none"]);
      expect([...ends.keys()].filter((path) => path.startsWith("undo:"))).toEqual([]);
    }
  });

  it("undoes what failed only with on_partial", () => {
    const undoneWith = (onPartial: boolean): string[] =>
      [...interpret(diamond({ rollback: { ...undo, onPartial } })).ends.keys()].filter((path) =>
        path.startsWith("undo:last"),
      );
    expect(undoneWith(true)).toEqual(["undo:last"]);
    expect(undoneWith(false)).toEqual([]);
  });

  it("goes on after a compensation that fails each of its four attempts", () => {
    const job = diamond();
    job.tasks[1]!.rollback = { onPartial: false, results: ["failed"] };
    const { ends, rollback } = interpret(job);
    expect(rollback).toEqual(["partial"]);
    expect(ends.get("undo:left")).toMatchObject({ status: "failed", attempts: 4 });
    expect(ends.get("undo:top")).toMatchObject({ status: "completed" });
  });

  it("undoes the items that completed, the last one first, and the insides of groups", () => {
    const job = modelJob([
      modelTask("each", {
        forEach: over(items("a", "b", "c")),
        results: each("completed", "failed", "completed"),
        rollback: undo,
      }),
      modelTask("group", { group: [modelTask("inner", { rollback: undo })] }),
      modelTask("after", { dependsOn: edges("group"), rollback: undo }),
    ]);
    const { ends } = interpret(job);
    const undone = [...ends.values()].filter((end) => end.place.list === "undo");
    expect(undone.map((end) => end.path)).toEqual([
      "undo:after",
      "undo:group/inner",
      "undo:each[c]",
      "undo:each[a]",
    ]);
    const place = (path: string) => ends.get(path)!.place;
    expect(isUndoneBefore(job, place("undo:each[c]"), place("undo:each[a]"))).toBe(true);
    expect(isUndoneBefore(job, place("undo:after"), place("undo:group/inner"))).toBe(true);
    expect(isUndoneBefore(job, place("undo:after"), place("undo:each[a]"))).toBe(false);
  });
});

describe("the model of a re-run from failed", () => {
  it("runs again the failed items of a for_each, not those that completed", () => {
    const job = modelJob([
      modelTask("before"),
      modelTask("each", {
        dependsOn: edges("before"),
        forEach: over(items("a", "b", "c")),
        results: each("completed", "failed", "timed_out"),
      }),
      modelTask("after", { dependsOn: edges("each") }),
      modelTask("beside", { dependsOn: edges("before") }),
    ]);
    expect(decidedAgain(interpret(job))).toEqual(["each[b]", "each[c]", "each", "after"]);
  });

  it("keeps the failed items that were tolerated", () => {
    const job = modelJob([
      modelTask("each", {
        forEach: over(items("a", "b"), { tolerate: { count: 1 } }),
        results: each("failed", "completed"),
      }),
      modelTask("last", { results: FAILS }),
    ]);
    expect(decidedAgain(interpret(job))).toEqual(["last"]);
  });

  it("goes into the groups of items that failed", () => {
    const inner = [
      modelTask("build"),
      modelTask("check", { dependsOn: edges("build"), results: each("completed", "failed") }),
    ];
    const job = modelJob([modelTask("each", { forEach: over(items("a", "b")), group: inner })]);
    expect(decidedAgain(interpret(job))).toEqual(["each[b]/check", "each[b]", "each"]);
  });
});
