/** Texts that a new job begins with. */
import { setValue } from "./edit-value.ts";
import { valueAt } from "./value-at.ts";
import { readText, valueOf } from "./parse-text.ts";
import { exampleJob } from "./new-task.ts";

/** What an imported text is, or why it cannot be taken. */
export type Imported =
  { ok: true; text: string; name: string; kind: string } | { ok: false; reason: string };

/** Reads a text that somebody brings: YAML, JSON, or a body of the older Go system. It is taken as it is. */
export function importedText(text: string): Imported {
  const read = readText(text.replace(/^\uFEFF/, ""));
  if (!read.ok) {
    const { line, message } = read.problems[0]!;
    return { ok: false, reason: `Line ${line}: ${message}` };
  }
  const value = valueOf(read);
  if (!Array.isArray(value.tasks))
    return {
      ok: false,
      reason: "This has no list of tasks, so it is no job. A job has `name` and `tasks`.",
    };
  const format = read.isJson ? "JSON" : "YAML";
  return {
    ok: true,
    text: read.text,
    name: typeof value.name === "string" ? value.name : "",
    kind: value.stratal === undefined ? `${format}, of the older form` : format,
  };
}

/** The same document under another name. */
export function renamedText(text: string, name: string): string {
  const read = readText(text);
  if (!read.ok || valueAt(valueOf(read), ["name"]) === name) return text;
  return setValue(text, ["name"], name);
}

/** A job that builds on a template, or a job of one task that uses it. */
export function templateText(
  template: { name: string; version: number; kind: "task" | "job"; description: string },
  name: string,
): string {
  const uses = `${template.name}@${template.version}`;
  if (template.kind === "job")
    return exampleJob(name).replace("\ninputs:", `extends: ${uses}\n\ninputs:`);
  const task = template.name.replace(/[^A-Za-z0-9_]/g, "_");
  return `stratal: 1\nname: ${name}\n\ntasks:\n  - name: ${task}\n    uses: ${uses}\n    parameters: {}\n`;
}

/** True for names that the language takes. */
export function isJobName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_-]{0,62}$/.test(name);
}
