import { describe, expect, it } from "vitest";
import type { Diagnostics } from "../api/diagnostics.ts";
import { healthWarnings } from "./health-warnings.ts";

type Facts = Omit<Diagnostics, "warnings">;

const healthy: Facts = {
  generated_at: "2026-01-01T00:00:00.000Z",
  server: {
    version: "2.0.0",
    node: "v20.0.0",
    platform: "linux x64",
    uptime_seconds: 60,
    memory_bytes: 1e8,
    heap_bytes: 5e7,
    event_loop_lag_ms: { p50: 0, p99: 1, max: 9 },
    event_loop_utilization: 0.1,
    streams: { websocket: 0, sse: 0, live: 1, live_topics: 2 },
    disk: { free_bytes: 50, total_bytes: 100 },
  },
  database: {
    version: "16.1",
    schema: "0001_initial_schema",
    migrations: { applied: 1, pending: [] },
    problem: null,
    latency_ms: 1,
    size_bytes: 1e7,
    pool: { open: 2, idle: 2, waiting: 0, limit: 10 },
    connections: 10,
    max_connections: 100,
    waiting_for_locks: 0,
    oldest_transaction: null,
  },
  queue: { kind: "postgres", status: "up" },
  workers: [{ version: "2.0.0", status: "active", count: 1 }],
};

const server = (part: Partial<Facts["server"]>): Facts => ({
  ...healthy,
  server: { ...healthy.server, ...part },
});
const database = (part: Partial<Facts["database"]>): Facts => ({
  ...healthy,
  database: { ...healthy.database, ...part },
});
const transaction = { pid: 77, application: "psql", state: "idle in transaction", seconds: 600 };

describe("healthWarnings", () => {
  it("has nothing to say of a healthy service", () => {
    expect(healthWarnings(healthy, [])).toEqual([]);
  });

  it.each<[string, Facts, object]>([
    [
      "a disk that is nearly full",
      server({ disk: { free_bytes: 9, total_bytes: 100 } }),
      { code: "disk_full", severity: "warning" },
    ],
    [
      "a disk that is full",
      server({ disk: { free_bytes: 1, total_bytes: 100 } }),
      { code: "disk_full", severity: "critical" },
    ],
    [
      "a database without room",
      database({ problem: "No room. Make some." }),
      { code: "database_full", severity: "critical", advice: "No room. Make some." },
    ],
    [
      "workers that only drain",
      { ...healthy, workers: [{ version: "2.0.0", status: "draining", count: 2 }] },
      { code: "no_worker", severity: "critical" },
    ],
    [
      "a worker of another version",
      {
        ...healthy,
        workers: [...healthy.workers, { version: "1.9.0", status: "active", count: 1 }],
      },
      { code: "mixed_versions", message: expect.stringContaining("1.9.0") as string },
    ],
    [
      "a transaction that somebody forgot",
      database({ oldest_transaction: transaction }),
      {
        code: "long_transaction",
        advice: expect.stringContaining("pg_terminate_backend(77)") as string,
      },
    ],
    [
      "connections that run out",
      database({ connections: 90 }),
      { code: "connections_scarce", severity: "critical" },
    ],
    [
      "a pool that requests wait for",
      database({ pool: { open: 10, idle: 0, waiting: 3, limit: 10 } }),
      { code: "pool_exhausted" },
    ],
    [
      "a Redis that is away",
      { ...healthy, queue: { kind: "redis", status: "down" } },
      { code: "queue_unreachable", severity: "warning" },
    ],
    [
      "a server that has too much to do",
      server({ event_loop_lag_ms: { p50: 20, p99: 400, max: 900 } }),
      { code: "event_loop_slow" },
    ],
  ])("warns of %s", (_what, facts, warning) => {
    expect(healthWarnings(facts, [])).toEqual([expect.objectContaining(warning)]);
  });

  it("keeps quiet about a disk whose size is unknown and a transaction that is new", () => {
    const facts = database({ oldest_transaction: { ...transaction, seconds: 10 } });
    expect(healthWarnings({ ...facts, server: { ...facts.server, disk: null } }, [])).toEqual([]);
  });

  it("warns of tasks that no worker can take, unless there is no worker at all", () => {
    const unmatched = [
      { queue: "default", tags: ["gpu"], tasks: 2, since: null, message: "no worker offers gpu" },
    ];
    const [warning, ...others] = healthWarnings(healthy, unmatched);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ code: "unmatched_tasks", severity: "warning" });
    expect(warning?.message).toContain("2 tasks wait");
    expect(warning?.message).toContain("no worker offers gpu");
    const codes = healthWarnings({ ...healthy, workers: [] }, unmatched).map(({ code }) => code);
    expect(codes).toEqual(["no_worker"]);
  });

  it("says the worst first", () => {
    const facts = database({ oldest_transaction: transaction });
    const codes = healthWarnings({ ...facts, workers: [] }, []).map(({ code }) => code);
    expect(codes).toEqual(["no_worker", "long_transaction"]);
  });
});
