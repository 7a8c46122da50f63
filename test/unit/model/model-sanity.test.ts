/** What holds of the model's answer to every job, whatever the job is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interpret } from "../../model/interpret.ts";
import { describeJob } from "../../model/documents.ts";
import { modelJob, modelTask, type ModelTask } from "../../model/model-job.ts";
import { outcomesByPath } from "../../model/outcomes.ts";
import { anyJobs } from "../../model/random-jobs.ts";
import { decidedAgain } from "../../model/rerun.ts";
import { isBad, isFailure, isGood, isNeutral, type End } from "../../model/rules.ts";
import { isUndoneBefore } from "../../model/undo-order.ts";

const JOBS = { numRuns: 500 };

function isExecution({ task }: End): boolean {
  return task.forEach === null && task.loop === null && task.group === null;
}

describe("the model of any job", () => {
  it("ends every task run, with a reason if and only if it was skipped, as good, neutral or bad", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const { ends } = interpret(job);
        for (const task of job.tasks) expect(ends.has(task.name)).toBe(true);
        for (const end of ends.values()) {
          expect(end.status === "skipped").toBe(end.reason !== null);
          expect([isGood(end), isNeutral(end), isBad(end)].filter(Boolean)).toHaveLength(1);
        }
      }),
      JOBS,
    );
  });

  it("completes a run if and only if no main task, no late one and nothing that was not allowed failed", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const { ends, result, warnings } = interpret(job);
        const outermost = [...ends.values()].filter(({ place }) => place.steps.length === 1);
        const counted = outermost.filter(({ place }) =>
          ["tasks", "on_success", "finally"].includes(place.list),
        );
        expect(result).toBe(counted.some(isBad) ? "failed" : "completed");
        const failures = counted.filter(isFailure);
        if (result !== "completed") return;
        expect(failures.filter(({ task }) => !task.allowFailure)).toEqual([]);
        if (failures.length > 0) expect(warnings).toBe(true);
      }),
      JOBS,
    );
  });

  it("knows the results of everything that it executes", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const outcomes = outcomesByPath(job);
        for (const end of interpret(job).ends.values()) {
          if (!isExecution(end) || end.attempts === null) continue;
          expect(outcomes.has(end.path)).toBe(true);
          expect(end.attempts).toBeLessThanOrEqual(end.task.retryMax + 1);
        }
      }),
      JOBS,
    );
  });

  it("gives outputs to what completed only, and no output twice", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const { ends } = interpret(job);
        const outputs = [...ends.values()].filter(isExecution).map(({ output }) => output);
        const texts = outputs.filter((output) => output !== null);
        expect(new Set(texts).size).toBe(texts.length);
        for (const { status, output } of ends.values())
          if (status !== "completed") expect(output).toBeNull();
      }),
      JOBS,
    );
  });

  it("undoes in an order that has no circle", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const undone = [...interpret(job).ends.values()].filter(
          ({ place }) => place.list === "undo",
        );
        undone.forEach((later, at) => {
          for (const earlier of undone.slice(0, at))
            expect(isUndoneBefore(job, later.place, earlier.place)).toBe(false);
        });
      }),
      JOBS,
    );
  });

  it("decides again, in a re-run from failed, every failure of a run that failed, and nothing of one that completed", () => {
    fc.assert(
      fc.property(anyJobs, (job) => {
        const expected = interpret({ ...job, onSuccess: [], finally: [] });
        const again = decidedAgain(expected);
        for (const path of again) expect(expected.ends.get(path)!.status).not.toBe("completed");
        const bad = job.tasks.filter(({ name }) => isBad(expected.ends.get(name)!));
        expect(again).toEqual(expect.arrayContaining(bad.map(({ name }) => name)));
      }),
      JOBS,
    );
  });
});

/** Over all levels. */
function tasksBelow(tasks: readonly ModelTask[]): ModelTask[] {
  return tasks.flatMap((task) => [task, ...tasksBelow(task.group ?? [])]);
}

describe("the random jobs", () => {
  it("have every construct among a few hundred", () => {
    const jobs = fc.sample(anyJobs, { numRuns: 500, seed: 1 });
    const tasks = tasksBelow(jobs.flatMap((job) => job.tasks));
    const seen = (construct: (task: ModelTask) => boolean): boolean => tasks.some(construct);
    expect(seen((task) => task.group?.some((a) => a.group?.some((b) => b.group)) ?? false)).toBe(
      true,
    );
    expect(seen((task) => task.forEach !== null && task.group !== null)).toBe(true);
    expect(seen((task) => task.forEach !== null && task.loop !== null)).toBe(true);
    expect(seen((task) => task.forEach?.items.length === 0)).toBe(true);
    expect(seen((task) => task.forEach?.items.length === 4)).toBe(true);
    expect(seen((task) => task.loop?.kind === "while" && task.loop.enough === 0)).toBe(true);
    const results = new Set(jobs.map((job) => interpret(job).rollback.join()));
    expect([...results].sort()).toEqual([
      "completed",
      "none",
      "none,completed",
      "partial",
      "partial,failed",
    ]);
  });

  it.each([1, 2, 3, 4, 5])(
    "shrink to the few constructs that break a property (seed %i)",
    (seed) => {
      const noItemFails = fc.property(anyJobs, (job) =>
        [...interpret(job).ends.values()].every(
          ({ place, status }) => place.steps.at(-1)!.kind !== "item" || status !== "failed",
        ),
      );
      const [job] = fc.check(noItemFails, { seed, numRuns: 2_000 }).counterexample!;
      expect(job.tasks).toHaveLength(1);
      const each = tasksBelow(job.tasks).filter((task) => task.forEach !== null);
      expect(each).toHaveLength(1);
      expect(each[0]!.forEach!.items.length).toBeLessThanOrEqual(2);
      expect([job.onSuccess, job.onFailure, job.onCancel, job.finally].flat()).toEqual([]);
    },
  );

  it("are shown as their document, with the results of their executions", () => {
    const [job] = fc.sample(anyJobs, 1);
    expect(fc.stringify(job)).toBe(describeJob(job!));
    const forEach = {
      items: [{ key: "a", included: true }],
      form: "list" as const,
      tolerate: { count: 0 },
      maxParallel: 10,
    };
    const written = modelJob([modelTask("each", { forEach, results: [["failed", "completed"]] })]);
    expect(describeJob(written)).toBe(`
stratal: 1
name: model
tasks:
  - name: each
    for_each:
      in:
        - key: a
          included: true
      key: \${{ item.key }}
    uses: echo
    parameters:
      message: "-"
# each[a]: failed, completed
`);
  });
});
