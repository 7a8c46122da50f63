import { expect, test } from "vitest";
import type { RunStatus } from "../api/resources.ts";
import { lastEnded } from "./newest-runs.ts";

const runs = (...statuses: RunStatus[]) =>
  statuses.map((status, id) => ({ id, status, finished_at: null }));

test("counts failures in a row from the newest run that came to a result", () => {
  const last = lastEnded(
    runs("running", "failed", "cancelled", "timed_out", "completed", "failed"),
  );
  expect(last).toMatchObject({ run: { id: 1 }, inARow: 2 });
});

test("a job whose newest result is good has no failures in a row", () => {
  expect(lastEnded(runs("completed", "failed"))).toMatchObject({ run: { id: 0 }, inARow: 0 });
});

test("runs without a result say nothing", () => {
  expect(lastEnded(runs("queued", "cancelled", "skipped"))).toBeNull();
});

test("all runs may have failed", () => {
  expect(lastEnded(runs("failed", "failed"))).toMatchObject({ inARow: 2 });
});
