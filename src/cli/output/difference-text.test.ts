import { describe, expect, test } from "vitest";
import type { Schemas } from "../../client/client.ts";
import { differenceText } from "./difference-text.ts";
import { paintNothing, type Paint } from "./terminal.ts";

const page = { paint: paintNothing, width: 80 };
const named: Paint = (colour, text) => `<${colour}>${text}</>`;

function difference(fields: Partial<Schemas["JobDifference"]>): Schemas["JobDifference"] {
  return { job_id: "j", from: 1, to: 2, text: "", changes: [], ...fields };
}

const text = "--- version 1\n+++ version 2\n@@ -1,3 +1,3 @@\n same\n--- old\n+new\n same\n";

describe("differenceText", () => {
  test("colours lines by their sign, but not a removed line that looks like a head", () => {
    const shown = differenceText(difference({ text }), { paint: named, width: 80 });
    expect(shown.split("\n").slice(0, 7)).toEqual([
      "<bold>--- version 1</>",
      "<bold>+++ version 2</>",
      "<cyan>@@ -1,3 +1,3 @@</>",
      " same",
      "<red>--- old</>",
      "<green>+new</>",
      " same",
    ]);
  });

  test("shows settings with their values, durations as people write them", () => {
    const changes: Schemas["DefinitionChange"][] = [
      { path: "tasks.a.timeout_ms", kind: "changed", before: 300_000, after: 5_400_000 },
      { path: "env.API", kind: "added", before: null, after: "x" },
      { path: "labels.team", kind: "removed", before: "data", after: null },
    ];
    expect(differenceText(difference({ changes }), page)).toBe(
      [
        "Settings from version 1 to version 2:",
        "~ tasks.a.timeout_ms: 5m → 1h30m",
        '+ env.API: "x"',
        '- labels.team: "data"',
      ].join("\n"),
    );
  });

  test("cuts long values to the width of the terminal", () => {
    const change = { path: "tasks.a.body.code", kind: "changed", before: "x".repeat(500) } as const;
    const shown = differenceText(
      difference({ changes: [{ ...change, after: "y".repeat(500) }] }),
      page,
    );
    expect(shown.split("\n").at(-1)!.length).toBeLessThanOrEqual(80);
    expect(shown).toContain("… → ");
  });

  test("lets no control characters of a document through", () => {
    const evil = "--- version 1\n+++ version 2\n@@ -1,1 +1,1 @@\n-a\n+\x1b[2Jb\x07\n";
    const changes = [{ path: "env.A", kind: "added", before: null, after: "\x1b[2J" } as const];
    expect(differenceText(difference({ text: evil, changes }), page)).not.toMatch(/[\x07\x1b]/);
  });

  test("says when nothing differs, or only the text", () => {
    expect(differenceText(difference({}), page)).toBe("Version 1 and version 2 are the same.");
    expect(differenceText(difference({ to: null }), page)).toContain("and the document are");
    expect(differenceText(difference({ text }), page)).toContain("Only the text differs");
  });
});
