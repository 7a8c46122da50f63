import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { Database } from "../../src/store/database.ts";

export interface TestDatabase {
  url: string;
  /** A pool on it; `drop` closes it. */
  database: Database;
  /** Closes the pool and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

/** A migrated database of the test's own on the test run's PostgreSQL: a copy of the template, in some 30 ms. */
export async function createTestDatabase(
  options: { maxConnections?: number; migrated?: boolean; tablespace?: string } = {},
): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const template = options.migrated === false ? "template0" : inject("templateDatabase");
  const name = `stratal_test_${randomBytes(6).toString("hex")}`;
  const place = options.tablespace === undefined ? "" : ` TABLESPACE ${options.tablespace}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}${place}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = new Database({
    url: url.href,
    maxConnections: options.maxConnections ?? 5,
    applicationName: "test",
  });
  return {
    url: url.href,
    database,
    drop: async () => {
      await database.close();
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(url: string, text: string): Promise<void> {
  const server = new Database({ url, maxConnections: 1, applicationName: "test server" });
  try {
    await server.query({ text, values: [] });
  } finally {
    await server.close();
  }
}
