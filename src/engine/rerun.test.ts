import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan } from "../definition/compile-plan.ts";
import { parseJobDocument } from "../definition/parse-job.ts";
import type { Plan } from "../definition/plan.ts";
import {
  planRerun,
  type EndedRun,
  type EndedScope,
  type EndedTask,
  type RerunPlan,
  type RerunStart,
} from "./rerun.ts";
import { planReuse } from "./reuse.ts";
import { edgeValue } from "./states.ts";

function planOf(tasks: object[], extra: object = {}): Plan {
  const document = { stratal: 1, name: "job", ...extra, tasks: tasks.map(asEcho) };
  return compilePlan(parseJobDocument(JSON.stringify(document), "json").definition);
}

function asEcho(task: object): object {
  return "tasks" in task ? task : { uses: "echo", parameters: { message: "x" }, ...task };
}

function ended(seq: number, given: Partial<EndedTask> = {}): EndedTask {
  return {
    seq,
    node: seq,
    scope: 0,
    layer: 0,
    status: "completed",
    skipReason: null,
    childScope: null,
    finishedAtMs: 0,
    ...given,
  };
}

function planned(
  plan: Plan,
  tasks: EndedTask[],
  scopes: EndedScope[] = [],
  start: RerunStart = { mode: "failed" },
  undone: number[] = [],
): RerunPlan | null {
  const run: EndedRun = { plan, status: "failed", tasks, scopes, undone: new Set(undone) };
  return planRerun(run, start);
}

/** Short form: `seq status open/good/neutral/bad`. */
function shown(plan: RerunPlan | null): string[] {
  return (plan?.tasks ?? [])
    .map(
      (task) =>
        `${task.seq} ${task.status}${task.keepsScope ? " again" : ""} ${task.openDeps}/${task.goodDeps}/${task.neutralDeps}/${task.badDeps}`,
    )
    .sort();
}

describe("a graph", () => {
  const diamond = planOf([
    { name: "top" },
    { name: "left", depends_on: ["top"] },
    { name: "right", depends_on: ["top"] },
    { name: "join", depends_on: ["left", "right"] },
  ]);
  const failed: EndedTask[] = [
    ended(0),
    ended(1),
    ended(2, { status: "failed" }),
    ended(3, { status: "skipped", skipReason: "upstream_failed" }),
  ];

  it("runs what is bad and what depends on it, counted anew", () => {
    expect(shown(planned(diamond, failed))).toEqual(["2 queued 0/1/0/0", "3 pending 1/1/0/0"]);
  });

  it("runs a completed task again if it depends on something that does", () => {
    const reacting = failed.with(3, ended(3));
    expect(shown(planned(diamond, reacting))).toContain("3 pending 1/1/0/0");
  });

  it("runs everything in mode all", () => {
    expect(shown(planned(diamond, failed, [], { mode: "all" }))).toEqual([
      "0 queued 0/0/0/0",
      "1 pending 1/0/0/0",
      "2 pending 1/0/0/0",
      "3 pending 2/0/0/0",
    ]);
  });

  it("runs a named task and what depends on it, and keeps other failures", () => {
    const next = planned(diamond, failed, [], { mode: "task", seqs: [1] });
    expect(shown(next)).toEqual(["1 queued 0/1/0/0", "3 pending 1/0/0/1"]);
    expect(next?.run).toMatchObject({ openTasks: 2, badTasks: 1, totalTasks: 4 });
  });

  it("runs what a rollback has undone, and what depends on it", () => {
    expect(shown(planned(diamond, failed, [], { mode: "failed" }, [1]))).toEqual([
      "1 queued 0/1/0/0",
      "2 queued 0/1/0/0",
      "3 pending 2/0/0/0",
    ]);
  });

  it("has nothing to run if all is completed", () => {
    expect(
      planned(
        diamond,
        [0, 1, 2, 3].map((seq) => ended(seq)),
      ),
    ).toBeNull();
  });

  it("decides again what ended before the task that it depends on was overridden", () => {
    const overridden = [ended(0), ended(1), ended(2, { finishedAtMs: 5 }), ended(3)];
    expect(shown(planned(diamond, overridden))).toEqual(["3 queued 0/2/0/0"]);
  });
});

describe("re-run from failed inside a for_each", () => {
  const plan = planOf([
    { name: "each", for_each: { in: [0, 1, 2, 3, 4, 5], max_parallel: 2 } },
    { name: "after", depends_on: ["each"] },
  ]);
  const items = [true, false, true, false, false, false].map((ok, index) =>
    ended(2 + index, { node: 0, scope: 2, layer: 1, status: ok ? "completed" : "failed" }),
  );
  const tasks = [
    ended(0, { status: "failed", childScope: 2 }),
    ended(1, { status: "skipped", skipReason: "upstream_failed" }),
    ...items,
  ];
  const scopes = [{ id: 2, parentSeq: 0, bad: 4 }];

  it("runs the failed items only, no more at a time than allowed, and then joins them", () => {
    const next = planned(plan, tasks, scopes);
    expect(shown(next)).toEqual([
      "0 waiting again 0/0/0/0",
      "1 pending 1/0/0/0",
      "3 queued 0/0/0/0",
      "5 queued 0/0/0/0",
      "6 pending 1/0/0/0",
      "7 pending 1/0/0/0",
    ]);
    const letsGo = next!.tasks.flatMap((task) => task.letsGo.map((seq) => [task.seq, seq]));
    expect(letsGo).toEqual([
      [3, 6],
      [5, 7],
    ]);
    expect(next!.scopes).toEqual([{ id: 2, open: 4, bad: 0 }]);
    expect(next!.discarded).toEqual([]);
    expect(next!.run).toEqual({ openTasks: 6, totalTasks: 8, badTasks: 0, allowedFailures: 0 });
  });

  it("runs one item if it is named, and keeps the failures of the others", () => {
    const next = planned(plan, tasks, scopes, { mode: "task", seqs: [3] });
    expect(shown(next)).toEqual([
      "0 waiting again 0/0/0/0",
      "1 pending 1/0/0/0",
      "3 queued 0/0/0/0",
    ]);
    expect(next!.scopes).toEqual([{ id: 2, open: 1, bad: 3 }]);
  });

  it("runs several items if they are named, completed ones among them, no more at a time than allowed", () => {
    const next = planned(plan, tasks, scopes, { mode: "task", seqs: [2, 3, 7] });
    expect(shown(next)).toEqual([
      "0 waiting again 0/0/0/0",
      "1 pending 1/0/0/0",
      "2 queued 0/0/0/0",
      "3 queued 0/0/0/0",
      "7 pending 1/0/0/0",
    ]);
    expect(next!.scopes).toEqual([{ id: 2, open: 3, bad: 2 }]);
  });

  it("runs the for_each as a whole if it is named beside one of its items", () => {
    const next = planned(plan, tasks, scopes, { mode: "task", seqs: [3, 0] });
    expect(shown(next)).toEqual(["0 queued 0/0/0/0", "1 pending 1/0/0/0"]);
    expect(next!.discarded).toEqual([2]);
  });

  it("forgets the items if the for_each runs again as a whole", () => {
    const next = planned(plan, tasks, scopes, { mode: "task", seqs: [0] });
    expect(shown(next)).toEqual(["0 queued 0/0/0/0", "1 pending 1/0/0/0"]);
    expect(next).toMatchObject({ discarded: [2], run: { totalTasks: 2 } });
  });

  it("joins the items again without running any if the failed ones were overridden", () => {
    const overridden = tasks.map((task) =>
      task.layer === 1 ? { ...task, status: "completed" as const, finishedAtMs: 9 } : task,
    );
    const next = planned(plan, overridden, [{ ...scopes[0]!, bad: 0 }]);
    expect(shown(next)).toEqual(["0 queued again 0/0/0/0", "1 pending 1/0/0/0"]);
    expect(next!.scopes).toEqual([{ id: 2, open: 0, bad: 0 }]);
  });

  it("runs a failed for_each without failed items as a whole", () => {
    const good = tasks.map((task) =>
      task.layer === 1 ? { ...task, status: "completed" as const } : task,
    );
    expect(planned(plan, good, scopes)).toMatchObject({ discarded: [2] });
  });
});

describe("a run with a controller", () => {
  const plan = planOf([{ name: "a" }], {
    finally: [{ name: "clean", uses: "echo", parameters: { message: "x" } }],
  });
  const tasks = [
    ended(0),
    ended(1, { node: -1, scope: -1, childScope: 2, status: "failed" }),
    ended(2, { node: 1, scope: 2, status: "failed" }),
  ];
  const scopes = [
    { id: 0, parentSeq: 1, bad: 0 },
    { id: 2, parentSeq: 1, bad: 1 },
  ];

  it("forgets its handlers and waits for the main tasks", () => {
    const next = planned(plan, tasks.with(0, ended(0, { status: "failed" })), scopes);
    expect(shown(next)).toEqual(["0 queued 0/0/0/0", "1 waiting 0/0/0/0"]);
    expect(next).toMatchObject({ discarded: [2], scopes: [{ id: 0, open: 1, bad: 0 }] });
  });

  it("decides at once what follows if no main task runs", () => {
    expect(shown(planned(plan, tasks, scopes))).toEqual(["1 queued 0/0/0/0"]);
  });

  it("does not start from a handler", () => {
    expect(planned(plan, tasks, scopes, { mode: "task", seqs: [2] })).toBeNull();
  });
});

describe("a new run that repeats one", () => {
  it("takes over what completed and depends on nothing that runs", () => {
    const old = planOf([
      { name: "kept" },
      { name: "renamed" },
      { name: "bad", depends_on: ["kept"] },
      { name: "beside", depends_on: ["kept"] },
    ]);
    const next = planOf([
      { name: "beside", depends_on: ["kept"] },
      { name: "new" },
      { name: "kept" },
      { name: "bad", depends_on: ["kept", "new"] },
    ]);
    const run: EndedRun = {
      plan: old,
      status: "failed",
      undone: new Set(),
      scopes: [],
      tasks: [ended(0), ended(1), ended(2, { status: "failed" }), ended(3)],
    };
    const reuse = planReuse(run, { mode: "failed" }, next);
    expect(reuse?.reused).toEqual([
      { seq: 0, source: 3 },
      { seq: 2, source: 0 },
    ]);
    expect(shown(reuse!.next)).toEqual(["1 queued 0/0/0/0", "3 pending 1/1/0/0"]);
  });
});

/** For each task, which of the earlier ones it depends on, and whether it fails. */
const graphs = fc
  .array(fc.record({ seed: fc.array(fc.nat(), { maxLength: 3 }), fails: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) =>
    rows.map(({ seed, fails }, index) => ({
      fails,
      dependencies: index === 0 ? [] : [...new Set(seed.map((each) => each % index))],
    })),
  );

describe("any graph with failures", () => {
  it("ends completed when all succeeds then, without running what was kept", () => {
    fc.assert(
      fc.property(graphs, (rows) => {
        const plan = planOf(
          rows.map(({ dependencies }, index) => ({
            name: `t${index}`,
            depends_on: dependencies.map((each) => `t${each}`),
          })),
        );
        const tasks: EndedTask[] = [];
        rows.forEach(({ dependencies, fails }, seq) => {
          const isStopped = dependencies.some((each) => tasks[each]!.status !== "completed");
          if (isStopped)
            tasks.push(ended(seq, { status: "skipped", skipReason: "upstream_failed" }));
          else tasks.push(ended(seq, { status: fails ? "failed" : "completed" }));
        });
        const next = planned(plan, tasks);
        const again = new Map((next?.tasks ?? []).map((task) => [task.seq, task]));
        // Kept ones are exactly those that completed: nothing that completed depends on a failure here.
        expect([...again.keys()].sort()).toEqual(
          tasks
            .filter((task) => task.status !== "completed")
            .map(({ seq }) => seq)
            .sort(),
        );
        const order = execute(plan, again);
        expect(order).toHaveLength(again.size);
        for (const { dependencies } of plan.nodes)
          for (const dependency of dependencies)
            if (!again.has(dependency))
              expect(edgeValue(tasks[dependency]!.status, null, false)).toBe("good");
      }),
    );
  });
});

/** Runs the queued task runs and what they let go, as the counters say; answers what ran. */
function execute(plan: Plan, resets: ReadonlyMap<number, { status: string; openDeps: number }>) {
  const openDeps = new Map([...resets].map(([seq, { openDeps: open }]) => [seq, open]));
  const queue = [...resets].filter(([, { status }]) => status === "queued").map(([seq]) => seq);
  const ran: number[] = [];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    ran.push(next);
    plan.nodes.forEach(({ dependencies }, node) => {
      if (!dependencies.includes(next!)) return;
      const left = openDeps.get(node)! - 1;
      openDeps.set(node, left);
      if (left === 0) queue.push(node);
    });
  }
  return ran;
}
