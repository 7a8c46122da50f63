import { describe, expect, test } from "vitest";
import { parseJobDocument } from "../definition/parse-job.ts";
import { foreseenProblems } from "./foreseen-problems.ts";

/** What saving a strict document with this task warns of, as `path: message`. */
function warningsOf(task: string, stratal = "stratal: 1"): string[] {
  const text = `${stratal}\nname: j\ntasks:\n  - { name: a, ${task} }\n`;
  return parseJobDocument(text, "yaml", { foreseenProblems }).warnings.map(
    ({ path, message }) => `${path}: ${message}`,
  );
}

describe("parameters of builtin tasks, when a job is saved", () => {
  test("a mistyped and a missing parameter are told before a run fails of them", () => {
    const warnings = warningsOf("uses: http_request, parameters: { uri: 'http://x' }");
    expect(warnings).toEqual([
      "tasks[0]: http_request needs the parameter `url`; without it the task fails.",
      expect.stringMatching(/^tasks\[0\]\.parameters\.uri: unknown parameter "uri" ignored\./),
    ]);
  });

  test("values are checked as the worker does, if nothing is filled in later", () => {
    const refused = warningsOf(
      "uses: http_request, parameters: { url: 'http://x', timeout: soon }",
    );
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/^tasks\[0\]\.parameters\.timeout: http_request will refuse this: /);
    const later =
      "uses: http_request, parameters: { url: '${{ job.name }}', timeout: '${{ job.id }}' }";
    expect(warningsOf(later)).toEqual([]);
  });

  test("a parameter that a secret fills is not missing", () => {
    const given = "uses: send_email, parameters: { to: a@b.io, from: c@d.io, subject: s, body: b }";
    expect(warningsOf(given)).toHaveLength(1);
    expect(warningsOf(`${given}, secrets: { host: smtp_host }`)).toEqual([]);
  });

  test("documents of the Go system are left alone", () => {
    expect(warningsOf("uses: http_request, parameters: { uri: x }", "description: old")).toEqual(
      [],
    );
  });
});
