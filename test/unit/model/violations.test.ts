/** The comparison of a run with the model: it lets every history pass that the language allows, and no other one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { modelJob, modelTask, type ModelJob } from "../../model/model-job.ts";
import type { Observed, ObservedTask } from "../../model/observed.ts";
import { anyJobs } from "../../model/random-jobs.ts";
import { simulate } from "../../model/simulate.ts";
import { violations } from "../../model/violations.ts";

const JOBS = { numRuns: 500 };
const FAILS = { results: [["failed" as const]] };

/** A history with one task run changed. */
function changed(observed: Observed, path: string, change: Partial<ObservedTask>): Observed {
  const task = observed.tasks.get(path)!;
  return { ...observed, tasks: new Map(observed.tasks).set(path, { ...task, ...change }) };
}

describe("violations", () => {
  it("finds none in a run that follows the model, under every failure policy", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        expect(violations(job, simulate(job))).toEqual([]);
      }),
      JOBS,
    );
  });

  it("finds any single end that is another one", () => {
    fc.assert(
      fc.property(anyJobs, fc.nat(), (drafted, pick) => {
        const job: ModelJob = { ...drafted, failurePolicy: "continue" };
        const observed = simulate(job);
        const paths = [...observed.tasks.keys()];
        const path = paths[pick % paths.length]!;
        const isCompleted = observed.tasks.get(path)!.status === "completed";
        const other = { status: isCompleted ? "failed" : "completed", skipReason: null };
        expect(violations(job, changed(observed, path, other)).join()).toContain(path);
      }),
      JOBS,
    );
  });

  it("finds any task run that is missing, and any that nothing makes run", () => {
    fc.assert(
      fc.property(anyJobs, fc.nat(), (drafted, pick) => {
        const job: ModelJob = { ...drafted, failurePolicy: "continue" };
        const observed = simulate(job);
        const paths = [...observed.tasks.keys()];
        const path = paths[pick % paths.length]!;
        const task = observed.tasks.get(path)!;
        const tasks = new Map(observed.tasks).set("stranger", task);
        tasks.delete(path);
        const found = violations(job, { ...observed, tasks }).join();
        expect(found).toContain(`${path} is missing`);
        expect(found).toContain("stranger is there");
      }),
      JOBS,
    );
  });

  it("finds a wrong result, warnings, rollback, number of attempts and output", () => {
    const job = modelJob([
      modelTask("a", { retryMax: 1, results: [["failed", "completed"]] }),
      modelTask("b", { ...FAILS, allowFailure: true }),
    ]);
    const observed = simulate(job);
    expect(violations(job, { ...observed, runStatus: "failed" })).toEqual([
      "the run ended failed, not completed",
    ]);
    expect(violations(job, { ...observed, warnings: false })).toEqual([
      "the run ended without warnings",
    ]);
    expect(violations(job, { ...observed, rollback: "completed" })).toEqual([
      "rollback is completed, not none",
    ]);
    expect(violations(job, changed(observed, "a", { attempts: 1 }))).toEqual([
      "a had 1 attempts, not 2",
    ]);
    expect(violations(job, changed(observed, "a", { output: "b" }))).toEqual([
      'a has the output "b", not "a"',
    ]);
  });
});

describe("violations of order", () => {
  const undo = { onPartial: false, results: ["completed" as const] };
  const edge = { task: "a", status: null };
  const job = modelJob(
    [
      modelTask("a", { rollback: undo }),
      modelTask("b", { dependsOn: [edge], rollback: undo }),
      modelTask("repeat", {
        loop: { kind: "until", enough: 2, maxIterations: 2, onLimit: "fail" },
      }),
      modelTask("group", { group: [modelTask("inner")] }),
      modelTask("bad", FAILS),
    ],
    { onFailure: [modelTask("dump")], finally: [modelTask("cleanup")] },
  );
  const observed = simulate(job);

  /** Two task runs with each other's moments. */
  function swapped(one: string, other: string): Observed {
    const moments = ({ startedOrder, endedOrder }: ObservedTask) => ({ startedOrder, endedOrder });
    const [first, second] = [one, other].map((path) => moments(observed.tasks.get(path)!));
    return changed(changed(observed, one, second!), other, first!);
  }

  it.each([
    ["a", "b", "b started before a ended: it waits for it"],
    ["repeat#0", "repeat#1", "repeat#1 started before repeat#0 ended: it waits for it"],
    ["group/inner", "bad", "group ended before group/inner, which is inside it"],
    ["undo:a", "undo:b", "undo:a started before undo:b ended: a run is undone backwards"],
    ["bad", "undo:b", "undo:b started before bad ended: its phase comes later"],
    [
      "on_failure:dump",
      "finally:cleanup",
      "finally:cleanup started before on_failure:dump ended: its phase comes later",
    ],
  ])("tell of %s and %s the wrong way round", (one, other, sentence) => {
    expect(violations(job, observed)).toEqual([]);
    expect(violations(job, swapped(one, other))).toContain(sentence);
  });
});

describe("violations of max_parallel", () => {
  it("tell of more items at a time than there may be", () => {
    const items = ["a", "b"].map((key) => ({ key, included: true }));
    const forEach = { items, form: "list" as const, tolerate: { count: 0 }, maxParallel: 1 };
    const job = modelJob([modelTask("each", { forEach })]);
    const observed = simulate(job);
    const { endedOrder } = observed.tasks.get("each[a]")!;
    const early = changed(observed, "each[b]", { startedOrder: endedOrder - 1 });
    expect(violations(job, observed)).toEqual([]);
    expect(violations(job, early)).toEqual(["each had more than 1 items open at a time"]);
  });
});

describe("violations of a run that a user cancels", () => {
  it("let what had not ended be cancelled, and ask for the handlers of a cancel", () => {
    const job = modelJob([modelTask("a"), modelTask("b")], { onCancel: [modelTask("tell")] });
    const observed = simulate(job, "cancelled");
    const { endedOrder } = observed.tasks.get("a")!;
    const cancelled = {
      ...changed(observed, "b", { status: "cancelled", startedOrder: null }),
      cancelledOrder: endedOrder + 1,
    };
    expect(violations(job, cancelled)).toEqual([]);
    expect(violations(job, { ...cancelled, cancelledOrder: null })).toContain(
      "the run ended cancelled, not failed",
    );
    expect(violations(job, changed(cancelled, "a", { status: "cancelled" }))).toEqual([
      "a ended cancelled, not completed",
    ]);
  });
});

describe("violations of a run that its failure policy stops", () => {
  const tasks = [modelTask("bad", FAILS), modelTask("after"), modelTask("group", { group: [] })];
  const stop = modelJob(tasks, { failurePolicy: "stop" });
  const cancel = modelJob(tasks, { failurePolicy: "cancel" });

  it("let what had not started be skipped, what ran be cancelled under cancel only", () => {
    const observed = simulate(stop);
    expect(observed.tasks.get("after")).toMatchObject({ skipReason: "run_stopped" });
    expect(violations(stop, observed)).toEqual([]);
    const cancelled = changed(observed, "after", { status: "cancelled", skipReason: null });
    expect(violations(cancel, cancelled)).toEqual([]);
    expect(violations(stop, cancelled)).toEqual(["after ended cancelled, not completed"]);
  });

  it("let a task finish that ran when the run was stopped, but none start after that", () => {
    const observed = simulate(stop);
    const { endedOrder } = observed.tasks.get("bad")!;
    const ran = {
      status: "completed",
      skipReason: null,
      endedOrder: endedOrder + 10,
      output: "after",
    };
    const before = changed(observed, "after", { ...ran, startedOrder: endedOrder - 1 });
    const after = changed(observed, "after", { ...ran, startedOrder: endedOrder + 1 });
    expect(violations(stop, before)).toEqual([]);
    expect(violations(stop, after)).toEqual(["after started after the run was stopped"]);
  });

  it("find a stop without a failure of the run", () => {
    const calm = modelJob([modelTask("a"), modelTask("b")], { failurePolicy: "stop" });
    const stopped = changed(simulate(calm), "b", { status: "skipped", skipReason: "run_stopped" });
    expect(violations(calm, { ...stopped, runStatus: "failed" })).toEqual([
      "b ended skipped(run_stopped), not completed",
    ]);
  });
});
