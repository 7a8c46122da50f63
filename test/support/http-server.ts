import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLogger } from "../../src/base/logger.ts";
import { loadSettings } from "../../src/config/load.ts";
import type { Settings } from "../../src/config/settings.ts";
import { startServer, type RunningServer } from "../../src/server/server.ts";
import type { Database } from "../../src/store/database.ts";
import { contractViolation } from "./contract-check.ts";
import { createTestDatabase } from "./database.ts";

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; whatever the test expects it to be. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any;
}

export interface RequestOptions {
  /** Sent as JSON; text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestServer {
  server: RunningServer;
  url: string;
  database: Database;
  databaseUrl: string;
  dataDir: string;
  /** Sends a request; fails if the answer is not what the OpenAPI document says. */
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  close(): Promise<void>;
}

/** A server on a port of its own with a database of its own, or with the database behind `pool`. */
export async function startTestServer(
  overrides: Partial<Settings> = {},
  pool?: Database,
  options: { tablespace?: string } = {},
): Promise<TestServer> {
  const testDatabase = await createTestDatabase(options);
  const dataDir = await mkdtemp(join(tmpdir(), "stratal-server-"));
  const database = pool ?? testDatabase.database;
  const logger = createLogger({
    level: "silent",
    pretty: false,
    name: "test",
  });
  const settings = loadSettings({
    env: {},
    overrides: { databaseUrl: testDatabase.url, dataDir, port: 0, ...overrides },
  });
  const server = await startServer({ settings, logger, database });
  const url = server.url;
  return {
    server,
    url,
    database,
    databaseUrl: testDatabase.url,
    dataDir,
    request: (method, path, options) => sendRequest(url, method, path, options),
    close: async () => {
      await server.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function sendRequest(
  url: string,
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const { body, headers = {} } = options;
  const isText = typeof body === "string" || body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const json: unknown = isJson ? JSON.parse(text) : null;
  const answer = { status: response.status, headers: response.headers, text, json };
  const violation = contractViolation(method, path, answer);
  if (violation !== null) throw new Error(violation);
  return answer;
}
