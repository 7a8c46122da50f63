/** What was answered is on the disk, also when the workers heard of it before it was. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { Database, waitForDatabase } from "../../src/store/database.ts";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../../src/store/embedded/embedded-postgres.ts";
import { layoutOf } from "../../src/store/embedded/placement.ts";
import { migrateUp } from "../../src/store/migrate.ts";
import { createRun, type NewRun } from "../../src/store/runs/create-run.ts";
import { Kernel, PROJECT } from "../support/kernel.ts";
import { until } from "../support/processes.ts";

const logger = createLogger({ level: "silent", pretty: false, name: "test" });

let directory: string;
let postgres: EmbeddedPostgres;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "stratal-durable-"));
  // Else this writes what no commit waited for, a little later and by itself.
  const settings = { wal_writer_delay: "10s" };
  postgres = await startEmbeddedPostgres({ dataDir: directory, logger, settings });
  database = new Database({ url: postgres.url, maxConnections: 2, applicationName: "test" });
  await migrateUp(database);
});
afterAll(async () => {
  await database.close();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
});

it.each([
  ["a run", null],
  ["a run with an idempotency key", "once"],
])("%s that rang the workers is there after the database was killed", async (_, key) => {
  const { version, versionId } = await new Kernel(database).start([{ name: "a" }]);
  const newRun: NewRun = {
    projectId: PROJECT,
    jobId: version.jobId,
    versionId,
    plan: version.plan,
    inputs: {},
    triggeredBy: "test",
    rings: ["default"],
    ...(key === null ? {} : { idempotency: { scope: "test", key, requestHash: Buffer.alloc(32) } }),
  };
  const { runId } = await createRun(database, newRun);
  await killDatabase();
  const { rows } = await database.query({
    text: "SELECT status FROM job_runs WHERE id = $1",
    values: [runId],
  });
  expect(rows).toEqual([{ status: "queued" }]);
});

/** Resolves when another server runs: processes of the killed one may answer for a moment. */
async function killDatabase(): Promise<void> {
  const killed = await postmasterPid();
  process.kill(killed!, "SIGKILL");
  await until(
    "it is started again",
    async () => ![killed, null].includes(await postmasterPid()),
    60_000,
  );
  await waitForDatabase(database, 60_000);
}

/** Null while there is none. */
async function postmasterPid(): Promise<number | null> {
  const file = join(layoutOf(postgres.dataDir).pgDataDir, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : Number(text.split("\n")[0]);
}
