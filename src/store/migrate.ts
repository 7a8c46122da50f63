/**
 * Owns: bringing the database's schema to the version of this program, and back. Does not own: any migration (migrations/).
 *
 * 1. One migrator at a time: a session advisory lock on a connection of its own; the others wait, then find nothing to do.
 * 2. Each migration is one transaction together with its row in `schema_migrations`: killed half way, it has not happened.
 * 3. A database that has migrations this program does not know belongs to a newer release and is left alone.
 */
import { readdir } from "node:fs/promises";
import { runner } from "node-pg-migrate";
import { StratalError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { packageFile } from "../base/package-files.ts";
import type { Database } from "./database.ts";

const MIGRATIONS_DIR = packageFile("migrations");
const MIGRATIONS_TABLE = "schema_migrations";
/** Advisory lock of the migrators; any number, as long as every release uses the same. */
const LOCK_KEY = 7_283_590_114;

type Connection = Awaited<ReturnType<Database["dedicatedConnection"]>>;

export interface MigrationStatus {
  /** Names of the migrations in the database, oldest first. */
  applied: { name: string; appliedAt: Date }[];
  /** Names this program has and the database has not, in the order in which they will run. */
  pending: string[];
  /** Names in the database that this program does not know: it is older than the schema. */
  unknown: string[];
}

export interface MigrateOptions {
  logger?: Logger;
  /** Folder of the numbered SQL files; the program's own by default. */
  directory?: string;
}

/** Runs every pending migration and returns their names; waits for a migrator that is at work. */
export async function migrateUp(
  database: Database,
  options: MigrateOptions = {},
): Promise<string[]> {
  return withMigrationLock(database, options, async (connection, directory) => {
    const status = await readStatus(connection, directory);
    refuseNewerDatabase(status);
    for (const name of status.pending) await apply(connection, directory, "up", name, options);
    return status.pending;
  });
}

/** Takes back the newest `steps` migrations, newest first, and returns their names. Their data is lost. */
export async function migrateDown(
  database: Database,
  steps: number,
  options: MigrateOptions = {},
): Promise<string[]> {
  return withMigrationLock(database, options, async (connection, directory) => {
    const status = await readStatus(connection, directory);
    refuseNewerDatabase(status);
    const names = status.applied.map((migration) => migration.name).reverse();
    const undone = names.slice(0, steps);
    for (const name of undone) await apply(connection, directory, "down", name, options);
    return undone;
  });
}

/** What the database has and what it lacks; takes no lock and changes nothing. */
export async function migrationStatus(
  database: Database,
  options: MigrateOptions = {},
): Promise<MigrationStatus> {
  const connection = await database.dedicatedConnection("stratal migrate");
  try {
    return await readStatus(connection, options.directory ?? MIGRATIONS_DIR);
  } finally {
    await connection.end();
  }
}

/** Throws `migration_needed` unless the schema is exactly the one this program was written for. */
export async function assertMigrated(
  database: Database,
  options: MigrateOptions = {},
): Promise<void> {
  const status = await migrationStatus(database, options);
  refuseNewerDatabase(status);
  if (status.pending.length === 0) return;
  throw new StratalError(
    "migration_needed",
    `The database lacks ${status.pending.length === 1 ? "the migration" : `${status.pending.length} migrations, the first is`} ${status.pending[0]!}. Run \`stratal migrate up\`.`,
  );
}

async function withMigrationLock<T>(
  database: Database,
  options: MigrateOptions,
  work: (connection: Connection, directory: string) => Promise<T>,
): Promise<T> {
  const connection = await database.dedicatedConnection("stratal migrate");
  try {
    await prepareSession(connection);
    const { rows } = await connection.query<{ locked: boolean }>(
      "SELECT pg_try_advisory_lock($1) AS locked",
      [LOCK_KEY],
    );
    if (rows[0]?.locked !== true) {
      options.logger?.info("Another process is migrating the database; waiting for it.");
      await connection.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
    }
    return await work(connection, options.directory ?? MIGRATIONS_DIR);
  } finally {
    // The session's end releases the lock, and rolls back what is not committed.
    await connection.end();
  }
}

async function prepareSession(connection: Connection): Promise<void> {
  // The library's `run_on` has no time zone.
  await connection.query("SET TIME ZONE 'UTC'");
  // So that the lock of a migrator that was killed is not held until its statement ends; not every system can look.
  await connection.query("SET client_connection_check_interval = '1s'").catch(ignore);
}

/** These statements run before the schema exists, so they cannot be generated from .sql files that are checked against it. */
async function readStatus(connection: Connection, directory: string): Promise<MigrationStatus> {
  const known = await knownMigrations(directory);
  const table = await connection.query<{ exists: boolean }>(
    "SELECT to_regclass($1) IS NOT NULL AS exists",
    [MIGRATIONS_TABLE],
  );
  const applied =
    table.rows[0]?.exists === true
      ? (
          await connection.query<{ name: string; appliedAt: Date }>(
            `SELECT name, run_on AT TIME ZONE 'UTC' AS "appliedAt" FROM ${MIGRATIONS_TABLE} ORDER BY id`,
          )
        ).rows
      : [];
  const names = new Set(applied.map((migration) => migration.name));
  return {
    applied,
    pending: known.filter((name) => !names.has(name)),
    unknown: [...names].filter((name) => !known.includes(name)),
  };
}

async function knownMigrations(directory: string): Promise<string[]> {
  const files = await readdir(directory);
  return files
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length))
    .sort();
}

function refuseNewerDatabase(status: MigrationStatus): void {
  if (status.unknown.length === 0) return;
  throw new StratalError(
    "migration_needed",
    `The database has the migration ${status.unknown.at(-1)!}, which this release of Stratal does not know: the schema is newer than ` +
      "the program. Start the release that migrated it, or take the migration back with that release (`stratal migrate down`).",
  );
}

/** One migration per call of the library, so that a failure can be reported with its name. */
async function apply(
  connection: Connection,
  directory: string,
  direction: "up" | "down",
  name: string,
  options: MigrateOptions,
): Promise<void> {
  const { rows } = await connection.query<{ schema: string }>("SELECT current_schema() AS schema");
  try {
    await runner({
      dbClient: connection,
      dir: directory,
      direction,
      count: 1,
      migrationsTable: MIGRATIONS_TABLE,
      migrationsSchema: rows[0]!.schema,
      singleTransaction: false,
      noLock: true,
      logger: { info: ignore, warn: ignore, error: ignore },
    });
  } catch (error) {
    throw new StratalError(
      "migration_needed",
      `The migration ${name} (${direction}) failed and changed nothing: ${messageOf(error)}`,
      { cause: error },
    );
  }
  options.logger?.info({ migration: name, direction }, "Migrated the database.");
}

function ignore(): void {
  // Narration of the library (`apply` logs what happened), or a refusal that does no harm.
}
