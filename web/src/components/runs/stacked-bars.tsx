import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf, type Tone } from "../../status/status-language.ts";
import type { RunStatus } from "../../api/resources.ts";
import { usePreferences } from "../../lib/preferences.ts";
import { formatMoment } from "../../format/moment.ts";
import { stackBars, timeTicks, type Bucket, type Segment } from "../../lib/stack-bars.ts";

const heightPx = 132;

/** Runs over time, one bar a bucket, coloured by state. Pressing a segment asks for its runs. */
export function StackedBars({
  label,
  buckets,
  onPick,
  height = heightPx,
}: {
  label: string;
  buckets: readonly Bucket[];
  onPick: (bucket: Bucket, status: RunStatus) => void;
  height?: number;
}) {
  const { zone } = usePreferences();
  const bars = stackBars(buckets, height);
  return (
    <figure aria-label={label}>
      <div className="flex items-end gap-px border-b border-line" style={{ height }}>
        {bars.map((segments, index) => (
          <Bar
            key={buckets[index]!.start}
            bucket={buckets[index]!}
            segments={segments}
            when={formatMoment(buckets[index]!.start, zone)}
            onPick={onPick}
          />
        ))}
      </div>
      <div className="flex justify-between pt-1 text-2xs text-ink-faint tabular-nums" aria-hidden>
        {timeTicks(buckets, zone).map((tick, index) => (
          <span key={index}>{tick}</span>
        ))}
      </div>
    </figure>
  );
}

function Bar({
  bucket,
  segments,
  when,
  onPick,
}: {
  bucket: Bucket;
  segments: readonly Segment[];
  when: string;
  onPick: (bucket: Bucket, status: RunStatus) => void;
}) {
  return (
    <div className="group flex h-full min-w-0 flex-1 flex-col justify-end hover:bg-sunken">
      {segments.map(({ status, count, height }) => {
        const look = lookOf(status);
        const text = `${count} ${look.label.toLowerCase()}, ${when}`;
        return (
          <button
            key={status}
            type="button"
            title={text}
            aria-label={text}
            onClick={() => onPick(bucket, status)}
            className={`tone-${look.tone} mx-[10%] block cursor-pointer border-t border-surface bg-tone-fill -outline-offset-2 first:rounded-t-sm hover:brightness-110`}
            style={{ height }}
          />
        );
      })}
    </div>
  );
}

/** What the colours of the bars mean, with the sums. */
export function StatusLegend({
  totals,
}: {
  totals: readonly { status: RunStatus; count: number }[];
}) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-soft">
      {totals.map(({ status, count }) => {
        const {
          tone,
          icon,
          label,
        }: { tone: Tone; icon: Parameters<typeof StatusGlyph>[0]["icon"]; label: string } =
          lookOf(status);
        return (
          <li key={status} className={`tone-${tone} flex items-center gap-1`}>
            <span className="text-tone">
              <StatusGlyph icon={icon} size={12} />
            </span>
            {label} <span className="tabular-nums">{count}</span>
          </li>
        );
      })}
    </ul>
  );
}
