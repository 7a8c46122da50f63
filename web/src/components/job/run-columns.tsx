import { Link } from "@tanstack/react-router";
import type { Run } from "../../api/resources.ts";
import { bothZones } from "../../format/moment.ts";
import { elapsedMs, formatDuration } from "../../format/time.ts";
import { useNow } from "../../hooks/use-now.ts";
import { lookOf } from "../../status/status-language.ts";

const heightPx = 88;
const leastPx = 4;
/** So many columns fill the width; fewer leave their places empty, so that a column is as wide for every job. */
const places = 30;

/** A job's newest runs, the newest at the right: height is duration, a line shows the median, a click opens the run. */
export function RunColumns({ runs }: { runs: readonly Run[] }) {
  const now = useNow(runs.some(({ finished_at: end }) => end === null) ? 1_000 : null);
  const shown = runs
    .slice(0, places)
    .map((run) => ({ run, ms: elapsedMs(run.started_at, run.finished_at, now) }))
    .reverse();
  const durations = shown.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  const longest = Math.max(1, ...durations);
  const median = [...durations].sort((a, b) => a - b)[Math.floor(durations.length / 2)];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2">
      <div className="relative">
        {median !== undefined && (
          <span
            className="pointer-events-none absolute inset-x-0 border-t border-dashed border-line-strong"
            style={{ bottom: (median / longest) * heightPx }}
          />
        )}
        <ul
          className="grid items-end border-b border-line"
          style={{ height: heightPx, gridTemplateColumns: `repeat(${places}, minmax(0, 1fr))` }}
        >
          {Array.from({ length: places - shown.length }, (_, index) => (
            <li key={index} aria-hidden="true" />
          ))}
          {shown.map(({ run, ms }) => (
            <li key={run.id}>
              <Column run={run} ms={ms} share={(ms ?? 0) / longest} />
            </li>
          ))}
        </ul>
      </div>
      <div className="relative w-14 text-2xs text-ink-faint tabular-nums" aria-hidden="true">
        <span className="absolute top-0 left-0 leading-none">{formatDuration(longest)}</span>
        {median !== undefined && median < longest * 0.8 && (
          <span
            className="absolute left-0 translate-y-1/2 leading-none"
            style={{ bottom: (median / longest) * heightPx }}
          >
            {formatDuration(median)}
          </span>
        )}
      </div>
    </div>
  );
}

function Column({ run, ms, share }: { run: Run; ms: number | null; share: number }) {
  const look = lookOf(run.status);
  const text = ms === null ? look.label : `${look.label}, ${formatDuration(ms)}`;
  return (
    <Link
      to="/runs/$id"
      params={{ id: run.id }}
      preload={false}
      title={`${text}\n${bothZones(run.created_at)}`}
      aria-label={text}
      className={`tone-${look.tone} group flex items-end justify-center px-[12%] hover:bg-sunken`}
      style={{ height: heightPx }}
    >
      <span
        className="w-full max-w-5 rounded-t-xs bg-tone-fill group-hover:brightness-110"
        style={{ height: Math.max(leastPx, Math.round(share * heightPx)) }}
      />
    </Link>
  );
}
