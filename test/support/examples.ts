/** The documents in examples/, and the commands that their headers name. */
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

/** Names of the job documents. */
export const exampleNames: readonly string[] = readdirSync(new URL("examples/", root)).filter(
  (name) => /\.(yaml|json)$/.test(name),
);

/** Names of the templates that examples use. */
export const exampleTemplates: readonly string[] = readdirSync(
  new URL("examples/templates/", root),
).map((name) => `examples/templates/${name}`);

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

/** The comment before the document; JSON has none. */
export function headerOf(name: string): string {
  return name.endsWith(".yaml") ? textOf(`examples/${name}`).split("stratal: 1")[0]! : "";
}

/** The command lines in an example's header: what prepares it, and last the run. */
export function commandsOf(name: string): string[] {
  return [...headerOf(name).matchAll(/^# {3}((?:stratal|printf) .+)$/gm)].map((match) => match[1]!);
}

/** How an example's run ends, by its header. */
export function expectedStatus(name: string): string {
  return /ends as (\w+)/.exec(headerOf(name))?.[1] ?? "completed";
}
