/**
 * Checks every statement of src/store against the migrated schema and writes its types (`<name>.queries.ts`), then the schema's
 * dump (schema.sql). `npm run sql:generate [-- --check] [-- <folder>…]`: with folders only their statements, without the dump.
 */
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { Database } from "../src/store/database.ts";
import { migrateUp } from "../src/store/migrate.ts";
import { dumpSchema } from "./dump-schema.ts";
import { reportFiles, repositoryRoot, updateFiles } from "./generated-files.ts";
import { withScratchDatabase } from "./scratch-database.ts";

const STORE = "src/store";
const QUERIES_SUFFIX = ".queries.ts";
const pgtyped = join(repositoryRoot, "node_modules/@pgtyped/cli/lib/index.js");
const jsonType = {
  parameter: "./src/store/json-parameter.ts#JsonParameter",
  return: "./src/base/json.ts#JsonValue",
};
const typesOverrides = {
  int8: "number",
  timestamptz: "Date",
  bytea: "Buffer",
  json: jsonType,
  jsonb: jsonType,
};

const check = process.argv.includes("--check");
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
process.exitCode = await main();

async function main(): Promise<number> {
  const statements = findFiles(".sql");
  if (statements.length === 0) throw new Error(`There is no .sql file in ${folders.join(", ")}.`);
  const { files, invalid, errors } = await withScratchDatabase((url) => generate(url, statements));
  for (const path of findFiles(QUERIES_SUFFIX))
    if (!statements.includes(statementOf(path))) files.set(path, null);
  const outdated = updateFiles(files, check);
  reportFiles(outdated, check, "npm run sql:generate");
  if (invalid.length > 0)
    process.stderr.write(
      `${errors}\nNot valid, or without a statement:\n  ${invalid.join("\n  ")}\n`,
    );
  return invalid.length > 0 || (check && outdated.length > 0) ? 1 : 0;
}

interface Generated {
  /** By path; null: must not exist. */
  files: Map<string, string | null>;
  /** Statements that PostgreSQL refused; the types of the others are good. */
  invalid: string[];
  errors: string;
}

async function generate(url: string, statements: readonly string[]): Promise<Generated> {
  const database = new Database({ url, maxConnections: 1, applicationName: "generate-sql" });
  try {
    await migrateUp(database);
    const generated = await generateTypes(url, statements);
    if (folders.length === 0) generated.files.set("schema.sql", await dumpSchema(database));
    return generated;
  } finally {
    await database.close();
  }
}

/** Files below the chosen folders by suffix, as paths within the repository. */
function findFiles(suffix: string): string[] {
  const roots = folders.length === 0 ? [STORE] : folders.map(inRepository);
  return readdirSync(join(repositoryRoot, STORE), { recursive: true, encoding: "utf8" })
    .map((path) => `${STORE}/${path}`)
    .filter((path) => path.endsWith(suffix) && roots.some((root) => path.startsWith(`${root}/`)))
    .sort();
}

function inRepository(folder: string): string {
  return relative(repositoryRoot, resolve(folder));
}

function statementOf(path: string): string {
  return path.slice(0, -QUERIES_SUFFIX.length) + ".sql";
}

/** Runs pgtyped on a copy of the statements, so that nothing is half written and its paths do not depend on where we are. */
async function generateTypes(url: string, statements: readonly string[]): Promise<Generated> {
  const directory = await mkdtemp(join(tmpdir(), "stratal-sql-"));
  try {
    for (const path of statements) await cp(join(repositoryRoot, path), join(directory, path));
    const errors = explain(await runPgtyped(directory, url));
    const files = new Map<string, string | null>();
    const invalid: string[] = [];
    for (const path of statements) {
      const target = path.slice(0, -".sql".length) + QUERIES_SUFFIX;
      const text = await readFile(join(directory, target), "utf8").catch(() => null);
      if (text === null) invalid.push(path);
      else files.set(target, text);
    }
    return { files, invalid, errors };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runPgtyped(directory: string, url: string): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const config = {
    transforms: [
      { mode: "sql", include: "**/*.sql", emitTemplate: `{{dir}}/{{name}}${QUERIES_SUFFIX}` },
    ],
    srcDir: `./${STORE}/`,
    failOnError: true,
    camelCaseColumnNames: false,
    maxWorkerThreads: 2,
    typesOverrides,
    db: {
      host: hostname,
      port: Number(port || 5432),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      dbName: pathname.slice(1),
    },
  };
  const configPath = join(directory, "pgtyped.json");
  await writeFile(configPath, JSON.stringify(config));
  // A clean environment: pgtyped prefers DATABASE_URL and PG* to its configuration.
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [pgtyped, "-c", configPath],
    { cwd: directory, env: {}, maxBuffer: 16 * 1024 * 1024 },
  );
  return stdout + stderr;
}

/** pgtyped's messages without its progress and its own stack traces. */
function explain(output: string): string {
  return output
    .split("\n")
    .filter((line) => !/^(Processing|Saved|Skipped|Using a pool|\s+at )/.test(line))
    .join("\n")
    .trim();
}
