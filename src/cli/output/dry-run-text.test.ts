import { describe, expect, test } from "vitest";
import type { Schemas } from "../../client/client.ts";
import { dryRunText, dryRunWarnings } from "./dry-run-text.ts";
import { paintNothing } from "./terminal.ts";

const page = { paint: paintNothing, width: 200 };

function plannedTask(fields: Partial<Schemas["PlannedTask"]>): Schemas["PlannedTask"] {
  return {
    name: "task",
    scope: "main",
    group: null,
    kind: "script",
    runs: "bash",
    stage: 1,
    dependencies: [],
    dependency_count: 0,
    slot: "process",
    queue: "default",
    tags: [],
    workers: [],
    worker_count: 1,
    queue_message: null,
    secrets: [],
    evaluates: [],
    ...fields,
  };
}

function dryRun(
  tasks: Schemas["PlannedTask"][],
  fields: Partial<Schemas["DryRun"]> = {},
): Schemas["DryRun"] {
  return {
    name: "job",
    version: null,
    mode: "strict",
    runnable: true,
    error: null,
    inputs: {},
    warnings: [],
    stages: [["task"]],
    tasks,
    missing_secrets: [],
    message: "",
    ...fields,
  };
}

describe("dryRunText", () => {
  test("shows the inputs, and for each task what it needs and waits for", () => {
    const tasks = [
      plannedTask({ name: "a", tags: ["lang:bash"], queue: "big" }),
      plannedTask({
        name: "b",
        stage: 2,
        group: "outer",
        dependencies: [
          { task: "a", because: "depends_on" },
          { task: "c", because: "reads" },
        ],
        dependency_count: 5,
      }),
      plannedTask({ name: "clean", scope: "finally", kind: "group", runs: null, stage: null }),
    ];
    const lines = dryRunText(dryRun(tasks, { inputs: { day: "today", n: [1] } }), page).split("\n");
    expect(lines).toContain("job:       job (not saved, strict mode)");
    expect(lines).toContain("inputs:    day=today, n=[1]");
    const row = (name: string): string =>
      lines.find((line) => line.includes(name))!.replace(/ {2,}/g, " | ");
    expect(row(" a ")).toBe("1 | a | bash | process | queue big, lang:bash | 1");
    expect(row("outer/b")).toBe("2 | outer/b | bash | process | 1 | a, c (read), 3 more");
    expect(row("finally/clean")).toContain("- | finally/clean | group");
  });

  test("lists what would be evaluated, and why no run could start", () => {
    const task = plannedTask({ evaluates: [{ path: "env.A", text: "${{ inputs.day }}" }] });
    const text = dryRunText(dryRun([task], { runnable: false, error: "A circle." }), page);
    expect(text).toMatch(/^task +env\.A +\$\{\{ inputs\.day \}\}$/m);
    expect(text).toContain("could run: no: A circle.");
  });
});

describe("dryRunWarnings", () => {
  test("tells once of each reason to wait, and of each missing secret how to set it", () => {
    const waiting = (name: string) =>
      plannedTask({ name, worker_count: 0, queue_message: "no worker is running" });
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const plan = dryRun(names.map(waiting), { missing_secrets: [{ name: "KEY", tasks: ["a"] }] });
    expect(dryRunWarnings(plan, paintNothing)).toEqual([
      "warning: a, b, c, d, e, 2 more would wait: no worker is running.",
      "warning: The secret KEY is missing for a; `stratal secret set KEY` sets it.",
    ]);
    expect(dryRunWarnings(dryRun([plannedTask({})]), paintNothing)).toEqual([]);
  });
});
