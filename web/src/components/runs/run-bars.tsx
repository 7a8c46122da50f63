import { Link } from "@tanstack/react-router";
import type { RunStatus } from "../../api/resources.ts";
import { formatDuration } from "../../format/time.ts";
import { lookOf } from "../../status/status-language.ts";

/** What a bar says of a run. */
export interface BarRun {
  id: string;
  status: RunStatus;
  duration_ms: number | null;
}

const heightPx = 24;
const leastPx = 5;

/** A job's newest runs, oldest left: height is duration against the longest, colour and title are the state. */
export function RunBars({ runs, count = 20 }: { runs: readonly BarRun[]; count?: number }) {
  const shown = runs.slice(0, count).reverse();
  const longest = Math.max(1, ...shown.map((run) => run.duration_ms ?? 0));
  if (shown.length === 0) return <span className="text-sm text-ink-faint">no runs yet</span>;
  return (
    <ul aria-label="Last runs" className="flex h-6 items-end">
      {shown.map((run) => (
        <li key={run.id}>
          <RunBar run={run} longestMs={longest} />
        </li>
      ))}
    </ul>
  );
}

function RunBar({ run, longestMs }: { run: BarRun; longestMs: number }) {
  const look = lookOf(run.status);
  const text =
    run.duration_ms === null ? look.label : `${look.label}, ${formatDuration(run.duration_ms)}`;
  const share = (run.duration_ms ?? 0) / longestMs;
  const height = Math.max(leastPx, Math.round(share * heightPx));
  return (
    <Link
      to="/runs/$id"
      params={{ id: run.id }}
      preload={false}
      title={text}
      aria-label={text}
      className={`tone-${look.tone} group flex h-6 w-2 items-end px-px`}
    >
      <span
        className="w-full rounded-xs bg-tone-fill group-hover:brightness-125"
        style={{ height }}
      />
    </Link>
  );
}
