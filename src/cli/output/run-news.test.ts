import { describe, expect, test } from "vitest";
import type { LogBatch, Schemas } from "../../client/client.ts";
import { RunNews, START_SETTLE_MS, type News } from "./run-news.ts";

type TaskRun = Schemas["TaskRun"];

class Scene {
  now = 0;
  readonly news = new RunNews({ monotonic: () => this.now });

  /** What is told of a state that is seen now; `after` more milliseconds it is seen again. */
  seen(run: Schemas["JobRunDetail"], isLast = false): string[] {
    return texts(this.news.changes(run, isLast));
  }

  settled(run: Schemas["JobRunDetail"]): string[] {
    const atOnce = this.seen(run);
    this.now += START_SETTLE_MS;
    return [...atOnce, ...this.seen(run)];
  }

  line(task: string, line: Partial<LogBatch["lines"][number]> = {}, attempt = 1): string[] {
    return texts(this.news.beforeLine(batch(task, line, attempt)));
  }
}

const texts = (news: readonly News[]): string[] => news.map(({ text }) => text);

function batch(task: string, line: Partial<LogBatch["lines"][number]>, attempt = 1): LogBatch {
  return {
    type: "batch",
    job_run_id: "r",
    task_run_id: task,
    task_name: task,
    attempt,
    seq: 0,
    cursor: "1-1",
    lines: [{ stream: "stdout", at_ms: 0, partial: false, message: "", ...line }],
  };
}

/** Times are seconds of a minute. */
function task(
  name: string,
  status: TaskRun["status"],
  times: { from?: number; to?: number } = {},
  fields: Partial<TaskRun> = {},
): Partial<TaskRun> {
  const attempt = status === "pending" || status === "queued" ? 0 : 1;
  return {
    id: name,
    name,
    status,
    attempt,
    skip_reason: null,
    failure_allowed: false,
    queue_reason: null,
    queue_message: null,
    error_message: null,
    queued_at: null,
    started_at: moment(times.from),
    finished_at: moment(times.to),
    ...fields,
  };
}

function moment(seconds: number | undefined): string | null {
  return seconds === undefined ? null : `2026-01-01T00:00:${String(seconds).padStart(2, "0")}.000Z`;
}

function run(
  tasks: Partial<TaskRun>[],
  fields: Partial<Schemas["JobRunDetail"]> = {},
): Schemas["JobRunDetail"] {
  // Only what is read of it.
  return {
    status: "running",
    finished_at: null,
    attempt: 1,
    retry_at: null,
    log_lines: 0,
    total_tasks: tasks.length,
    task_runs: tasks,
    ...fields,
  } as Schemas["JobRunDetail"];
}

describe("what is told of a run", () => {
  test("a task has started before its first line, whether or not its state is known", () => {
    const scene = new Scene();
    expect(scene.news.isFirst(batch("a", {}))).toBe(true);
    expect(scene.line("a")).toEqual(["-- a started"]);
    expect(scene.news.isFirst(batch("a", {}))).toBe(false);
    expect(scene.line("a")).toEqual([]);
    expect(scene.settled(run([task("a", "running", { from: 0 })]))).toEqual([]);
    expect(scene.line("a", {}, 2)).toEqual(["-- a started, attempt 2"]);
  });

  test("one inside of a group is told by its path, and a group is told to start for each of its tries", () => {
    const scene = new Scene();
    const group = { kind: "task", parent_id: null } as const;
    const inner = { id: "i", kind: "task", parent_id: "g" } as const;
    const state = (ends: { to?: number }, attempt: number): Schemas["JobRunDetail"] =>
      run([
        task(
          "g",
          attempt === 1 ? "waiting" : "completed",
          { from: 0, ...ends },
          { ...group, attempt },
        ),
        task("build", "completed", { from: 1, to: 2 }, inner),
      ]);
    expect(scene.settled(state({}, 1))).toEqual([
      "-- g started",
      "-- g waits",
      "-- g/build started",
      "-- g/build completed after 1.0s (1/2)",
    ]);
    expect(scene.seen(state({ to: 3 }, 2), true)).toEqual([
      "-- g started, attempt 2",
      "-- g completed after 3.0s (2/2)",
    ]);
  });

  test("what had ended when a task started is told before that task's first line", () => {
    const scene = new Scene();
    scene.line("count");
    const state = run(
      [
        task("count", "completed", { from: 0, to: 2 }),
        task("other", "completed", { from: 0, to: 5 }),
        task("dep", "running", { from: 3 }),
      ],
      { log_lines: 3 },
    );
    expect(scene.seen(state)).toEqual([]);
    expect(scene.line("dep")).toEqual(["-- count completed after 2.0s (1/3)", "-- dep started"]);
  });

  test("an end is told after the last line of its task, however late that comes", () => {
    const scene = new Scene();
    scene.line("a");
    const failed = task("a", "failed", { from: 0, to: 2 }, { error_message: "exit code 3" });
    const ended = run([failed], { log_lines: 2 });
    expect(scene.settled(ended)).toEqual([]);
    scene.now += 3_600_000;
    expect(scene.seen(ended)).toEqual([]);
    expect(scene.line("a", { stream: "system", message: "failed: exit code 3" })).toEqual([]);
    // The log has told why.
    expect(scene.seen(ended)).toEqual(["-- a failed after 2.0s (1/1)"]);
    expect(scene.seen(ended, true)).toEqual([]);
  });

  test("an attempt that is tried again is told after its last line, too", () => {
    const scene = new Scene();
    scene.line("a");
    const failed = task("a", "retrying", { from: 0 }, { error_message: "exit code 3" });
    const retrying = run([failed], { log_lines: 2 });
    expect(scene.settled(retrying)).toEqual([]);
    scene.line("a", { stream: "system", message: "failed: exit code 3" });
    expect(scene.seen(retrying)).toEqual(["-- a failed in attempt 1 and is tried again"]);
  });

  test("a start does not overtake an end that is held", () => {
    const scene = new Scene();
    scene.line("a");
    const state = run(
      [task("a", "completed", { from: 0, to: 2 }), task("b", "running", { from: 3 })],
      { log_lines: 2 },
    );
    expect(scene.settled(state)).toEqual([]);
    scene.line("a");
    expect(scene.seen(state)).toEqual(["-- a completed after 2.0s (1/2)", "-- b started"]);
  });

  test("a run that is tried again says so, after all of the attempt before, and counts what it keeps", () => {
    const scene = new Scene();
    const kept = task("kept", "completed", { from: 0, to: 1 });
    const ended = { status: "failed", finished_at: moment(2) } as const;
    scene.seen(run([kept, task("bad", "failed", { from: 1, to: 2 })], ended), true);
    const due = { ...ended, retry_at: "2026-01-01T00:01:00.000Z" };
    const state = run([kept, task("bad", "failed", { from: 1, to: 2 })], due);
    expect(scene.seen(state, true)).toEqual([
      "-- run failed in attempt 1 and is tried again at 2026-01-01 00:01:00Z",
    ]);
    expect(scene.seen(state, true)).toEqual([]);
    const again = [kept, task("bad", "running", { from: 4 }, { attempt: 2 })];
    expect(scene.seen(run(again, { attempt: 2 }))).toEqual(["-- run is tried again, attempt 2"]);
    const done = [kept, task("bad", "completed", { from: 4, to: 5 }, { attempt: 2 })];
    expect(scene.seen(run(done, { attempt: 2, ...ended }), true)).toEqual([
      "-- bad started, attempt 2",
      "-- bad completed after 1.0s (2/2)",
    ]);
  });

  test("what was not told yet of an attempt comes before the next one, which may have others in it", () => {
    const scene = new Scene();
    const state = run([
      task("group", "running", { from: 0 }),
      task("inner", "running", { from: 1 }),
    ]);
    expect(scene.seen(state)).toEqual([]);
    const again = run([task("group", "pending")], { attempt: 2 });
    expect(scene.seen(again)).toEqual([
      "-- group started",
      "-- inner started",
      "-- run is tried again, attempt 2",
    ]);
    const done = run([task("group", "completed", { from: 3, to: 4 }, { attempt: 2 })], {
      attempt: 2,
    });
    expect(scene.seen(done, true)).toContain("-- group completed after 1.0s (1/1)");
  });

  test("when the run has ended, the rest is told at once, in the order of time", () => {
    const state = run([
      task("b", "completed", { from: 4, to: 5 }),
      task("a", "completed", { from: 0, to: 3 }),
    ]);
    expect(new Scene().seen(state, true)).toEqual([
      "-- a started",
      "-- a completed after 3.0s (1/2)",
      "-- b started",
      "-- b completed after 1.0s (2/2)",
    ]);
  });

  test("a task that is skipped never starts, although a worker held it for a moment", () => {
    const scene = new Scene();
    expect(scene.seen(run([task("off", "running", { from: 0 })]))).toEqual([]);
    const skipped = { skip_reason: "disabled" };
    expect(scene.settled(run([task("off", "skipped", { from: 0, to: 1 }, skipped)]))).toEqual([
      "-- off skipped because it is disabled (1/1)",
    ]);
  });

  test("an allowed failure is told as one, and a text of the log is not repeated", () => {
    const scene = new Scene();
    const failure = { error_message: "exit code 3\nlast words" };
    scene.line("said", { stream: "system", message: "failed: exit code 3" });
    const state = run([
      task("said", "failed", { from: 0, to: 1 }, failure),
      task("unsaid", "failed", { from: 0, to: 2 }, { ...failure, failure_allowed: true }),
    ]);
    expect(scene.settled(state)).toEqual([
      "-- said failed after 1.0s (1/2)",
      "-- unsaid started",
      "-- unsaid failed, allowed, after 2.0s: exit code 3 (2/2)",
    ]);
  });

  test("why a task waits is told, but not for every task that the run is paused", () => {
    const scene = new Scene();
    const ruby = {
      queue_reason: "no_worker",
      queue_message: "no worker offers lang:ruby",
    } as const;
    expect(scene.settled(run([task("a", "queued", {}, ruby)]))).toEqual([
      "-- a waits: no worker offers lang:ruby",
    ]);
    const paused = { queue_reason: "paused", queue_message: "the run is paused" } as const;
    const state = run([task("b", "queued", {}, paused)], { status: "paused" });
    expect(scene.settled(state)).toEqual(["-- run paused"]);
  });

  test("a run is paused and resumed, but cancelling it is not resuming it", () => {
    const scene = new Scene();
    expect(scene.seen(run([]))).toEqual([]);
    expect(scene.seen(run([], { status: "paused" }))).toEqual(["-- run paused"]);
    expect(scene.seen(run([]))).toEqual(["-- run resumed"]);
    expect(scene.seen(run([], { status: "paused" }))).toEqual(["-- run paused"]);
    expect(scene.seen(run([], { status: "cancelling" }))).toEqual([]);
    expect(scene.seen(run([], { status: "cancelled", finished_at: moment(9) }), true)).toEqual([]);
  });
});
