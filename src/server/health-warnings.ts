import type { Diagnostics, HealthWarning } from "../api/diagnostics.ts";
import type { UnmatchedDemand } from "../api/queues.ts";

/** Below these shares of the disk, it may be full soon; below the second one, very soon. */
const LOW_DISK = 0.1;
const VERY_LOW_DISK = 0.03;
/** Above this share of the server's connections, the next worker may get none. */
const SCARCE_CONNECTIONS = 0.85;
const LONG_TRANSACTION_SECONDS = 300;
const SLOW_LOOP_MS = 250;

const PERCENT = 100;
const MINUTE = 60;

/** What is wrong or soon will be, the worst first; every one says what to do. */
export function healthWarnings(
  facts: Omit<Diagnostics, "warnings">,
  unmatched: readonly UnmatchedDemand[],
): HealthWarning[] {
  const found = [
    diskWarning(facts),
    storageWarning(facts),
    queueWarning(facts),
    workerWarning(facts),
    demandWarning(facts, unmatched),
    versionWarning(facts),
    transactionWarning(facts),
    connectionWarning(facts),
    poolWarning(facts),
    loopWarning(facts),
  ].filter((each) => each !== null);
  return found.sort((one, other) => rankOf(one) - rankOf(other));
}

type Facts = Omit<Diagnostics, "warnings">;

function rankOf({ severity }: HealthWarning): number {
  return severity === "critical" ? 0 : 1;
}

function diskWarning({ server: { disk } }: Facts): HealthWarning | null {
  if (disk === null || disk.total_bytes === 0) return null;
  const free = disk.free_bytes / disk.total_bytes;
  if (free >= LOW_DISK) return null;
  return {
    code: "disk_full",
    severity: free < VERY_LOW_DISK ? "critical" : "warning",
    message: `The disk of the data directory has ${Math.floor(free * PERCENT)} % left.`,
    advice:
      "Artifacts, and with the embedded PostgreSQL everything, are written there: free space, give it a larger disk, or keep runs and artifacts for a shorter time.",
  };
}

function storageWarning({ database: { problem } }: Facts): HealthWarning | null {
  if (problem === null) return null;
  return {
    code: "database_full",
    severity: "critical",
    message: "The database cannot store anything.",
    advice: problem,
  };
}

function queueWarning({ queue }: Facts): HealthWarning | null {
  if (queue.status === "up") return null;
  return {
    code: "queue_unreachable",
    severity: "warning",
    message: "Redis cannot be reached.",
    advice:
      "Nothing is lost: tasks are taken from PostgreSQL meanwhile, somewhat slower. Look whether Redis runs and whether REDIS_URL is right.",
  };
}

function workerWarning({ workers }: Facts): HealthWarning | null {
  if (workers.some(({ status }) => status === "active")) return null;
  return {
    code: "no_worker",
    severity: "critical",
    message: "No worker takes tasks.",
    advice: "Runs wait until one starts: stratal worker",
  };
}

/** Silent without any worker: then that is what is wrong. */
function demandWarning(
  { workers }: Facts,
  unmatched: readonly UnmatchedDemand[],
): HealthWarning | null {
  const [first] = unmatched;
  if (first === undefined || !workers.some(({ status }) => status === "active")) return null;
  const tasks = unmatched.reduce((sum, each) => sum + each.tasks, 0);
  return {
    code: "unmatched_tasks",
    severity: "warning",
    message: `${tasks === 1 ? "1 task waits" : `${tasks} tasks wait`} for a worker that there is not; in ${first.queue}, ${first.message}.`,
    advice:
      "Workers & queues lists what is missing: start a worker that offers it, or change the task.",
  };
}

function versionWarning({ server, workers }: Facts): HealthWarning | null {
  const others = [...new Set(workers.map(({ version }) => version))].filter(
    (version) => version !== server.version,
  );
  if (others.length === 0) return null;
  return {
    code: "mixed_versions",
    severity: "warning",
    message: `The server is ${server.version}, but there are workers of ${others.join(" and ")}.`,
    advice:
      "That is meant for the time of an upgrade only: restart those workers with the server's version; they let their tasks finish first.",
  };
}

function transactionWarning({ database }: Facts): HealthWarning | null {
  const oldest = database.oldest_transaction;
  if (oldest === null || oldest.seconds < LONG_TRANSACTION_SECONDS) return null;
  const who = oldest.application === "" ? "a program without a name" : oldest.application;
  return {
    code: "long_transaction",
    severity: "warning",
    message: `A transaction of ${who} has been open for ${Math.floor(oldest.seconds / MINUTE)} minutes.`,
    advice: `While it is open, PostgreSQL cannot clean up, and taking tasks becomes slower. If nobody needs it, end it: SELECT pg_terminate_backend(${oldest.pid});`,
  };
}

function connectionWarning({ database }: Facts): HealthWarning | null {
  const { connections, max_connections: max } = database;
  if (connections < max * SCARCE_CONNECTIONS) return null;
  return {
    code: "connections_scarce",
    severity: "critical",
    message: `${connections} of PostgreSQL's ${max} connections are in use.`,
    advice: "Raise max_connections, or let fewer servers and workers connect.",
  };
}

function poolWarning({ database: { pool } }: Facts): HealthWarning | null {
  if (pool.waiting === 0 || pool.open < pool.limit || pool.idle > 0) return null;
  return {
    code: "pool_exhausted",
    severity: "warning",
    message: `All ${pool.limit} database connections of this server are in use, and ${pool.waiting} requests wait for one.`,
    advice:
      "If it stays so: look for slow statements in PostgreSQL, or start one more server beside this one.",
  };
}

function loopWarning({ server }: Facts): HealthWarning | null {
  const late = server.event_loop_lag_ms.p99;
  if (late < SLOW_LOOP_MS) return null;
  return {
    code: "event_loop_slow",
    severity: "warning",
    message: `This server answers up to ${Math.round(late)} ms late, for it has too much to do.`,
    advice: "Give it more processor time, or start one more server beside it.",
  };
}
