/** Builds a mutant: a copy of dist in which the changed files are compiled anew. */
import { cp, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Change, Mutant } from "./list.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** What the program finds beside dist. */
const BESIDE = ["node_modules", "migrations", "web", "package.json"];
/** A prepared statement in a file of `npm run sql:generate`. */
const STATEMENT = /("statement":\s*)("(?:[^"\\]|\\.)*")/g;

/** Answers the directory of the copy; its program is `dist/cli/main.js`. */
export async function plant(mutant: Mutant): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "stratal-mutant-"));
  await cp(join(ROOT, "dist"), join(directory, "dist"), { recursive: true });
  for (const name of BESIDE) await symlink(join(ROOT, name), join(directory, name));
  const files = new Set(mutant.changes.map(({ file }) => file));
  for (const file of files) {
    const changes = mutant.changes.filter((change) => change.file === file);
    const { path, text } = file.endsWith(".sql")
      ? await changedStatements(file, changes)
      : await changedModule(file, changes);
    await writeFile(join(directory, "dist", path), text);
  }
  return directory;
}

async function changedModule(
  file: string,
  changes: readonly Change[],
): Promise<{ path: string; text: string }> {
  let source = await readFile(join(ROOT, "src", file), "utf8");
  for (const change of changes) source = replaced(source, change);
  const { outputText } = ts.transpileModule(source, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      rewriteRelativeImportExtensions: true,
      verbatimModuleSyntax: true,
    },
  });
  return { path: file.replace(/\.ts$/, ".js"), text: outputText };
}

async function changedStatements(
  file: string,
  changes: readonly Change[],
): Promise<{ path: string; text: string }> {
  const path = file.replace(/\.sql$/, ".queries.js");
  const generated = await readFile(join(ROOT, "dist", path), "utf8");
  const before = [...generated.matchAll(STATEMENT)].map((match) => match[2]!).join("\n");
  for (const { find } of changes)
    if (!before.includes(escaped(find))) throw new Error(`${file} has no ${JSON.stringify(find)}.`);
  const text = generated.replace(STATEMENT, (_, key: string, statement: string) => {
    // A string of JSON.
    let sql = JSON.parse(statement) as string;
    for (const { find, replace } of changes) sql = sql.replaceAll(find, padded(find, replace));
    return `${key}${JSON.stringify(sql)}`;
  });
  return { path, text };
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As long as what it replaces, with parameters where they were. */
function padded(find: string, replace: string): string {
  if (replace.length > find.length)
    throw new Error(`${JSON.stringify(replace)} is longer than what it replaces.`);
  return replace.padEnd(find.length);
}

function replaced(text: string, { file, find, replace }: Change): string {
  if (!text.includes(find)) throw new Error(`${file} has no ${JSON.stringify(find)}.`);
  return text.replaceAll(find, replace);
}
