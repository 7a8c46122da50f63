/** An empty database for a tool, on the server of TOOLS_DATABASE_URL or on an embedded PostgreSQL that ends with the work. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger } from "../src/base/logger.ts";
import { Database } from "../src/store/database.ts";
import { startEmbeddedPostgres } from "../src/store/embedded/embedded-postgres.ts";

/** Runs `work` with the URL of an empty database that nobody else uses, and removes it afterwards. */
export async function withScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = process.env["TOOLS_DATABASE_URL"];
  if (server !== undefined && server !== "") return onServer(server, work);
  const dataDir = await mkdtemp(join(tmpdir(), "stratal-tools-"));
  const logger = createLogger({ level: "warn", pretty: false, name: "tools" });
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, logger, settings: { fsync: "off" } });
    try {
      return await onServer(postgres.url, work);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function onServer<T>(serverUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `stratal_tool_${randomBytes(6).toString("hex")}`;
  const server = new Database({ url: serverUrl, maxConnections: 1, applicationName: "tools" });
  try {
    await server.query({ text: `CREATE DATABASE ${name} TEMPLATE template0`, values: [] });
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    try {
      return await work(url.href);
    } finally {
      await server.query({ text: `DROP DATABASE ${name} WITH (FORCE)`, values: [] });
    }
  } finally {
    await server.close();
  }
}
