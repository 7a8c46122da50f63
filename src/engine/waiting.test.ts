import { describe, expect, it } from "vitest";
import { compilePlan } from "../definition/compile-plan.ts";
import { parseJobDocument } from "../definition/parse-job.ts";
import { taskPath } from "./task-path.ts";
import { waitingAnswer } from "./waiting.ts";
import type { NamedTask, OpenTask, TaskGroup, WaitingFacts } from "./waiting/facts.ts";
import { spanText } from "./waiting/words.ts";

const now = new Date("2026-11-25T21:00:00Z");
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1_000);
const ahead = (seconds: number): Date => ago(-seconds);

const plan = compilePlan(
  parseJobDocument(
    `
stratal: 1
name: job
max_parallel: 3
tasks: [{name: work, run: "true", timeout: 10m, retry: {max: 4}, cancel_grace: 20s}]
`,
    "yaml",
  ).definition,
);

function openTask(fields: Partial<OpenTask>): OpenTask {
  return {
    seq: 0,
    node: 0,
    layer: 0,
    name: "work",
    path: "work",
    status: "queued",
    attempt: 1,
    failures: 0,
    queueReason: null,
    queue: "default",
    tags: [],
    slotKind: "process",
    waitsFor: null,
    createdAt: ago(100),
    queuedAt: ago(50),
    startedAt: ago(12),
    attemptEndedAt: null,
    errorMessage: null,
    progress: null,
    worker: null,
    timerAt: null,
    event: null,
    heldBy: null,
    itemsBefore: null,
    lock: null,
    childRun: null,
    queuePlace: null,
    ...fields,
  };
}

function facts(tasks: OpenTask[], fields: Partial<WaitingFacts> = {}): WaitingFacts {
  return {
    now,
    plan,
    offers: [{ queues: ["default"], tags: [] }],
    pausedQueues: new Map(),
    groups: tasks.map((task): TaskGroup => ({ ...task, count: 1 })),
    tasks,
    loads: [],
    ...fields,
    run: {
      id: "r",
      jobName: "job",
      status: "running",
      phase: "main",
      halted: null,
      createdAt: ago(200),
      startedAt: ago(190),
      pausedAt: null,
      cancelRequestedAt: null,
      lock: null,
      running: [],
      ...fields.run,
    },
  };
}

/** The only entry of the answer. */
function entryOf(task: Partial<OpenTask>, fields: Partial<WaitingFacts> = {}) {
  return waitingAnswer(facts([openTask(task)], fields)).tasks[0]!;
}

function runOf(fields: Partial<WaitingFacts["run"]>, tasks: OpenTask[] = []) {
  const { run } = facts([]);
  return waitingAnswer(facts(tasks, { run: { ...run, ...fields } })).run;
}

const named = (count: number): NamedTask[] =>
  Array.from({ length: count }, (_, seq) => ({
    seq,
    name: `t${seq}`,
    status: "queued",
    since: null,
  }));

describe("a task run that waits for others", () => {
  it("names the open dependencies with their states and how long they run", () => {
    const heldBy = {
      open: 2,
      total: 3,
      named: [
        { seq: 1, name: "extract", status: "running" as const, since: ago(12) },
        { seq: 2, name: "load", status: "queued" as const, since: ago(5) },
      ],
    };
    expect(entryOf({ status: "pending", heldBy })).toMatchObject({
      cause: "dependency",
      message: "waits for 2 of 3 dependencies: extract (running 12s), load (queued)",
      since: ago(100),
    });
  });

  it("names ten and counts the rest", () => {
    const heldBy = { open: 25, total: 30, named: named(10) };
    const { message } = entryOf({ status: "pending", heldBy });
    expect(message).toMatch(/t9 \(queued\) and 15 more$/);
    expect(message).not.toContain("t10");
  });

  it("says that it is about to go on when nothing is open any more", () => {
    const heldBy = { open: 0, total: 2, named: [] };
    expect(entryOf({ status: "pending", heldBy }).releases).toBe("It is about to be queued.");
    expect(entryOf({ status: "waiting", heldBy }).releases).toBe("It is about to go on.");
  });

  it("takes what waits and says nothing of itself for a parent", () => {
    const heldBy = { open: 1, total: 2, named: named(1) };
    expect(entryOf({ status: "waiting", heldBy })).toMatchObject({
      cause: "children",
      message: "waits for 1 of 2 task runs inside of it: t0 (queued)",
    });
  });
});

describe("a queued task run", () => {
  it.each([
    [{}, "queue"],
    [{ tags: ["gpu"] }, "no_worker"],
    [{ tags: ["gpu"], queueReason: "lock" }, "lock"],
    [{ queueReason: "max_parallel" }, "max_parallel"],
  ])("of %j has the cause %s", (fields, cause) => {
    expect(entryOf(fields).cause).toBe(cause);
  });

  it.each([{}, { queueReason: "lock" }, { tags: ["gpu"] }])(
    "of %j waits for nothing but the resumption of a paused run, since it began",
    (fields) => {
      const { run } = facts([]);
      const entry = entryOf(fields, { run: { ...run, status: "paused", pausedAt: ago(180) } });
      expect(entry).toMatchObject({
        cause: "paused",
        message: "waits because the run is paused (for 3m)",
        since: ago(50),
      });
    },
  );

  it("waits for the resumption of its queue, whether or not a worker would take it", () => {
    const pausedQueues = new Map([["gpus", ago(120)]]);
    const paused = { queue: "gpus", tags: ["gpu"] };
    expect(entryOf(paused, { pausedQueues })).toMatchObject({
      cause: "queue_paused",
      message: "waits because the queue gpus is paused (for 2m)",
      since: ago(50),
      releases: "Resume the queue: stratal queue resume gpus",
    });
    expect(entryOf({}, { pausedQueues }).cause).toBe("queue");
    expect(entryOf({ ...paused, queueReason: "lock" }, { pausedQueues }).cause).toBe("lock");
  });

  it.each(["pending", "scheduled"] as const)("waits for its run while that is %s", (status) => {
    const { run } = facts([]);
    expect(entryOf({ tags: ["gpu"] }, { run: { ...run, status } })).toMatchObject({
      cause: "admission",
      message: "waits until its run is admitted",
    });
  });

  it("counts the slots of those workers only that can take it", () => {
    const loads = [
      load(["default"], ["gpu"], 4, 3),
      load(["default"], [], 8, 8),
      load(["other"], ["gpu"], 2, 0),
    ];
    const offers = [{ queues: ["default"], tags: ["gpu"] }];
    expect(entryOf({ tags: ["gpu"], queuePlace: 12 }, { offers, loads })).toMatchObject({
      message: "is behind 12 others in the queue default; 3 of 4 process slots busy",
      details: { queue: { before: 12, slots: 4, busy: 3 } },
    });
  });

  it("says which setting is missing where no worker has a slot of the kind", () => {
    const entry = entryOf({}, { loads: [load(["default"], [], 0, 0)] });
    expect(entry.message).toBe("is in the queue default; 0 of 0 process slots busy");
    expect(entry.releases).toContain("STRATAL_WORKER_PROCESS_SLOTS");
  });

  it("tells the limit of the job", () => {
    expect(entryOf({ queueReason: "max_parallel" }).message).toBe(
      "waits for its turn: 3 task runs of the job run at once (max_parallel)",
    );
  });
});

describe("a task run that a worker had or has", () => {
  const worker = { id: "w", name: "box-1", leaseExpiresAt: ahead(10) };

  it("runs, with its worker, attempt and timeout", () => {
    expect(entryOf({ status: "running", worker, attempt: 2 })).toMatchObject({
      cause: "running",
      message: "runs on box-1 for 12s, attempt 2",
      releases: "It ends by itself; its timeout is 10m.",
    });
  });

  it("says that its worker is gone when the lease has ended", () => {
    const gone = { ...worker, leaseExpiresAt: ago(5) };
    expect(entryOf({ status: "running", worker: gone }).message).toBe(
      "was running on box-1, which is not heard of any more: its lease ended 5s ago",
    );
  });

  it("is being stopped in a run that was halted", () => {
    const { run } = facts([]);
    const halted = { ...run, halted: "cancel", cancelRequestedAt: ago(3) };
    expect(entryOf({ status: "running", worker }, { run: halted })).toMatchObject({
      cause: "stopping",
      message: "is being stopped on box-1 for 3s",
      releases: "Its processes are killed after 20s (cancel_grace).",
    });
  });

  it("counts down to its next attempt, and is due after that", () => {
    const retrying = { status: "retrying", failures: 1, errorMessage: "exit\ncode 1" } as const;
    expect(entryOf({ ...retrying, timerAt: ahead(25) }).message).toBe(
      "tries again in 25s (re-try 1 of 4); attempt 1 failed: exit code 1",
    );
    expect(entryOf({ ...retrying, timerAt: ago(1) }).message).toMatch(/^tries again at any moment/);
  });

  it("explains an approval of which nothing is known", () => {
    expect(entryOf({ status: "waiting", waitsFor: "approval" })).toMatchObject({
      cause: "approval",
      message: 'waits for approval: ""',
      releases: "A decision of anyone who may control runs.",
    });
  });

  it("tells the time that a wait was asked for, though its timeout is earlier", () => {
    const progress = { kind: "wait", until: ahead(60).toISOString() };
    const waiting = { status: "waiting", waitsFor: "wait", progress } as const;
    expect(entryOf({ ...waiting, timerAt: ahead(30) }).message).toBe(
      "waits until 2026-11-25T21:01:00.000Z, in 1m",
    );
  });
});

describe("the run", () => {
  it.each(["completed", "failed", "cancelled", "timed_out", "skipped"] as const)(
    "waits for nothing when it is %s",
    (status) => {
      expect(runOf({ status })).toBeNull();
    },
  );

  it("counts its open task runs by cause", () => {
    const tasks = [
      openTask({ status: "pending" }),
      openTask({ status: "pending" }),
      openTask({ status: "running" }),
    ];
    expect(runOf({ phase: "finally" }, tasks)?.message).toBe(
      "waits for 3 task runs of its finally list: 2 waiting for dependencies, 1 running",
    );
  });

  it("says that a worker has to take it on when nothing is open", () => {
    expect(runOf({})).toMatchObject({
      cause: "next_phase",
      message: "has no open task; a worker takes it to its end",
    });
    expect(waitingAnswer(facts([], { offers: [] })).run?.message).toMatch(
      /but no worker is running$/,
    );
  });

  it("names what still runs while it is paused", () => {
    const running = [{ seq: 0, name: "work", status: "running" as const, since: ago(7) }];
    const entry = runOf({ status: "paused", pausedAt: ago(60), running }, [
      openTask({ status: "running" }),
    ]);
    expect(entry?.message).toBe("is paused by a user for 1m; still running: work (running 7s)");
  });

  it("goes on being cancelled while its handlers run", () => {
    const entry = runOf({ status: "cancelling", phase: "handlers", cancelRequestedAt: ago(3) }, [
      openTask({ status: "running" }),
    ]);
    expect(entry).toMatchObject({
      cause: "cancelling",
      message: "is being cancelled for 3s; waits for 1 task run of its handlers: 1 running",
    });
  });
});

it("counts missing workers by what is missing", () => {
  const tasks = [["gpu"], ["gpu"], ["arm"]].map((tags) => openTask({ tags }));
  expect(waitingAnswer(facts(tasks)).summary).toEqual([
    { cause: "no_worker", count: 2, message: "waiting for a worker: no worker offers gpu" },
    { cause: "no_worker", count: 1, message: "waiting for a worker: no worker offers arm" },
  ]);
});

it("refuses to explain what has ended", () => {
  expect(() => entryOf({ status: "completed" })).toThrow("waits for nothing");
});

describe("words", () => {
  it.each([
    [0.4, "0s"],
    [-5, "0s"],
    [59, "59s"],
    [185, "3m5s"],
    [3_661, "1h1m"],
    [90_061, "1d1h"],
  ])("%d seconds are %s", (seconds, text) => {
    expect(spanText(ago(seconds), now)).toBe(text);
  });

  it("lead through groups, items and iterations", () => {
    const around = new Map([
      [10, { name: "regions", layer: 0, scope: 0 }],
      [20, { name: "regions[eu]", layer: 1, scope: 10 }],
      [30, { name: "poll", layer: 0, scope: 20 }],
    ]);
    const path = (name: string, layer: number, scope: number): string =>
      taskPath({ name, layer, scope }, around);
    expect(path("alone", 0, 0)).toBe("alone");
    expect(path("regions[eu]", 1, 10)).toBe("regions[eu]");
    expect(path("build", 0, 20)).toBe("regions[eu]/build");
    expect(path("poll#2", 2, 30)).toBe("regions[eu]/poll#2");
  });
});

function load(queues: string[], tags: string[], slots: number, busy: number) {
  return { queues, tags, process: { slots, busy }, inline: { slots: 1, busy: 0 } };
}
