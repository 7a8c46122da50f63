import { describe, expect, it } from "vitest";
import { exampleJob } from "./new-task.ts";
import { importedText, renamedText, templateText } from "./start-text.ts";

describe("a new job", () => {
  it("is imported as it is, whatever its form", () => {
    expect(importedText("stratal: 1\nname: a\ntasks: []\n")).toMatchObject({
      ok: true,
      name: "a",
      kind: "YAML",
    });
    expect(importedText('{"name":"old","tasks":[]}')).toMatchObject({
      name: "old",
      kind: "JSON, of the older form",
    });
    expect(importedText("name: [")).toMatchObject({ ok: false });
    expect(importedText("a: 1")).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/tasks/) as string,
    });
  });

  it("gets another name and keeps every other line", () => {
    const text = "# note\nstratal: 1\nname: a # here\ntasks: []\n";
    expect(renamedText(text, "b")).toBe(text.replace("name: a", "name: b"));
  });

  it("begins with an example that can be read, or with a template", () => {
    expect(importedText(exampleJob("first"))).toMatchObject({ ok: true, name: "first" });
    const template = { name: "greet", version: 2, description: "" };
    expect(templateText({ ...template, kind: "task" }, "x")).toContain("uses: greet@2");
    expect(templateText({ ...template, kind: "job" }, "x")).toContain("extends: greet@2");
  });
});
