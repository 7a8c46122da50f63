import { availableParallelism } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { cpuTimeMs } from "../cpu-time.ts";
import { ownRow, type Benchmark, type Measurement } from "../measurement.ts";
import { databaseProcess } from "../stratal/database.ts";
import { findDescendant, memoryMib } from "../process-memory.ts";
import { StratalSide } from "../stratal/side.ts";
import { startStack } from "../stratal/stack.ts";
import { sleep } from "../wait.ts";
import { chain } from "../workload.ts";

const INLINE_SLOTS = 64;
/** What starting leaves to be done is done by then. */
const SETTLE_MS = 10_000;
/** The database counts a connection's transactions a while after they have ended. */
const COUNTED_MS = 1_500;

/** A server and a worker that have run something and now do nothing (P10). */
export const idle: Benchmark = {
  name: "idle",
  suites: ["scale"],
  needs: "nothing",
  sentence: "a server and a worker that do nothing: queries, processor time, memory",
  async run({ options, processes, progress }) {
    const dataDir = join(processes.directory, "idle");
    const slots = { inlineSlots: INLINE_SLOTS, processSlots: availableParallelism() };
    const stack = await startStack(processes, { dataDir, databaseUrl: null, ...slots });
    const one = await new StratalSide(stack).prepare(chain(1));
    await one();
    progress("idle");
    await sleep(SETTLE_MS);
    const server = stack.child.pid!;
    const pids = {
      server,
      worker: findDescendant(server, "worker"),
      database: databaseProcess(dataDir),
    };
    const database = new pg.Client({ connectionString: stack.databaseUrl });
    await database.connect();
    try {
      return await watch(database, pids, options.size.idleSeconds);
    } finally {
      await database.end();
      await processes.end(stack.child);
    }
  },
};

interface Pids {
  server: number;
  worker: number;
  database: number;
}

async function watch(database: pg.Client, pids: Pids, seconds: number): Promise<Measurement[]> {
  const sample = async () => ({
    at: performance.now(),
    transactions: await transactions(database),
    all: cpuTimeMs([pids.server]) ?? Number.NaN,
    worker: cpuTimeMs([pids.worker]) ?? Number.NaN,
    database: cpuTimeMs([pids.database]) ?? Number.NaN,
  });
  await sleep(COUNTED_MS);
  const before = await sample();
  await sleep(seconds * 1_000);
  const after = await sample();
  const elapsedMs = after.at - before.at;
  const percent = (name: "all" | "worker" | "database"): number =>
    (100 * (after[name] - before[name])) / elapsedMs;
  const row = (what: string, unit: string, value: number): Measurement =>
    ownRow("idle", `nothing to do for ${seconds} s: ${what}`, unit, [value]);
  return [
    row(
      "transactions, nearly all of one query",
      "per second",
      (after.transactions - before.transactions) / (elapsedMs / 1_000),
    ),
    row("server", "% of a core", percent("all") - percent("worker") - percent("database")),
    row("worker and its launcher", "% of a core", percent("worker")),
    row("PostgreSQL", "% of a core", percent("database")),
    row("server's memory", "MiB", memoryMib(pids.server)),
    row("worker's memory", "MiB", memoryMib(pids.worker)),
  ];
}

/** Committed or rolled back in the database so far; asking is one more. */
async function transactions(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ count: string }>(
    "SELECT xact_commit + xact_rollback AS count FROM pg_stat_database WHERE datname = current_database()",
  );
  return Number(rows[0]?.count);
}
