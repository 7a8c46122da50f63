import type { Zone } from "../lib/preferences.ts";

/** Time of day with milliseconds. */
export function clockText(atMs: number, zone: Zone): string {
  const at = new Date(atMs);
  if (zone === "utc") return at.toISOString().slice(11, 23);
  const [hours, minutes, seconds] = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${hours}:${minutes}:${seconds}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

/** Time since the log began: `+0:01.250`, `+1:02:03.004`. */
export function elapsedText(ms: number): string {
  const sign = ms < 0 ? "-" : "+";
  const total = Math.abs(ms);
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor(total / 60_000) % 60;
  const seconds = ((total % 60_000) / 1_000).toFixed(3).padStart(6, "0");
  return hours > 0
    ? `${sign}${hours}:${String(minutes).padStart(2, "0")}:${seconds}`
    : `${sign}${minutes}:${seconds}`;
}
