/**
 * Everything is drained and started again, one after the other and twice, while a client goes on starting runs: servers, workers (on machines
 * of their own, as far as the network goes), Redis and PostgreSQL. No run fails or is lost, and no script runs twice.
 */
import { mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { createClient, documentBody } from "../../src/client/client.ts";
import { Database } from "../../src/store/database.ts";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../../src/store/embedded/embedded-postgres.ts";
import { layoutOf } from "../../src/store/embedded/placement.ts";
import { migrateUp } from "../../src/store/migrate.ts";
import { startCli, type CliProcess } from "../support/cli.ts";
import { makeNamespace, type NetworkNamespace } from "../support/network-namespaces.ts";
import { programPath, until } from "../support/processes.ts";
import { describeWithRedis, freePort, startTestRedis, type TestRedis } from "../support/redis.ts";
import { createStackFolder } from "../support/stack-folder.ts";
import { SteadyLoad } from "../support/steady-load.ts";

const ROUNDS = 2;
/** A machine that is busy with other things starts programs slowly; alone it takes half a minute. */
const STARTING_MS = 120_000;
const LIMIT_MS = 900_000;
/** What the script and the watchdog need; other interpreters would only be looked for at each start. */
const TOOLS = ["bash", "sh", "sleep", "cat", "rm", "mkdir", "mkfifo", "setsid", "grep", "seq"];
const TASKS = ["first", "left", "right", "last"];

/** A server or a worker, and how it is started again. */
interface Member {
  args: readonly string[];
  env: Record<string, string>;
  prefix: readonly string[];
  isUp: (process: CliProcess) => Promise<boolean>;
  process: CliProcess | null;
}

let folder: Awaited<ReturnType<typeof createStackFolder>>;
let postgres: EmbeddedPostgres;
let database: Database;
const namespaces: (NetworkNamespace | null)[] = [];

beforeAll(async () => {
  folder = await createStackFolder();
  const logger = createLogger({ level: "silent", pretty: false, name: "test" });
  postgres = await startEmbeddedPostgres({ dataDir: join(folder.path, "postgres"), logger });
  database = new Database({ url: postgres.url, maxConnections: 2, applicationName: "test" });
  await migrateUp(database);
  for (const number of [0, 1]) {
    const made = await makeNamespace(number);
    if (typeof made === "string") {
      if (process.env["CI"] !== undefined) throw new Error(made);
      process.stderr.write(`NOT TESTED, workers on machines of their own: ${made}\n`);
    }
    namespaces.push(typeof made === "string" ? null : made);
  }
});

afterAll(async () => {
  await Promise.all(namespaces.map((each) => each?.remove()));
  await database.close();
  await postgres.stop();
  await folder.remove();
});

async function sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  // Each caller names the columns that it asks for.
  return (await database.query({ text, values })).rows as Row[];
}

async function start(member: Member): Promise<void> {
  const { args, env, prefix, isUp } = member;
  const process = startCli(args, { cwd: folder.path, env, prefix });
  member.process = process;
  let ended = false;
  void process.finished.then(() => (ended = true));
  await until(`${args.join(" ")} is up`, async () => ended || isUp(process), STARTING_MS);
  if (ended) throw new Error(`${args.join(" ")} did not start:\n${process.stderr()}`);
}

/** Drains a member; fails if it does not end as it should. */
async function drain(member: Member): Promise<void> {
  member.process!.child.kill("SIGTERM");
  const { code, stderr } = await member.process!.finished;
  if (code !== 0) throw new Error(`${member.args.join(" ")} ended with ${code}:\n${stderr}`);
}

function serverOn(port: number, env: Record<string, string>): Member {
  return {
    args: ["server"],
    env: { ...env, STRATAL_PORT: String(port) },
    prefix: [],
    process: null,
    isUp: async () =>
      (await fetch(`http://127.0.0.1:${port}/api/v1/health/ready`).catch(() => null))?.ok === true,
  };
}

async function workerIn(
  number: number,
  env: Record<string, string>,
  urls: Record<"DATABASE_URL" | "REDIS_URL", string>,
): Promise<Member> {
  const namespace = namespaces[number] ?? null;
  const reached = { ...urls };
  if (namespace !== null)
    for (const key of ["DATABASE_URL", "REDIS_URL"] as const) {
      const url = new URL(urls[key]);
      const { host, port } = await namespace.reach(Number(url.port));
      [url.hostname, url.port] = [host, String(port)];
      reached[key] = url.href;
    }
  return {
    args: ["worker"],
    env: { ...env, ...reached, STRATAL_WORKER_NAME: `worker-${number}` },
    prefix: namespace?.prefix ?? [],
    process: null,
    isUp: (process) => Promise.resolve(process.stderr().includes("offers")),
  };
}

/** A fast shutdown; the embedded PostgreSQL starts again by itself. */
async function restartPostgres(): Promise<void> {
  const startedAt = async (): Promise<string | null> => {
    const rows = await sql<{ at: string }>("SELECT pg_postmaster_start_time()::text AS at").catch(
      () => [],
    );
    return rows[0]?.at ?? null;
  };
  const before = await startedAt();
  const { pgDataDir } = layoutOf(postgres.dataDir);
  const pid = Number((await readFile(join(pgDataDir, "postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGINT");
  await until(
    "PostgreSQL is back",
    async () => {
      const at = await startedAt();
      return at !== null && at !== before;
    },
    STARTING_MS,
  );
}

async function toolFolder(): Promise<string> {
  const bin = join(folder.path, "bin");
  await mkdir(bin);
  for (const tool of TOOLS) await symlink(programPath(tool), join(bin, tool));
  return bin;
}

/** Notes each execution, as `<run> <task>`, in a file of everybody. */
function job(): string {
  const note = `echo "$STRATAL_RUN_ID $STRATAL_TASK_NAME" >> ${folder.path}/executions; sleep 0.2`;
  const after: Record<string, string[]> = {
    left: ["first"],
    right: ["first"],
    last: ["left", "right"],
  };
  const tasks = TASKS.map((name) => ({ name, run: note, depends_on: after[name] ?? [] }));
  return JSON.stringify({ stratal: 1, name: "rolling", tasks });
}

async function executions(): Promise<string[]> {
  const text = await readFile(join(folder.path, "executions"), "utf8");
  return text.split("\n").filter((line) => line !== "");
}

describeWithRedis("a rolling restart", (program) => {
  let redis: TestRedis;
  let servers: Member[];
  let workers: Member[];
  let urls: string[];

  beforeAll(async () => {
    redis = await startTestRedis(program);
    const env = {
      PATH: await toolFolder(),
      STRATAL_DATA_DIR: folder.dataDir,
      STRATAL_WORKER_LEASE: "5s",
      STRATAL_WORKER_DRAIN_GRACE: "20s",
      STRATAL_WORKER_PROCESS_SLOTS: "3",
      STRATAL_POLL_INTERVAL: "500ms",
    };
    const shared = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
    const ports = [await freePort(), await freePort()];
    urls = ports.map((port) => `http://127.0.0.1:${port}`);
    servers = ports.map((port) => serverOn(port, { ...env, ...shared }));
    workers = await Promise.all([0, 1].map((number) => workerIn(number, env, shared)));
    await Promise.all([...servers, ...workers].map(start));
  }, LIMIT_MS);

  afterAll(async () => {
    for (const { process } of [...workers, ...servers]) {
      process?.child.kill("SIGTERM");
      await process?.finished;
    }
    await redis.close();
  });

  it(
    "loses no run, fails none, and executes nothing twice",
    async () => {
      const client = createClient({ baseUrl: urls[0]! });
      const { job: saved } = await client.post("/api/v1/jobs", documentBody(job(), "json"));
      const load = new SteadyLoad({ urls, jobId: saved.id, callers: 2, restMs: 400 });
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const member of [...servers, ...workers]) {
          const before = load.accepted.size;
          await drain(member);
          await start(member);
          await until("the load goes on", () => load.accepted.size > before, STARTING_MS);
        }
        await redis.kill();
        await redis.start();
        await restartPostgres();
      }
      await load.stop();
      expect(load.refusals).toEqual([]);
      await until(
        "all runs have ended",
        async () => (await sql("SELECT FROM job_runs WHERE finished_at IS NULL")).length === 0,
        STARTING_MS,
      );
      const runs = await sql<{ id: string; status: string }>(
        "SELECT id, status FROM job_runs ORDER BY id",
      );
      expect(runs.filter(({ status }) => status !== "completed")).toEqual([]);
      expect(runs.map(({ id }) => id)).toEqual([...load.accepted.values()].sort());
      const wanted = runs.flatMap(({ id }) => TASKS.map((name) => `${id} ${name}`));
      expect((await executions()).sort()).toEqual(wanted.sort());
      const [ended] = await sql<{ workers: number }>(
        "SELECT count(DISTINCT worker_id)::int AS workers FROM task_attempts WHERE status = 'completed'",
      );
      expect(ended!.workers).toBeGreaterThan(2);
    },
    LIMIT_MS,
  );
});
