import type { Diagnostics } from "../../api/health.ts";
import type { Health } from "../../api/resources.ts";
import { formatBytes } from "../../format/bytes.ts";
import { formatDuration } from "../../format/time.ts";
import type { ComponentState } from "./component-card.tsx";
import { Meter } from "./meter.tsx";

type Facts = ComponentState["facts"];

/** The parts of the system; what only the diagnostics tell is missing while there are none. */
export function componentsOf(health: Health, found: Diagnostics | undefined): ComponentState[] {
  const parts = [
    serverOf(health, found),
    queueOf(health, found),
    databaseOf(health, found),
    workersOf(health, found),
  ];
  const disk = found?.server.disk ?? null;
  return disk === null ? parts : [...parts, diskOf(disk)];
}

function serverOf(health: Health, found: Diagnostics | undefined): ComponentState {
  return {
    name: "Server",
    ...(health.status === "degraded"
      ? { tone: "warn" as const, icon: "cross" as const, state: "Degraded" }
      : look(health.status === "healthy", "Healthy", "Unhealthy")),
    facts: [
      ["Version", health.version],
      ["Up for", formatDuration((health.uptime_seconds ?? 0) * 1_000)],
      ...(found === undefined ? [] : processFacts(found.server)),
    ],
  };
}

function processFacts({
  node,
  memory_bytes: memory,
  event_loop_lag_ms: lag,
  event_loop_utilization: utilization,
  streams,
}: Diagnostics["server"]): Facts {
  return [
    ["Node", node],
    ["Memory", formatBytes(memory)],
    ["Event loop lag", `p50 ${lag.p50} ms, p99 ${lag.p99} ms`],
    ["Event loop busy", `${Math.round(utilization * 100)} %`],
    ["Open pages", streams.live],
    ["Topics they follow", streams.live_topics],
    ["Log streams", streams.websocket + streams.sse],
  ];
}

function databaseOf({ database }: Health, found: Diagnostics | undefined): ComponentState {
  const up = database.status === "up";
  return {
    name: "Database",
    ...look(up, "Connected", "Down"),
    facts: [
      ["PostgreSQL", database.version ?? "–"],
      ["Answers in", database.latency_ms === null ? "–" : formatDuration(database.latency_ms)],
      ["Newest migration", database.schema ?? "–"],
      ...(found === undefined || !up ? [] : databaseFacts(found.database)),
    ],
  };
}

function databaseFacts(database: Diagnostics["database"]): Facts {
  const { pool, connections, max_connections: max, oldest_transaction: oldest } = database;
  return [
    ["Migrations", migrationsText(database.migrations)],
    ["Size", formatBytes(database.size_bytes)],
    [
      "Connections",
      <Meter key="connections" share={connections / max}>{`${connections} of ${max}`}</Meter>,
    ],
    [
      "Of this server",
      `${pool.open - pool.idle} of ${pool.limit} busy${pool.waiting > 0 ? `, ${pool.waiting} wait` : ""}`,
    ],
    ["Wait for locks", database.waiting_for_locks],
    ["Oldest transaction", oldest === null ? "none" : formatDuration(oldest.seconds * 1_000)],
  ];
}

function migrationsText(migrations: Diagnostics["database"]["migrations"]): string {
  if (migrations === null) return "–";
  const { applied, pending } = migrations;
  return pending.length === 0
    ? `${applied} applied`
    : `${applied} applied, missing: ${pending.join(", ")}`;
}

function queueOf({ queue }: Health, found: Diagnostics | undefined): ComponentState {
  const redis = queue.kind === "redis";
  return {
    name: "Queue",
    // Without Redis, tasks are taken from PostgreSQL: slower, but nothing stands still.
    ...(queue.status === "up"
      ? look(true, "Up", "")
      : { tone: "warn" as const, icon: "cross" as const, state: "Unreachable" }),
    facts: [
      ["Carried by", redis ? "Redis" : "PostgreSQL"],
      ...(found === undefined || !redis ? [] : [["Falls back to", "PostgreSQL"] as const]),
    ],
  };
}

function workersOf({ workers, database }: Health, found: Diagnostics | undefined): ComponentState {
  const draining = countOf(found, "draining");
  const versions = new Set((found?.workers ?? []).map(({ version }) => version));
  return {
    name: "Workers",
    // Workers are counted in the database: without it their number is not known.
    ...(database.status === "up"
      ? look(workers.active > 0, `${workers.active} active`, "None")
      : { tone: "idle" as const, icon: "dot" as const, state: "Unknown" }),
    facts: [
      ["Scripts at once", workers.process_slots],
      ["Builtin tasks at once", workers.inline_slots],
      ...(versions.size === 0 ? [] : [["Versions", [...versions].join(", ")] as const]),
      ...(draining === 0 ? [] : [["Draining", draining] as const]),
    ],
  };
}

function countOf(found: Diagnostics | undefined, wanted: "active" | "draining"): number {
  return (found?.workers ?? [])
    .filter(({ status }) => status === wanted)
    .reduce((sum, { count }) => sum + count, 0);
}

function diskOf({
  free_bytes: free,
  total_bytes: total,
}: NonNullable<Diagnostics["server"]["disk"]>): ComponentState {
  const share = total === 0 ? 0 : free / total;
  return {
    name: "Disk",
    ...(share < 0.1
      ? { tone: "warn" as const, icon: "cross" as const, state: "Nearly full" }
      : look(true, "Has room", "")),
    facts: [
      ["Free", formatBytes(free)],
      ["Of", formatBytes(total)],
      ["Used", <Meter key="used" share={1 - share}>{`${Math.round((1 - share) * 100)} %`}</Meter>],
    ],
  };
}

function look(
  good: boolean,
  yes: string,
  no: string,
): Pick<ComponentState, "tone" | "icon" | "state"> {
  return good
    ? { tone: "good", icon: "check", state: yes }
    : { tone: "bad", icon: "cross", state: no };
}
