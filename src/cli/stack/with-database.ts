import type { Logger } from "../../base/logger.ts";
import type { Settings } from "../../config/settings.ts";
import { Database, waitForDatabase } from "../../store/database.ts";
import { CliError } from "../cli-error.ts";

/** Runs some work on the configured database, once it answers. */
export async function withDatabase<T>(
  settings: Settings,
  logger: Logger,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = new Database({
    url: requireDatabaseUrl(settings, "This command"),
    maxConnections: 1,
    applicationName: "stratal cli",
    onError: (error) => {
      logger.warn({ err: error.message }, "a database connection failed");
    },
  });
  try {
    await waitForDatabase(database, settings.databaseConnectTimeoutMs, (reason) => {
      logger.warn({ reason }, "Waiting for the database.");
    });
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The configured database; an error that explains the two ways to have one when there is none. */
export function requireDatabaseUrl(settings: Settings, who: string): string {
  if (settings.databaseUrl !== null) return settings.databaseUrl;
  throw new CliError(
    `${who} needs a PostgreSQL database, and DATABASE_URL is not set.`,
    "Set DATABASE_URL, such as postgres://user:password@127.0.0.1:5432/stratal, or use `stratal up`, which brings its own database.",
  );
}
