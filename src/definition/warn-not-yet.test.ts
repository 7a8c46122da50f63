import { expect, test } from "vitest";
import { parseJobDocument } from "./parse-job.ts";

const TASKS = "tasks: [{ name: a, run: echo }]";

function warningsOf(keys: string, head = "stratal: 1\n"): string[] {
  const { warnings } = parseJobDocument(`${head}name: nightly\n${keys}\n${TASKS}\n`, "yaml");
  return warnings.map(({ path, line, message }) => `${line} ${path}: ${message}`);
}

test("a schedule is kept with a warning that it starts nothing, and how to start the job", () => {
  const keys = 'triggers: [{ name: night, type: cron, cron: "0 3 * * *" }]';
  const [warning, ...more] = warningsOf(keys);
  expect(warning).toMatch(
    /^3 triggers: This version starts nothing by `triggers`.*`stratal run <job>`/,
  );
  expect(more).toEqual([]);
  expect(warningsOf(keys, "")).toHaveLength(1);
});

test("a trigger that is switched off needs no warning", () => {
  const keys = "triggers: [{ name: t, type: interval, every: 1h, enabled: false }]";
  expect(warningsOf(keys)).toEqual([]);
});

test("rules of who is told, and limits of history, say that nothing acts on them", () => {
  const [notify, days, logs, ...more] = warningsOf(
    'notify: [{ events: [failed], to: "slack:#data" }]\nretention: { days: 3, artifacts: 7d, logs: 30d }',
  );
  expect(notify).toContain("3 notify: This version sends no notifications");
  expect(days).toContain("4 retention.days: This version does not act on `days`");
  expect(logs).toContain("4 retention.logs: ");
  expect(more).toEqual([]);
});
