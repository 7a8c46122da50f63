import { elapsedMs, formatDuration } from "../../format/time.ts";
import { useNow } from "../../hooks/use-now.ts";

/** How long something took, or takes: it counts while there is no end. A dash before the start. */
export function Duration({
  startedAt,
  finishedAt,
  className = "",
}: {
  startedAt: string | null;
  finishedAt: string | null;
  className?: string;
}) {
  const counting = startedAt !== null && finishedAt === null;
  const now = useNow(counting ? 1_000 : null);
  const ms = elapsedMs(startedAt, finishedAt, now);
  return (
    <span className={`tabular-nums ${className}`}>{ms === null ? "–" : formatDuration(ms)}</span>
  );
}
