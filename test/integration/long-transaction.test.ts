/**
 * A transaction that somebody forgot keeps vacuum from removing what was claimed since it began. Claims do not get slower for it, counted in
 * rows that they look at, not in time; and operators are told.
 */
import { afterEach, beforeEach, expect, it } from "vitest";
import { createLogger, type Logger } from "../../src/base/logger.ts";
import { moveFloors } from "../../src/store/queues/ready-floors.ts";
import { Database, type Queryable } from "../../src/store/database.ts";
import { claimTasks, type ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { oldTransactionRounds } from "../../src/services/old-transactions.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel } from "../support/kernel.ts";

const RUNS = 12;
const TASKS = 1_000;
const PER_CLAIM = 100;

let db: TestDatabase;
/** One connection, whose plans stay the same. */
let claims: Database;
let kernel: Kernel;
let worker: string;
let forgotten: Awaited<ReturnType<Database["dedicatedConnection"]>>;

beforeEach(async () => {
  db = await createTestDatabase();
  claims = new Database({ url: db.url, maxConnections: 1, applicationName: "claims" });
  kernel = new Kernel(db.database);
  worker = await kernel.worker(3_600_000);
  forgotten = await db.database.dedicatedConnection("forgotten report");
});

afterEach(async () => {
  await forgotten.end();
  await claims.close();
  await db.drop();
});

async function sql<Row>(text: string, on: Database = db.database): Promise<Row[]> {
  // Each caller names the columns that it asks for.
  return (await on.query({ text, values: [] })).rows as Row[];
}

async function beginAndForget(): Promise<void> {
  await forgotten.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  await forgotten.query("SELECT count(*) FROM job_runs");
}

function claim(on: Queryable = claims): Promise<ClaimedTask[]> {
  return claimTasks(on, {
    workerId: worker,
    epoch: 0,
    queues: ["default"],
    tags: [],
    processLimit: 0,
    inlineLimit: PER_CLAIM,
  });
}

/** Claims, and counts the rows of ready_tasks, dead ones included, that were looked at for it: by this connection, not by others. */
function claimAndCount(): Promise<{ tasks: ClaimedTask[]; looks: number }> {
  // Within a transaction nothing of what is counted is handed on.
  return claims.transaction(async (on) => {
    const before = await looksOf(on);
    const tasks = await claim(on);
    return { tasks, looks: (await looksOf(on)) - before };
  });
}

/** What a connection has counted and not yet handed on to the server's statistics. */
async function looksOf(on: Queryable): Promise<number> {
  const { rows } = await on.query({
    text: `SELECT sum(pg_stat_get_xact_tuples_returned(i.indexrelid))::bigint
      + pg_stat_get_xact_tuples_returned('ready_tasks'::regclass) AS looks
      FROM pg_index i
      WHERE i.indrelid = 'ready_tasks'::regclass`,
    values: [],
  });
  return (rows[0] as { looks: number }).looks;
}

/** A round of a server's service, with the second before it. */
async function floorRound(): Promise<void> {
  await sql("UPDATE ready_floors SET moved_at = moved_at - interval '1 second'");
  await moveFloors(db.database, false);
}

/** Starts a run and claims all of its tasks; answers the rows that one claim looked at. */
async function flow(rounds: boolean): Promise<number> {
  await kernel.start(Array.from({ length: TASKS }, (_, index) => ({ name: `t${index}` })));
  let looked = 0;
  for (let left = TASKS; left > 0; left -= PER_CLAIM) {
    const { tasks, looks } = await claimAndCount();
    expect(tasks).toHaveLength(PER_CLAIM);
    looked += looks;
  }
  if (rounds) {
    await floorRound();
    await floorRound();
  }
  return looked / (TASKS / PER_CLAIM);
}

it("claims look at no more rows while a forgotten transaction keeps everything that was claimed", async () => {
  await moveFloors(db.database, true);
  await beginAndForget();
  const perClaim: number[] = [];
  for (let count = 0; count < RUNS; count += 1) perClaim.push(await flow(true));
  const [dead] = await sql<{ rows: number }>(
    "SELECT pg_relation_size('ready_tasks') / 8192 AS rows",
  );
  expect(dead!.rows).toBeGreaterThan((RUNS * TASKS) / 200);
  expect(perClaim.at(-1)!).toBeLessThan(2 * perClaim[1]!);
  // The same without floors: what the test would see if they did not work.
  await sql("DELETE FROM ready_floors");
  expect(await flow(false)).toBeGreaterThan(4 * perClaim.at(-1)!);
});

it("a row that was ranked long before it was committed is found by a deep round", async () => {
  await moveFloors(db.database, true);
  await flow(true);
  await kernel.start([{ name: "late" }]);
  await sql("UPDATE ready_tasks SET fair_rank = fair_rank - 60000000");
  expect(await claim()).toEqual([]);
  await moveFloors(db.database, true);
  expect((await claim()).map(({ name }) => name)).toEqual(["late"]);
});

it("rounds of two servers that come close to each other move a floor once", async () => {
  const floor = async (): Promise<number> =>
    (await sql<{ floor: number }>("SELECT max(floor) AS floor FROM ready_floors"))[0]!.floor;
  await moveFloors(db.database, true);
  await flow(true);
  await moveFloors(db.database, true);
  const before = await floor();
  await moveFloors(db.database, true);
  await moveFloors(db.database, true);
  expect(await floor()).toBe(before);
});

it("operators are told of the transaction once: who it is, since when, and how to end it", async () => {
  const lines: string[] = [];
  const silent = createLogger({ level: "silent", pretty: false, name: "test" });
  // The one method that a round calls.
  const logger = Object.assign(Object.create(silent) as Logger, {
    warn: (_: unknown, message: string) => void lines.push(message),
  });
  const round = oldTransactionRounds({ database: db.database, logger, olderThanMs: 0 });
  await beginAndForget();
  await round();
  await round();
  const [{ pid }] = (await forgotten.query("SELECT pg_backend_pid() AS pid")).rows as [
    { pid: number },
  ];
  const mine = lines.filter((line) => line.includes("forgotten report"));
  expect(mine).toHaveLength(1);
  expect(mine[0]).toContain(`pg_terminate_backend(${pid})`);
  expect(mine[0]).toContain("idle in transaction");
  const events = await sql<{ message: string }>("SELECT message FROM system_events");
  expect(events.map(({ message }) => message)).toEqual(expect.arrayContaining(mine));
  await forgotten.query("COMMIT");
  lines.length = 0;
  await round();
  expect(lines.filter((line) => line.includes("forgotten report"))).toEqual([]);
});
