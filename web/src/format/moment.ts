import type { Zone } from "../lib/preferences.ts";

const options: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hour12: false,
};
// Swedish writes dates as ISO 8601 does, which sorts and which nobody misreads.
const formats: Record<Zone, Intl.DateTimeFormat> = {
  local: new Intl.DateTimeFormat("sv-SE", options),
  utc: new Intl.DateTimeFormat("sv-SE", { ...options, timeZone: "UTC" }),
};

/** A time as `2026-03-14 09:26:53`, in UTC with a mark. */
export function formatMoment(at: string | number, zone: Zone): string {
  const text = formats[zone].format(new Date(at));
  return zone === "utc" ? `${text} UTC` : text;
}

/** The same time in both zones, for titles. */
export function bothZones(at: string | number): string {
  return `${formatMoment(at, "local")} ${localZoneName()}\n${formatMoment(at, "utc")}`;
}

/** The browser's zone by name, such as `Europe/Berlin`. */
export function localZoneName(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
