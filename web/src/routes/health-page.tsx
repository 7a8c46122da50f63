import type { ReactNode } from "react";
import { useHealth } from "../api/health.ts";
import type { Health } from "../api/resources.ts";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { formatDuration } from "../format/time.ts";
import { StatusGlyph } from "../status/status-icon.tsx";
import type { StatusIcon, Tone } from "../status/status-language.ts";

/** What has to work so that runs can happen: the service, its database, the queue, and somebody to do the work. */
export function HealthPage() {
  const health = useHealth();
  return (
    <>
      <PageHeading title="System health" />
      {health.isPending && (
        <div className="panel">
          <SkeletonRows rows={4} label="Loading health" />
        </div>
      )}
      {health.isError && health.data === undefined && (
        <div className="panel">
          <ErrorState error={health.error} onRetry={() => void health.refetch()} />
        </div>
      )}
      {health.data !== undefined && (
        <ul aria-label="Components" className="grid gap-gap sm:grid-cols-2 xl:grid-cols-4">
          {componentsOf(health.data).map((component) => (
            <Component key={component.name} {...component} />
          ))}
        </ul>
      )}
    </>
  );
}

interface ComponentState {
  name: string;
  tone: Tone;
  icon: StatusIcon;
  state: string;
  facts: readonly (readonly [string, ReactNode])[];
}

function Component({ name, tone, icon, state, facts }: ComponentState) {
  return (
    <li className="panel px-4 py-3">
      <div className="flex items-center justify-between">
        <h2 className="font-semibold">{name}</h2>
        <span className={`badge tone-${tone}`}>
          <StatusGlyph icon={icon} />
          {state}
        </span>
      </div>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-ink-faint">{term}</dt>
            <dd className="truncate text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function componentsOf(health: Health): ComponentState[] {
  const { database, workers, queue } = health;
  const up = database.status === "up";
  return [
    {
      name: "Server",
      ...look(health.status === "healthy", "Healthy", "Unhealthy"),
      facts: [
        ["Version", health.version],
        ["Up for", formatDuration((health.uptime_seconds ?? 0) * 1_000)],
      ],
    },
    {
      name: "Database",
      ...look(up, "Connected", "Down"),
      facts: [
        ["PostgreSQL", database.version ?? "–"],
        ["Answers in", database.latency_ms === null ? "–" : formatDuration(database.latency_ms)],
        ["Schema", database.schema ?? "–"],
      ],
    },
    {
      name: "Queue",
      ...look(queue.status === "up", "Up", "Down"),
      facts: [["Carried by", queue.kind === "redis" ? "Redis" : "PostgreSQL"]],
    },
    {
      name: "Workers",
      // Workers are counted in the database: without it their number is not known.
      ...(up
        ? look(workers.active > 0, `${workers.active} active`, "None")
        : { tone: "idle" as const, icon: "dot" as const, state: "Unknown" }),
      facts: [
        ["Scripts at once", workers.process_slots],
        ["Builtin tasks at once", workers.inline_slots],
      ],
    },
  ];
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
