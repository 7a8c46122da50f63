import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Dashboard } from "../../api/dashboard.ts";
import { formatDuration } from "../../format/time.ts";
import { typicalMeaning } from "../../lib/typical.ts";
import type { RunStatus } from "../../api/resources.ts";
import type { runsSearch } from "../../routes/page-search.ts";
import type { Tone } from "../../status/status-language.ts";
import { RelativeTime } from "../ui/relative-time.tsx";

type TileLink =
  | { to: "/runs"; search: ReturnType<typeof runsSearch> }
  | { to: "/approvals"; search: Record<string, never> };

/** The figures of a range; each leads to the runs that it counts. */
export function Tiles({ figures }: { figures: Dashboard }) {
  const { tiles, since } = figures;
  const runsOf = (status: RunStatus[], within = false): TileLink => ({
    to: "/runs",
    search: { status, ...(within ? { after: since } : {}) },
  });
  return (
    <ul
      aria-label="Figures"
      className="grid grid-cols-2 gap-px overflow-hidden rounded-[10px] border border-line bg-line shadow-panel sm:grid-cols-3 xl:grid-cols-6"
    >
      <Tile
        name="Running"
        link={runsOf(["running"])}
        tone={tiles.running > 0 ? "busy" : null}
        value={tiles.running}
      >
        {tiles.paused > 0 ? `${tiles.paused} paused` : "now"}
      </Tile>
      <Tile name="Queued" link={runsOf(["queued", "pending"])} value={tiles.queued}>
        {tiles.oldest_queued_at === null ? (
          "nothing waits"
        ) : (
          <>
            oldest <RelativeTime at={tiles.oldest_queued_at} />
          </>
        )}
      </Tile>
      <Tile
        name="To approve"
        link={{ to: "/approvals", search: {} }}
        tone={tiles.approvals > 0 ? "wait" : null}
        value={tiles.approvals}
      >
        {tiles.waiting} {tiles.waiting === 1 ? "run waits" : "runs wait"}
      </Tile>
      <Tile
        name="Failed"
        link={runsOf(["failed", "timed_out"], true)}
        tone={tiles.failed > 0 ? "bad" : null}
        value={tiles.failed}
      >
        of {tiles.runs} in {figures.range}
      </Tile>
      <Tile
        name="Success"
        link={runsOf(["completed"], true)}
        tone={successTone(tiles.success_rate)}
        value={
          tiles.success_rate === null ? "–" : `${Math.floor(tiles.success_rate * 1_000) / 10} %`
        }
      >
        of what ended
      </Tile>
      <Tile
        name="Typical duration"
        meaning={typicalMeaning}
        link={{ to: "/runs", search: { after: since } }}
        value={tiles.p50_ms === null ? "–" : formatDuration(tiles.p50_ms)}
      >
        {tiles.p95_ms === null ? "no run ended" : `95 % within ${formatDuration(tiles.p95_ms)}`}
      </Tile>
    </ul>
  );
}

function successTone(rate: number | null): Tone | null {
  if (rate === null || rate >= 0.95) return null;
  return rate >= 0.8 ? "warn" : "bad";
}

function Tile({
  name,
  meaning,
  link,
  tone = null,
  value,
  children,
}: {
  name: string;
  meaning?: string;
  link: TileLink;
  tone?: Tone | null;
  value: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className="bg-surface" title={meaning}>
      <Link
        {...link}
        className={`block h-full px-4 py-3 -outline-offset-2 hover:bg-accent-wash ${tone === null ? "" : `tone-${tone}`}`}
      >
        <span className="eyebrow block">{name}</span>
        <span
          className={`block text-2xl font-semibold tracking-tight tabular-nums ${tone === null ? "" : "text-tone"}`}
        >
          {value}
        </span>
        <span className="block truncate text-xs text-ink-soft">{children}</span>
      </Link>
    </li>
  );
}
