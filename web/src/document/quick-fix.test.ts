import { describe, expect, it } from "vitest";
import { problemOf } from "./quick-fix.ts";

const text = `stratal: 1
tasks:
  - name: a
    timeuot: 5m
  - name: b
    depends_on: [c, "aa"]
    env: { A: "x \${{ tasks.aa.output }}" }
`;

function mended(line: number, column: number, message: string): string | null {
  const { fix } = problemOf(text, { path: "", message, line, column }, "error");
  return fix === null ? null : fix.apply(text);
}

describe("quick fixes", () => {
  it("put the word that the message means in the place of the wrong one", () => {
    expect(mended(4, 5, 'Unknown key `timeuot`. Did you mean "timeout"?')).toBe(
      text.replace("timeuot", "timeout"),
    );
    expect(mended(6, 21, 'The task depends on "aa", which does not exist. Did you mean "a"?')).toBe(
      text.replace('"aa"', '"a"'),
    );
    expect(mended(7, 15, 'There is no task "aa". Did you mean "a"?')).toBe(
      text.replace("tasks.aa.", "tasks.a."),
    );
  });

  it("are offered only where the message names the right word", () => {
    expect(mended(4, 5, "Unknown key `timeuot`.")).toBeNull();
  });

  it("stand at the place that the server names", () => {
    const problem = problemOf(
      text,
      { path: "tasks[0]", message: "x", line: 4, column: 5 },
      "error",
    );
    expect(text.slice(problem.from, problem.to)).toBe("timeuot");
    const far = problemOf(text, { path: "", message: "x", line: 99, column: 1 }, "error");
    expect(far.from).toBe(text.length);
  });
});
