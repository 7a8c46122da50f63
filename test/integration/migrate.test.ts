import { execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  assertMigrated,
  migrateDown,
  migrateUp,
  migrationStatus,
} from "../../src/store/migrate.ts";
import { dumpSchema } from "../../tools/dump-schema.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { until } from "../support/processes.ts";

const migrateProcess = fileURLToPath(new URL("../support/migrate-process.ts", import.meta.url));
const ours = (await readdir(new URL("../../migrations/", import.meta.url)))
  .filter((file) => file.endsWith(".sql"))
  .map((file) => file.replace(/\.sql$/, ""))
  .sort();

let test: TestDatabase;
let directory: string;
beforeEach(async () => {
  test = await createTestDatabase({ migrated: false });
  directory = await mkdtemp(join(tmpdir(), "stratal-migrations-"));
});
afterEach(async () => {
  await test.drop();
  await rm(directory, { recursive: true, force: true });
});

/** Writes a migration into the test's own folder. */
async function migration(name: string, up: string, down = ""): Promise<void> {
  const text = `-- Up Migration\n${up}\n-- Down Migration\n${down}\n`;
  await writeFile(join(directory, `${name}.sql`), text);
}

async function columns(table: string): Promise<string[]> {
  const { rows } = await test.database.query({
    text: "SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 ORDER BY 1",
    values: [table],
  });
  return (rows as { name: string }[]).map((row) => row.name);
}

/** Arguments of Node that run a TypeScript file. */
function runs(file: string, ...args: string[]): string[] {
  return ["--import", "tsx", file, ...args];
}

describe("the program's migrations", () => {
  it("run once, and then the schema is the program's", async () => {
    await expect(assertMigrated(test.database)).rejects.toMatchObject({ code: "migration_needed" });
    expect((await migrationStatus(test.database)).pending).toEqual(ours);
    expect(await migrateUp(test.database)).toEqual(ours);
    expect(await migrateUp(test.database)).toEqual([]);
    const status = await migrationStatus(test.database);
    expect(status).toMatchObject({ pending: [], unknown: [] });
    expect(status.applied.map((migration) => migration.name)).toEqual(ours);
    expect(Math.abs(Date.now() - status.applied[0]!.appliedAt.getTime())).toBeLessThan(60_000);
    await assertMigrated(test.database);
  });

  it("leave nothing behind when all are taken back, and run again", async () => {
    const empty = await dumpSchema(test.database);
    await migrateUp(test.database);
    const migrated = await dumpSchema(test.database);
    expect(migrated).toContain("CREATE TABLE task_runs");
    expect(await migrateDown(test.database, ours.length)).toEqual(ours.toReversed());
    expect(await dumpSchema(test.database)).toBe(empty);
    await migrateUp(test.database);
    expect(await dumpSchema(test.database)).toBe(migrated);
  });

  it("make what schema.sql makes: the dump can be loaded and dumps to itself", async () => {
    await migrateUp(test.database);
    const dump = await dumpSchema(test.database);
    const copy = await createTestDatabase({ migrated: false });
    try {
      await copy.database.query({ text: dump, values: [] });
      expect(await dumpSchema(copy.database)).toBe(dump);
    } finally {
      await copy.drop();
    }
  });

  it("run once when three processes start at the same time", async () => {
    const results = await Promise.all(
      [1, 2, 3].map(() => promisify(execFile)(process.execPath, runs(migrateProcess, test.url))),
    );
    const names = results.map(({ stdout }) => JSON.parse(stdout) as string[]);
    expect(names.flat()).toEqual(ours);
    await assertMigrated(test.database);
  });
});

describe("a migrator", () => {
  it("waits while another one holds the lock", async () => {
    await migration("0001_wait", "SELECT pg_sleep(0.3);");
    const first = migrateUp(test.database, { directory });
    const second = migrateUp(test.database, { directory });
    expect((await Promise.all([first, second])).sort()).toEqual([[], ["0001_wait"]]);
  });

  it("takes back the newest migrations only", async () => {
    await migration("0001_one", "CREATE TABLE one (a int);", "DROP TABLE one;");
    await migration("0002_two", "ALTER TABLE one ADD b int;", "ALTER TABLE one DROP b;");
    await migration("0003_three", "ALTER TABLE one ADD c int;", "ALTER TABLE one DROP c;");
    await migrateUp(test.database, { directory });
    expect(await migrateDown(test.database, 2, { directory })).toEqual(["0003_three", "0002_two"]);
    expect(await columns("one")).toEqual(["a"]);
    expect((await migrationStatus(test.database, { directory })).pending).toEqual([
      "0002_two",
      "0003_three",
    ]);
  });

  it("keeps what succeeded, names what failed, and leaves nothing of it", async () => {
    await migration("0001_good", "CREATE TABLE good (a int);");
    await migration("0002_bad", "CREATE TABLE half (a int);\nSELECT * FROM missing;");
    await expect(migrateUp(test.database, { directory })).rejects.toMatchObject({
      code: "migration_needed",
      message: expect.stringMatching(/0002_bad \(up\) failed.*"missing" does not exist/) as string,
    });
    expect(await columns("half")).toEqual([]);
    const status = await migrationStatus(test.database, { directory });
    expect(status.applied.map(({ name }) => name)).toEqual(["0001_good"]);
    await migration("0002_bad", "CREATE TABLE half (a int);");
    expect(await migrateUp(test.database, { directory })).toEqual(["0002_bad"]);
  });

  it("that is killed half way leaves the schema as it was, and the next one goes on", async () => {
    await migration("0001_slow", "CREATE TABLE half (a int);\nSELECT pg_sleep(600);");
    const child = spawn(process.execPath, runs(migrateProcess, test.url, directory));
    await until("the migration sleeps", isSleeping);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
    await migration("0001_slow", "CREATE TABLE half (a int, b int);");
    expect(await migrateUp(test.database, { directory })).toEqual(["0001_slow"]);
    expect(await columns("half")).toEqual(["a", "b"]);
  });

  it("refuses a database that a newer release migrated", async () => {
    await migration("0001_one", "CREATE TABLE one (a int);");
    await migration("0002_new", "ALTER TABLE one ADD b int;");
    await migrateUp(test.database, { directory });
    await rm(join(directory, "0002_new.sql"));
    const newer = {
      code: "migration_needed",
      message: expect.stringContaining("0002_new") as string,
    };
    await expect(assertMigrated(test.database, { directory })).rejects.toMatchObject(newer);
    await expect(migrateUp(test.database, { directory })).rejects.toMatchObject(newer);
    await expect(migrateDown(test.database, 1, { directory })).rejects.toMatchObject(newer);
    expect((await migrationStatus(test.database, { directory })).unknown).toEqual(["0002_new"]);
  });

  it("works in the schema that the connection's search_path names", async () => {
    await test.database.query({ text: "CREATE SCHEMA tenant", values: [] });
    const url = new URL(test.url);
    url.searchParams.set("options", "-c search_path=tenant");
    const { Database } = await import("../../src/store/database.ts");
    const database = new Database({
      url: url.href,
      maxConnections: 1,
      applicationName: "test",
      sessionSettings: { jit: "off" },
    });
    try {
      await migrateUp(database);
      const { rows } = await database.query({
        text: "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
        values: [],
      });
      expect(rows).toEqual([]);
      const jit = await database.query({ text: "SHOW jit", values: [] });
      expect(jit.rows).toEqual([{ jit: "off" }]);
      await assertMigrated(database);
    } finally {
      await database.close();
    }
  });
});

async function isSleeping(): Promise<boolean> {
  const { rows } = await test.database.query({
    text: "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'",
    values: [],
  });
  return rows.length === 1;
}
