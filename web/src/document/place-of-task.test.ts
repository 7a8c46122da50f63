import { expect, it } from "vitest";
import { minPiecedLength } from "./parse-text.ts";
import { placeOfTask } from "./place-of-task.ts";

const tasks = "tasks:\n  - name: first\n  - name: group\n    tasks:\n      - { name: inside }\n";

it("finds where a task begins, in short texts and in long ones", () => {
  const long = `# ${"long ".repeat(minPiecedLength / 5)}\n${tasks}`;
  for (const text of [tasks, long]) {
    expect(text.slice(placeOfTask(text, ["tasks", 1])!)).toMatch(/^- name: group/);
    expect(text.slice(placeOfTask(text, ["tasks", 1, "tasks", 0])!)).toMatch(/^- \{ name: inside/);
    expect(placeOfTask(text, ["tasks", 2])).toBeNull();
  }
});

it("finds nothing in a text that is not right", () => {
  expect(placeOfTask("tasks: [", ["tasks", 0])).toBeNull();
});
