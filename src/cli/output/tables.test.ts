import { describe, expect, test } from "vitest";
import type { Schemas } from "../../client/client.ts";
import { runDetailText, runSummaryText, runsTable } from "./run-text.ts";
import { fieldsText, tableText } from "./table.ts";
import { paintNothing } from "./terminal.ts";
import { spanText, momentText } from "./time-text.ts";

const page = { paint: paintNothing, width: 60 };
const now = Date.parse("2026-11-25T21:00:12.000Z");

function taskRun(fields: Partial<Schemas["TaskRun"]>): Schemas["TaskRun"] {
  return {
    id: fields.name ?? "t",
    job_run_id: "r",
    seq: 0,
    name: "task",
    parent_id: null,
    kind: "task",
    item_key: null,
    item_index: null,
    task_name: "task",
    status: "completed",
    skip_reason: null,
    ended_by: null,
    failure_allowed: false,
    queue_reason: null,
    queue_message: null,
    attempt: 1,
    worker_id: null,
    tags: [],
    queue: "default",
    queued_at: null,
    retry_at: null,
    started_at: "2026-11-25T21:00:00.000Z",
    finished_at: "2026-11-25T21:00:01.500Z",
    exit_code: 0,
    output: null,
    output_truncated: false,
    stdout_truncated: false,
    cached: false,
    progress: null,
    usage: null,
    summary: null,
    outputs: null,
    error: null,
    error_message: null,
    ...fields,
  };
}

function jobRun(tasks: Schemas["TaskRun"][]): Schemas["JobRunDetail"] {
  return {
    id: "0198c2d4-0000-7000-8000-000000000000",
    number: 4,
    job_id: "j",
    job_name: "hello",
    version_id: "v",
    version: 1,
    status: "failed",
    reason: null,
    triggered_by: "cli",
    priority: 5,
    attempt: 1,
    total_tasks: tasks.length,
    open_tasks: 0,
    failed_tasks: 1,
    warnings: false,
    rollback: "none",
    parent_task_run_id: null,
    error_message: "1 task failed",
    created_at: "2026-11-25T21:00:00.000Z",
    started_at: "2026-11-25T21:00:00.000Z",
    finished_at: "2026-11-25T21:00:03.000Z",
    paused_at: null,
    cancel_requested_at: null,
    retry_at: null,
    retries_left: 0,
    rerun_of: null,
    inputs: {},
    outputs: null,
    log_lines: 0,
    task_runs: tasks,
  };
}

describe("tables", () => {
  test("align their columns and cut the flexible one to the width", () => {
    const rows = [
      { name: "a", text: "short" },
      { name: "longer", text: "x".repeat(100) },
    ];
    const columns = [
      { title: "NAME", text: (row: { name: string }) => row.name },
      { title: "TEXT", text: (row: { text: string }) => row.text, flexible: true },
    ];
    expect(tableText(rows, columns, page).split("\n")).toEqual([
      "NAME    TEXT",
      "a       short",
      `longer  ${"x".repeat(51)}…`,
    ]);
  });

  test("show a run's tasks, why some failed, and the result in one line", () => {
    const run = jobRun([
      taskRun({ name: "first", output: "41\n42" }),
      taskRun({ name: "second", status: "failed", error_message: "exit status 3\nlast words" }),
      taskRun({
        name: "third",
        status: "skipped",
        skip_reason: "upstream_failed",
      }),
    ]);
    expect(runSummaryText(run, page, now).split("\n")).toEqual([
      "TASK    STATUS     ATTEMPT  DURATION  OUTPUT",
      "first   completed  1        1.5s      41 42",
      "second  failed     1        1.5s",
      "third   skipped                       (because a task befor…",
      "",
      "second failed:",
      "  exit status 3",
      "  last words",
      "",
      "Run 0198c2d4-0000-7000-8000-000000000000 of hello failed after 3.0s: 1 task failed",
    ]);
  });

  test("show task runs below those they are inside of", () => {
    const run = jobRun([
      taskRun({ name: "regions", attempt: 2 }),
      taskRun({ name: "publish" }),
      taskRun({ name: "build", parent_id: "regions", output: "ok" }),
    ]);
    expect(runSummaryText(run, page, now).split("\n").slice(0, 4)).toEqual([
      "TASK           STATUS     ATTEMPT  DURATION  OUTPUT",
      "regions        completed  2        1.5s",
      "regions/build  completed  1        1.5s      ok",
      "publish        completed  1        1.5s",
    ]);
  });

  test("tell of a completed run that something failed that may, and what a rollback came to", () => {
    const lastLine = (fields: Partial<Schemas["JobRunDetail"]>): string =>
      runSummaryText({ ...jobRun([]), ...fields }, page, now)
        .split("\n")
        .at(-1)!;
    expect(lastLine({ status: "completed", warnings: true })).toMatch(/ \(with warnings\)$/);
    expect(lastLine({ rollback: "partial" })).toMatch(/: 1 task failed \(rollback partial\)$/);
  });

  test.each([
    ["condition", "because the job's condition (if) was false"],
    ["concurrency_conflict", "because another run held its concurrency key (on_conflict: skip)"],
    ["of_a_newer_server", "because of_a_newer_server"],
  ])("say why a run was skipped (%s), and show no table of no tasks", (reason, why) => {
    const run = { ...jobRun([]), status: "skipped" as const, reason, error_message: null };
    const skipped = { ...run, started_at: null };
    expect(runSummaryText(skipped, page, now)).toBe(`Run ${run.id} of hello skipped ${why}`);
    const detail = runDetailText(skipped, page, now);
    expect(detail).toContain(`\nNothing was run ${why}.`);
    expect(detail).not.toContain("TASK");
  });

  test("say of a run without tasks that there were none", () => {
    const empty = { ...jobRun([]), status: "completed" as const };
    expect(runSummaryText(empty, page, now)).toMatch(/^No task was run\.\nRun .* completed/);
  });

  test("list runs with their progress", () => {
    const run = { ...jobRun([taskRun({}), taskRun({})]), open_tasks: 1, finished_at: null };
    expect(runsTable([run], { ...page, width: 200 }, now)).toMatch(
      /hello {2}failed {2}1\/2 .* 12\.0s so far$/m,
    );
  });

  test("show how long a run and its tasks have been running, and what may fail as no failure", () => {
    const run = {
      ...jobRun([
        taskRun({ name: "going", status: "running", finished_at: null }),
        taskRun({ name: "may", status: "failed", failure_allowed: true, error_message: "oh" }),
        taskRun({ name: "own", status: "skipped", skip_reason: "exit_code" }),
        taskRun({ name: "off", status: "skipped", skip_reason: "disabled" }),
        taskRun({
          name: "stuck",
          status: "queued",
          attempt: 0,
          queue_reason: "no_worker",
          queue_message: "no worker offers lang:ruby",
        }),
      ]),
      status: "running" as const,
      finished_at: null,
    };
    const text = runDetailText(run, { ...page, width: 200 }, now);
    expect(text).toMatch(/^duration: +12\.0s so far$/m);
    expect(text).toMatch(/^going +running +1 +12\.0s so far$/m);
    expect(text).toMatch(/^may +failed, allowed +1 +1\.5s$/m);
    expect(text).toMatch(/^own +skipped +1 +1\.5s +\(because its exit code says so\)$/m);
    expect(text).toMatch(/^off +skipped +\(because it is disabled\)$/m);
    expect(text).toMatch(/^stuck +queued +\(no worker offers lang:ruby\)$/m);
    expect(text).not.toContain("may failed:");
  });

  test("leave out fields without a value", () => {
    expect(
      fieldsText(
        [
          ["a", "1"],
          ["long name", "2"],
          ["none", ""],
        ],
        page,
      ),
    ).toBe("a:         1\nlong name: 2");
  });
});

describe("times", () => {
  test.each([
    [0, "0ms"],
    [999.4, "999ms"],
    [1_000, "1.0s"],
    [59_949, "59.9s"],
    [59_960, "1m00s"],
    [125_000, "2m05s"],
    [3_725_000, "1h02m"],
    [-5, "0ms"],
  ])("shows %d ms as %s", (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });

  test("shows moments to the second in UTC", () => {
    expect(momentText("2026-11-25T21:13:03.123Z")).toBe("2026-11-25 21:13:03Z");
    expect(momentText(null)).toBe("");
  });
});

test("a run whose attempts were measured shows what they used", () => {
  const usage = {
    cpu_seconds: 1.234,
    peak_memory_bytes: 3 * 2 ** 20,
    read_bytes: 0,
    written_bytes: 0,
  };
  const measured = runDetailText(jobRun([taskRun({ usage }), taskRun({})]), page, now);
  expect(measured).toContain("USED");
  expect(measured).toContain("1.23s CPU, 3.0 MiB");
  expect(runDetailText(jobRun([taskRun({})]), page, now)).not.toContain("USED");
});
