import type { Run } from "../api/resources.ts";
import { elapsedMs, formatDuration } from "../format/time.ts";
import { runHref } from "../location.ts";
import { lookOf } from "../status/status-language.ts";

const maxBars = 12;
const heightPx = 26;
const leastPx = 6;

/** A job's newest runs, oldest left: height is duration against the longest, colour and title are the state. */
export function RunBars({ runs, nowMs }: { runs: readonly Run[]; nowMs: number }) {
  const shown = runs.slice(0, maxBars).reverse();
  const durations = shown.map((run) => elapsedMs(run.started_at, run.finished_at, nowMs) ?? 0);
  const longest = Math.max(1, ...durations);
  return (
    <ul aria-label="Last runs" className="flex h-[26px] items-end gap-[3px]">
      {shown.map((run, index) => (
        <li key={run.id}>
          <RunBar run={run} durationMs={durations[index]!} longestMs={longest} />
        </li>
      ))}
    </ul>
  );
}

function RunBar({
  run,
  durationMs,
  longestMs,
}: {
  run: Run;
  durationMs: number;
  longestMs: number;
}) {
  const look = lookOf(run.status);
  const text = `${look.label}, ${formatDuration(durationMs)}`;
  const height = Math.max(leastPx, Math.round((durationMs / longestMs) * heightPx));
  return (
    <a href={runHref(run.id)} title={text} aria-label={text} className="group block rounded-sm">
      <svg width="9" height={heightPx} className={`tone-${look.tone} block`} aria-hidden="true">
        <rect
          y={heightPx - height}
          width="9"
          height={height}
          rx="2"
          className="tone-shape group-hover:opacity-75"
        />
      </svg>
    </a>
  );
}
