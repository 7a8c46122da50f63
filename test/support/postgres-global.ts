/**
 * One real PostgreSQL for the whole test run: the server of TEST_DATABASE_URL, or an embedded one without fsync (tests that kill a
 * server start their own, with fsync). It migrates a template database once; `createTestDatabase` copies it.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createLogger } from "../../src/base/logger.ts";
import { Database } from "../../src/store/database.ts";
import { startEmbeddedPostgres } from "../../src/store/embedded/embedded-postgres.ts";
import { migrateUp } from "../../src/store/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** URL of the server, in a database in which nobody works. */
    postgresUrl: string;
    /** Name of the migrated database to copy; nobody may be connected to it. */
    templateDatabase: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  try {
    const templateDatabase = await createTemplate(server.url);
    project.provide("postgresUrl", server.url);
    project.provide("templateDatabase", templateDatabase);
    return async () => {
      await onServer(server.url, `DROP DATABASE IF EXISTS ${templateDatabase} WITH (FORCE)`);
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

interface TestServer {
  url: string;
  stop(): Promise<void>;
}

async function startServer(): Promise<TestServer> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") return { url: given, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(join(tmpdir(), "stratal-test-postgres-"));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    logger: createLogger({ level: "warn", pretty: false, name: "test-postgres" }),
    settings: { fsync: "off", full_page_writes: "off", max_connections: "200" },
  });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      await rm(postgres.dataDir, { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function createTemplate(serverUrl: string): Promise<string> {
  const name = `stratal_template_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = new Database({
    url: url.href,
    maxConnections: 1,
    applicationName: "test template",
  });
  try {
    await migrateUp(database);
  } finally {
    await database.close();
  }
  return name;
}

async function onServer(url: string, text: string): Promise<void> {
  const database = new Database({ url, maxConnections: 1, applicationName: "test server" });
  try {
    await database.query({ text, values: [] });
  } finally {
    await database.close();
  }
}
