import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { timestamp } from "./fields.ts";

const bytes = z.int().nonnegative();

const serverState = z.object({
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  uptime_seconds: z.int(),
  memory_bytes: bytes.describe("Resident memory of the process."),
  heap_bytes: bytes.describe("Of these, used by JavaScript."),
  event_loop_lag_ms: z
    .object({ p50: z.number(), p99: z.number(), max: z.number() })
    .describe("How late timers come, within the last minute or two; 0 is none."),
  event_loop_utilization: z
    .number()
    .describe("Part of this time that it worked instead of waiting, 0 to 1."),
  streams: z
    .object({ websocket: z.int(), sse: z.int(), live: z.int(), live_topics: z.int() })
    .describe(
      "Open log streams of both kinds, connections of the live channel, and what these follow.",
    ),
  disk: z
    .object({ free_bytes: bytes, total_bytes: bytes })
    .nullable()
    .describe("The file system of the data directory; null where the system does not say."),
});

const databaseState = z.object({
  version: z.string(),
  schema: z.string().nullable(),
  migrations: z
    .object({ applied: z.int(), pending: z.array(z.string()) })
    .nullable()
    .describe(
      "`pending` are those that this server has and the database has not; null if unknown.",
    ),
  problem: z.string().nullable().describe("As in `/health`: why nothing can be stored."),
  latency_ms: z.number(),
  size_bytes: bytes,
  pool: z
    .object({ open: z.int(), idle: z.int(), waiting: z.int(), limit: z.int() })
    .describe("Connections of this server; `waiting` counts requests for one."),
  connections: z.int().describe("Of all programs to this database."),
  max_connections: z.int(),
  waiting_for_locks: z.int(),
  oldest_transaction: z
    .object({
      pid: z.int(),
      application: z.string(),
      state: z.string().nullable(),
      seconds: z.int(),
    })
    .nullable(),
});

const warning = z
  .object({
    code: z.enum([
      "disk_full",
      "database_full",
      "long_transaction",
      "connections_scarce",
      "pool_exhausted",
      "no_worker",
      "unmatched_tasks",
      "mixed_versions",
      "queue_unreachable",
      "event_loop_slow",
    ]),
    severity: z.enum(["warning", "critical"]),
    message: z.string(),
    advice: z.string().describe("What to do about it."),
  })
  .meta({ id: "HealthWarning" });
export type HealthWarning = z.output<typeof warning>;

const diagnostics = z
  .object({
    generated_at: timestamp,
    server: serverState,
    database: databaseState,
    queue: z.object({ kind: z.enum(["postgres", "redis"]), status: z.enum(["up", "down"]) }),
    workers: z.array(
      z.object({
        version: z.string(),
        status: z.enum(["active", "draining"]),
        count: z.int(),
      }),
    ),
    warnings: z.array(warning),
  })
  .meta({
    id: "Diagnostics",
    description: "How the service does, without names, inputs, secrets or settings.",
  });
export type Diagnostics = z.output<typeof diagnostics>;

export const getDiagnostics = defineEndpoint({
  method: "GET",
  path: "/api/v1/health/diagnostics",
  operationId: "getDiagnostics",
  tag: "health",
  summary: "How this server and its database do, with warnings",
  description:
    "For the page of the system's health, and to send along with a report of a fault. Behind a load balancer, it is one of the servers that answers.",
  permission: "workers:read",
  status: 200,
  response: diagnostics,
});
