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

/** What the test projects of one run share. */
interface TestServer {
  url: string;
  templateDatabase: string;
  stop(): Promise<void>;
}

interface SharedServer {
  started: Promise<TestServer>;
  users: number;
}

/** Vitest loads this file once per project, in one process: the global object is where they meet. */
const shared = globalThis as { stratalTestServer?: SharedServer };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = (shared.stratalTestServer ??= { started: startServer(), users: 0 });
  server.users += 1;
  const { url, templateDatabase, stop } = await server.started;
  project.provide("postgresUrl", url);
  project.provide("templateDatabase", templateDatabase);
  return async () => {
    server.users -= 1;
    if (server.users > 0) return;
    delete shared.stratalTestServer;
    await stop();
  };
}

async function startServer(): Promise<TestServer> {
  const { url, stop } = await openServer();
  try {
    const templateDatabase = await createTemplate(url);
    return {
      url,
      templateDatabase,
      stop: async () => {
        await onServer(url, `DROP DATABASE IF EXISTS ${templateDatabase} WITH (FORCE)`);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") return { url: given, stop: () => Promise.resolve() };
  const dataDir = await mkdtemp(join(tmpdir(), "stratal-test-postgres-"));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    logger: createLogger({ level: "error", pretty: false, name: "test-postgres" }),
    settings: { fsync: "off", full_page_writes: "off", max_connections: "200" },
  });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      // Not always the same: root's server may have had to go elsewhere.
      for (const folder of [postgres.dataDir, dataDir])
        await rm(folder, { recursive: true, force: true });
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
