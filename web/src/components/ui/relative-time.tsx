import { useNow } from "../../hooks/use-now.ts";
import { formatAgo } from "../../format/time.ts";
import { bothZones } from "../../format/moment.ts";

/** How long ago something was; the exact time in both zones is in its title. */
export function RelativeTime({ at, className = "" }: { at: string; className?: string }) {
  const now = useNow(5_000);
  return (
    <time dateTime={at} title={bothZones(at)} className={className}>
      {formatAgo(at, Math.max(now, Date.now()))}
    </time>
  );
}
