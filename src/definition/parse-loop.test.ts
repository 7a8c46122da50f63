import { describe, expect, it } from "vitest";
import { errorsWith, legacyJob, taskWith } from "../../test/support/strict-job.ts";

describe("loop", () => {
  it("has defaults for all but its condition", () => {
    expect(taskWith("run: x", "loop: {until: self.output == 'ok'}").loop).toEqual({
      while: null,
      until: "self.output == 'ok'",
      maxIterations: 100,
      delayMs: 0,
      onLimit: "fail",
      keep: 10,
      timeoutMs: null,
    });
  });

  it("reads every option", () => {
    expect(
      taskWith(
        "run: x",
        "loop: {while: loop.index < 3, until: false, max_iterations: 5, delay: 30s, on_limit: continue, keep: 2, timeout: 1h}",
      ).loop,
    ).toEqual({
      while: "loop.index < 3",
      until: "false",
      maxIterations: 5,
      delayMs: 30_000,
      onLimit: "continue",
      keep: 2,
      timeoutMs: 3_600_000,
    });
  });

  it.each([
    ["{}", "loop: A loop needs `while` or `until`"],
    ["{max_iterations: 3}", "loop: A loop needs `while` or `until`"],
    ["[]", "loop: `loop` must be a map"],
    ["{until: 5}", "loop.until: `until` must be an expression, true or false"],
    ["{until: self.output == 1, keep: 0}", "loop.keep: `keep` must be a whole number from 1"],
    ["{while: true, on_limit: stop}", "loop.on_limit: `on_limit` must be one of fail, continue"],
    ["{untill: true}", 'loop.untill: Unknown key `untill`. Did you mean "until"?'],
  ])("refuses %s", (text, message) => {
    expect(errorsWith("run: x", `loop: ${text}`)).toContainEqual(expect.stringContaining(message));
  });

  it("cannot be ended by an expression in a legacy document", () => {
    expect(() => legacyJob({ run: "x", loop: { until: "self.output == 'ok'" } })).toThrow(
      "The condition of a loop needs a document with `stratal: 1`",
    );
  });
});

describe("retry", () => {
  it("reads its deadline and condition", () => {
    expect(
      taskWith("run: x", "retry: {max: 2, deadline: 1h, if: error.exit_code == 75}").retry,
    ).toMatchObject({ max: 2, deadlineMs: 3_600_000, condition: "error.exit_code == 75" });
  });

  it.each([
    ["{deadline: 0}", "retry.deadline: `deadline` must be a duration"],
    ["{if: [true]}", "retry.if: `if` must be an expression, true or false"],
    ["{if: self.ok}", 'retry.if: "self" has no value here'],
  ])("refuses %s", (text, message) => {
    expect(errorsWith("run: x", `retry: ${text}`)).toEqual([expect.stringContaining(message)]);
  });
});
