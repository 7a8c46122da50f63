import type { ReactNode } from "react";
import { useHealth } from "../api/queries.ts";
import type { Health } from "../api/resources.ts";
import { StatusGlyph } from "../status/status-icon.tsx";
import { formatDuration } from "../format/time.ts";
import type { StatusIcon, Tone } from "../status/status-language.ts";

/** Whether runs can happen: the service, its database, and somebody to do the work. */
export function HealthPanel() {
  const health = useHealth();
  return (
    <section aria-label="Health" className="panel grid grid-cols-3">
      {health.isPending ? (
        <div role="status" aria-label="Loading health" className="col-span-3 p-5">
          <div className="skeleton h-10" />
        </div>
      ) : (
        facts(health.isError ? null : health.data).map((fact) => <Fact key={fact.name} {...fact} />)
      )}
    </section>
  );
}

interface FactProps {
  name: string;
  tone: Tone;
  icon: StatusIcon;
  value: string;
  detail: ReactNode;
}

function Fact({ name, tone, icon, value, detail }: FactProps) {
  return (
    <div className="flex flex-col items-start gap-x-3 gap-y-1.5 border-line px-3 py-3 not-last:border-r sm:flex-row sm:items-center sm:px-5 sm:py-3.5">
      <span className={`badge tone-${tone} !p-1.5 sm:!p-2`}>
        <StatusGlyph icon={icon} size={16} />
      </span>
      <div className="min-w-0">
        <p className="eyebrow">{name}</p>
        <p className="leading-snug">
          <span className="font-semibold">{value}</span>{" "}
          <span className="block text-sm text-ink-soft sm:inline">{detail}</span>
        </p>
      </div>
    </div>
  );
}

function facts(health: Health | null): FactProps[] {
  return [serviceFact(health), databaseFact(health), workerFact(health)];
}

function serviceFact(health: Health | null): FactProps {
  if (health === null)
    return { name: "Service", tone: "bad", icon: "cross", value: "Unreachable", detail: "" };
  const healthy = health.status === "healthy";
  return {
    name: "Service",
    tone: healthy ? "good" : "warn",
    icon: healthy ? "check" : "clock",
    value: { healthy: "Healthy", degraded: "Degraded", unhealthy: "Unhealthy" }[health.status],
    detail: "",
  };
}

function databaseFact(health: Health | null): FactProps {
  const database = health?.database;
  if (database === undefined)
    return { name: "Database", tone: "idle", icon: "dot", value: "Unknown", detail: "" };
  if (database.status === "down")
    return { name: "Database", tone: "bad", icon: "cross", value: "Down", detail: "" };
  if (database.problem !== null)
    return {
      name: "Database",
      tone: "warn",
      icon: "clock",
      value: "Full",
      detail: database.problem,
    };
  return {
    name: "Database",
    tone: "good",
    icon: "check",
    value: "Connected",
    detail: database.latency_ms === null ? "" : formatDuration(database.latency_ms),
  };
}

function workerFact(health: Health | null): FactProps {
  // Workers are counted in the database: without it their number is not known.
  if (health === null || health.database.status === "down")
    return { name: "Workers", tone: "idle", icon: "dot", value: "Unknown", detail: "" };
  const { workers } = health;
  if (workers.active === 0)
    return {
      name: "Workers",
      tone: "warn",
      icon: "wait",
      value: "None",
      detail: "runs wait until one starts",
    };
  return {
    name: "Workers",
    tone: "good",
    icon: "check",
    value: `${workers.active} active`,
    detail: slotsText(workers.process_slots),
  };
}

function slotsText(scripts: number): string {
  return `${scripts} ${scripts === 1 ? "script" : "scripts"} at once`;
}
