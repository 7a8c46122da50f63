import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "./unified-diff.ts";

const diff = (before: string, after: string): string =>
  unifiedDiff({ name: "a/job.yaml", text: before }, { name: "b/job.yaml", text: after });

const numbers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}`);

describe("unifiedDiff", () => {
  it("shows a change with three lines around it", () => {
    const before = numbers(10);
    expect(diff(`${before.join("\n")}\n`, `${before.with(4, "new").join("\n")}\n`)).toBe(
      [
        ...["--- a/job.yaml", "+++ b/job.yaml", "@@ -2,7 +2,7 @@"],
        ...[
          " line 2",
          " line 3",
          " line 4",
          "-line 5",
          "+new",
          " line 6",
          " line 7",
          " line 8",
          "",
        ],
      ].join("\n"),
    );
  });

  it("puts near changes into one hunk and distant ones into two", () => {
    const before = numbers(40);
    const changed = (at: number): string =>
      diff(before.join("\n"), before.with(2, "new").with(at, "new").join("\n"));
    expect(changed(9).match(/^@@/gm)).toHaveLength(1);
    expect(changed(10).match(/^@@/gm)).toHaveLength(2);
  });

  it("is empty for equal texts and tells a missing last line break", () => {
    expect(diff("a\n", "a\n")).toBe("");
    expect(diff("a\n", "a")).toContain("-a\n+a\n\\ No newline at end of file\n");
  });

  it("is what `git apply` makes the later text of", () => {
    const folder = mkdtempSync(join(tmpdir(), "stratal-diff-"));
    const file = join(folder, "job.yaml");
    const text = fc
      .tuple(fc.array(fc.constantFrom("a", "b", "", "name: x", "\tz")), fc.constantFrom("", "\n"))
      .map(([list, end]) => (list.length === 0 ? "x\n" : list.join("\n") + end))
      .filter((each) => each !== "");
    const git = (args: readonly string[], input: string): unknown =>
      execFileSync("git", args, { cwd: folder, input, stdio: ["pipe", "pipe", "pipe"] });
    try {
      fc.assert(
        fc.property(text, text, (before, after) => {
          writeFileSync(file, before);
          const patch = diff(before, after);
          if (patch !== "") git(["apply", "--whitespace=nowarn", "--unidiff-zero", "-"], patch);
          expect(readFileSync(file, "utf8")).toBe(after);
        }),
        { numRuns: 40 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
