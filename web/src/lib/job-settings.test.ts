import { expect, test } from "vitest";
import { labelProblem, withSettings, type JobSettings } from "./job-settings.ts";

const text = `# Who to ask: the data team.
stratal: 1
name: nightly # keep it short
description: Counts orders.
labels:
  team: data
  tier: "1"
tasks:
  - name: count
    run: echo 1
`;
const before: JobSettings = {
  name: "nightly",
  description: "Counts orders.",
  enabled: true,
  labels: [
    ["team", "data"],
    ["tier", "1"],
  ],
};

test("changes the lines it has to and keeps comments", () => {
  const next: JobSettings = {
    name: "daily",
    description: "Counts orders.",
    enabled: false,
    labels: [
      ["team", "finance"],
      ["zone", "eu"],
    ],
  };
  const changed = withSettings(text, before, next);
  expect(changed).toContain("# Who to ask: the data team.");
  expect(changed).toContain("name: daily # keep it short");
  expect(changed).toContain("enabled: false");
  expect(changed).toContain("team: finance");
  expect(changed).toContain("zone: eu");
  expect(changed).not.toContain("tier");
  expect(changed).toContain("description: Counts orders.");
});

test("what is as it would be without the key is taken out", () => {
  const off = withSettings(text, before, { ...before, enabled: false });
  expect(withSettings(off, { ...before, enabled: false }, before)).toBe(text);
  const silent = withSettings(text, before, { ...before, description: "", labels: [] });
  expect(silent).not.toContain("description");
  expect(silent).not.toContain("labels");
});

test("without a change the text is the same", () => {
  expect(withSettings(text, before, before)).toBe(text);
});

test("says what is wrong with labels", () => {
  expect(labelProblem([["", "x"]])).toMatch(/needs a name/);
  expect(
    labelProblem([
      ["a", "1"],
      ["a", "2"],
    ]),
  ).toMatch(/a is there twice/);
  expect(labelProblem([["a", "1"]])).toBeNull();
});
