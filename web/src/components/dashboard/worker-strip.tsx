import { Link } from "@tanstack/react-router";
import type { Dashboard } from "../../api/dashboard.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";

/** Who does the work and what waits for them, in one line. */
export function WorkerStrip({ figures }: { figures: Dashboard }) {
  const { workers, queues } = figures;
  const good = workers.active > 0;
  return (
    <section
      aria-label="Workers and queues"
      className="panel flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 text-sm"
    >
      <Link
        to="/workers"
        className={`tone-${good ? "good" : "bad"} flex items-center gap-2 font-medium hover:underline`}
      >
        <span className="text-tone">
          <StatusGlyph icon={good ? "check" : "cross"} />
        </span>
        {workers.active} {workers.active === 1 ? "worker" : "workers"}
      </Link>
      <span className="text-ink-soft">
        {workers.process_slots} scripts and {workers.inline_slots} builtin tasks at once
      </span>
      <ul aria-label="Queues" className="flex flex-wrap gap-x-4 gap-y-1">
        {queues.map(({ name, depth, oldest_queued_at: oldest }) => (
          <li key={name}>
            {name}: <span className="tabular-nums">{depth}</span> ready
            {oldest !== null && (
              <span className="text-ink-faint">
                {" "}
                since <RelativeTime at={oldest} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
