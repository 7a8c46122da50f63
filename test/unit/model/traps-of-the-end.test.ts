/** The places where workflow systems go wrong when a run ends, is undone or runs again: what the contract (§5.4, §5.7) makes of each. */
import { describe, expect, it } from "vitest";
import { interpret, type Circumstances } from "../../model/interpret.ts";
import {
  modelJob,
  modelTask,
  type AttemptResult,
  type ModelJob,
  type ModelTask,
} from "../../model/model-job.ts";
import { decidedAgain } from "../../model/rerun.ts";
import { isUndoneBefore } from "../../model/undo-order.ts";
import { each, edges, FAILS, items, over, states } from "./short-forms.ts";

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

  it("undoes a group before what is inside it, and the iterations of a loop together", () => {
    const inner = modelTask("inner", { rollback: undo });
    const loop = { kind: "while", enough: 2, maxIterations: 2, onLimit: "fail" } as const;
    const job = modelJob([
      modelTask("group", { rollback: undo, group: [inner] }),
      modelTask("repeat", { rollback: undo, loop }),
      modelTask("last", { results: FAILS }),
    ]);
    const { ends } = interpret(job);
    const undone = [...ends.keys()].filter((path) => path.startsWith("undo:"));
    expect(undone).toEqual(["undo:repeat", "undo:group", "undo:group/inner"]);
    const [, group, inside] = undone.map((path) => ends.get(path)!.place);
    expect(isUndoneBefore(job, group!, inside!)).toBe(true);
    expect(isUndoneBefore(job, inside!, group!)).toBe(false);
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
