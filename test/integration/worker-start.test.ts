/** A worker whose database goes away while it starts: it waits for it, or ends, but is never there without working. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { armFailpoints, disarmFailpoints } from "../../src/base/failpoint.ts";
import { createLogger, type Logger } from "../../src/base/logger.ts";
import { loadSettings, scriptEnvironment } from "../../src/config/load.ts";
import { startWorker } from "../../src/worker/worker.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const silent = createLogger({ level: "silent", pretty: false, name: "test" });
const program = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
let db: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  db = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "stratal-worker-start-"));
});
afterAll(async () => {
  await db.drop();
  await rm(dataDir, { recursive: true, force: true });
});

it("is registered when the database is back", async () => {
  const settings = loadSettings({
    env: {},
    overrides: { databaseUrl: db.url, dataDir, workerIsolation: "process" },
  });
  const warned: string[] = [];
  const warn = (...said: unknown[]): void => {
    warned.push(String(said.at(-1)));
    if (warned.includes("not registered yet")) disarmFailpoints();
  };
  // Of a logger, only its warnings are looked at.
  const logger = Object.assign(Object.create(silent) as Logger, { warn });
  armFailpoints("worker.register=throw");
  const worker = await startWorker({ settings, logger, environment: scriptEnvironment() });
  expect(warned).toContain("not registered yet");
  const { rows } = await db.database.query({ text: "SELECT id, status FROM workers", values: [] });
  expect(rows).toEqual([{ id: worker.id, status: "active" }]);
  await worker.close();
});

it("ends its process when the database does not come back", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", program, "worker"], {
    env: {
      ...scriptEnvironment(),
      STRATAL_DATA_DIR: dataDir,
      DATABASE_URL: db.url,
      STRATAL_ISOLATION: "process",
      STRATAL_DATABASE_CONNECT_TIMEOUT: "1s",
      STRATAL_TESTING: "on",
      STRATAL_FAILPOINTS: "worker.register=throw",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  expect(said).toContain("failpoint worker.register: not done");
  expect(code).toBeGreaterThan(0);
});
