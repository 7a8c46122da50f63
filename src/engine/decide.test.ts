import { describe, expect, it } from "vitest";
import type { EdgeStatus, OnSkip, RunWhen } from "../definition/job-definition.ts";
import { decide, type DependencyState } from "./decide.ts";
import { edgeValue } from "./states.ts";

type Given = Partial<DependencyState>;

const completed: Given = { status: "completed" };
const failed: Given = { status: "failed" };
const tolerated: Given = { status: "failed", allowFailure: true };
const cancelled: Given = { status: "cancelled" };
const byCondition: Given = { status: "skipped", skipReason: "condition" };
const afterFailure: Given = { status: "skipped", skipReason: "upstream_failed" };

function decided(given: readonly Given[], runWhen: RunWhen = "all_ok", enabled = true): string {
  const states = given.map((state): DependencyState => ({
    status: "completed",
    skipReason: null,
    allowFailure: false,
    onSkip: "auto",
    cascades: false,
    isDependency: true,
    edgeStatus: null,
    isRead: false,
    ...state,
  }));
  const counts = { good: 0, neutral: 0, bad: 0 };
  for (const state of states)
    if (state.isDependency)
      counts[edgeValue(state.status, state.skipReason, state.allowFailure)] += 1;
  const decision = decide({ enabled, runWhen }, counts, states);
  if (decision.kind === "execute") return "run";
  return decision.cascades ? `${decision.reason}, cascading` : decision.reason;
}

describe("decide", () => {
  it.each<[RunWhen, Given[], string]>([
    ["all_ok", [], "run"],
    ["all_ok", [completed, tolerated, byCondition], "run"],
    ["all_ok", [completed, failed], "upstream_failed"],
    ["all_ok", [byCondition, afterFailure], "upstream_failed"],
    ["all_ok", [cancelled], "upstream_failed"],
    ["all_completed", [completed, completed], "run"],
    ["all_completed", [completed, byCondition], "not_taken"],
    ["all_completed", [completed, tolerated], "not_taken"],
    ["all_completed", [byCondition, failed], "upstream_failed"],
    ["all_done", [failed, byCondition, cancelled], "run"],
    ["any_ok", [failed, tolerated], "run"],
    ["any_ok", [failed, byCondition], "upstream_failed"],
    ["any_ok", [byCondition], "not_taken"],
    ["any_failed", [completed, afterFailure], "run"],
    ["any_failed", [completed, tolerated, byCondition], "not_taken"],
    ["all_failed", [failed, cancelled], "run"],
    ["all_failed", [failed, byCondition], "not_taken"],
  ])("under %s with %j: %s", (rule, given, expected) => {
    expect(decided(given, rule)).toBe(expected);
  });

  it.each<[EdgeStatus, Given, string]>([
    ["ok", completed, "run"],
    ["ok", tolerated, "run"],
    ["ok", failed, "not_taken"],
    ["completed", completed, "run"],
    ["completed", tolerated, "not_taken"],
    ["failed", failed, "run"],
    ["failed", tolerated, "run"],
    ["failed", { status: "timed_out" }, "run"],
    ["failed", cancelled, "not_taken"],
    ["failed", completed, "not_taken"],
    ["skipped", byCondition, "run"],
    ["skipped", afterFailure, "run"],
    ["skipped", completed, "not_taken"],
    ["done", cancelled, "run"],
  ])("with an edge that asks for %s of %j: %s", (edgeStatus, given, expected) => {
    expect(decided([{ ...given, edgeStatus }])).toBe(expected);
  });

  it("tells a failed plain dependency before an edge that does not match", () => {
    expect(decided([failed, { ...completed, edgeStatus: "failed" }])).toBe("upstream_failed");
    expect(decided([completed, { ...failed, edgeStatus: "failed" }])).toBe("run");
  });

  it.each<[OnSkip, boolean, string]>([
    ["auto", false, "run"],
    ["auto", true, "upstream_skipped"],
    ["continue", true, "run"],
    ["cascade", false, "upstream_skipped, cascading"],
    ["cascade", true, "upstream_skipped, cascading"],
  ])("after a skip with on_skip %s, read: %s: %s", (onSkip, isRead, expected) => {
    expect(decided([completed, { ...byCondition, onSkip, isRead }])).toBe(expected);
  });

  it("lets a cascading skip travel on, whatever the tasks in between say", () => {
    const between: Given = { status: "skipped", skipReason: "upstream_skipped", cascades: true };
    expect(decided([{ ...between, onSkip: "continue" }])).toBe("upstream_skipped, cascading");
    expect(decided([{ ...between, cascades: false }])).toBe("run");
  });

  it("skips what reads an earlier task that was skipped, also without an edge to it", () => {
    expect(decided([completed, { ...byCondition, isDependency: false, isRead: true }])).toBe(
      "upstream_skipped",
    );
  });

  it("does not ask for data under rules that run whatever happened", () => {
    expect(decided([{ ...byCondition, isRead: true }], "all_done")).toBe("run");
    expect(decided([{ ...byCondition, onSkip: "cascade" }, completed], "any_ok")).toBe("run");
  });

  it("skips a disabled task when it would run", () => {
    expect(decided([completed], "all_ok", false)).toBe("disabled");
    expect(decided([failed], "all_ok", false)).toBe("upstream_failed");
  });
});
