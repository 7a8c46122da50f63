import { expect, it } from "vitest";
import { etaOf } from "./run-eta.ts";

const startedAt = "2026-01-01T00:00:00.000Z";
const at = (seconds: number): number => Date.parse(startedAt) + seconds * 1_000;

it("says how long a run takes still, and by how much it takes longer than usual", () => {
  expect(etaOf({ startedAt, usualMs: 60_000 }, at(20))).toEqual({ kind: "left", ms: 40_000 });
  expect(etaOf({ startedAt, usualMs: 60_000 }, at(90))).toEqual({ kind: "over", ms: 30_000 });
});

it("says nothing before the start, or for a job that never ran to an end", () => {
  expect(etaOf({ startedAt: null, usualMs: 60_000 }, at(0))).toBeNull();
  expect(etaOf({ startedAt, usualMs: null }, at(0))).toBeNull();
});
