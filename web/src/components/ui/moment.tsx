import { bothZones, formatMoment } from "../../format/moment.ts";
import { usePreferences } from "../../lib/preferences.ts";

/** An exact time in the reader's zone; hovering shows both zones. */
export function Moment({ at, className = "" }: { at: string; className?: string }) {
  const { zone } = usePreferences();
  return (
    <time dateTime={at} title={bothZones(at)} className={className}>
      {formatMoment(at, zone)}
    </time>
  );
}
