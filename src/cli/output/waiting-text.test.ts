import { expect, test } from "vitest";
import type { Schemas } from "../../client/client.ts";
import { paintNothing } from "./terminal.ts";
import { waitingTaskText, waitingText } from "./waiting-text.ts";

const page = { paint: paintNothing, width: 120 };
const now = Date.parse("2026-11-25T21:00:12.000Z");

const task: Schemas["WaitingTask"] = {
  task_run_id: "t1",
  name: "build",
  path: "regions[eu]/build",
  status: "queued",
  cause: "no_worker",
  message: "waits for a worker: no worker offers gpu",
  since: "2026-11-25T21:00:00.000Z",
  releases: "Start a worker.",
  details: {},
};

const waiting: Schemas["Waiting"] = {
  job_run_id: "r1",
  job_name: "nightly",
  status: "running",
  run: {
    cause: "tasks",
    message: "waits for 2 task runs: 1 running, 1 waiting for a worker",
    since: null,
    releases: "It goes on when all of them have ended.",
    details: {},
  },
  summary: [
    { cause: "running", count: 1, message: "running" },
    { cause: "no_worker", count: 1, message: "waiting for a worker" },
  ],
  tasks: [task],
  limit: 50,
  count: 1,
  next_cursor: null,
};

test("a run is told in one sentence, then by causes, then by tasks", () => {
  expect(waitingText(waiting, page, now).split("\n")).toEqual([
    "Run r1 of nightly (running) waits for 2 task runs: 1 running, 1 waiting for a worker",
    "→ It goes on when all of them have ended.",
    "",
    "CAUSE      TASKS  WHAT THEY DO",
    "running    1      running",
    "no_worker  1      waiting for a worker",
    "",
    "TASK               STATUS  CAUSE      SINCE  WHY",
    "regions[eu]/build  queued  no_worker  12.0s  waits for a worker: no worker offers gpu",
  ]);
});

test("a run that has ended waits for nothing", () => {
  const ended = { ...waiting, status: "completed" as const, run: null, summary: [], tasks: [] };
  expect(waitingText(ended, page, now)).toBe(
    "Run r1 of nightly (completed) waits for nothing: it has ended.",
  );
});

test("one task is told in full, on lines of their own, without control characters of its message", () => {
  const text = waitingTaskText({ ...task, message: "waits\u001b[31m for\nit" }, page, now);
  expect(text.split("\n")).toEqual([
    "task:    regions[eu]/build",
    "status:  queued",
    "why:     build waits for it",
    "cause:   no_worker",
    "since:   2026-11-25 21:00:00Z (12.0s)",
    "goes on: Start a worker.",
    "id:      t1",
  ]);
});

test("causes that need somebody are marked by their colour", () => {
  const marked = { paint: (colour: string, text: string) => `<${colour}>${text}`, width: 200 };
  expect(waitingText(waiting, marked, now)).toContain("<yellow>no_worker");
});
