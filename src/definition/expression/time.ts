import { LruCache } from "./lru-cache.ts";

/** CEL's range of times: the years 1 to 9999. */
export const MIN_TIME_MS = -62_135_596_800_000;
export const MAX_TIME_MS = 253_402_300_799_999;

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d):(\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d))?$/;

/** Unix milliseconds of an RFC 3339 text, or of a date alone (midnight UTC); null for anything else. */
export function parseTimestamp(text: string): number | null {
  const match = RFC_3339.exec(text);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (hour! > 23 || minute! > 59 || second! > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year!, month! - 1, day);
  // A day that the month does not have would roll over.
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return null;
  const fractionMs = Math.floor(Number(`0${match[7] ?? ""}`) * 1_000);
  const offset = match[8] === undefined ? 0 : fixedOffsetMs(match[8]);
  if (offset === null) return null;
  const ms =
    date.getTime() + hour! * 3_600_000 + minute! * 60_000 + second! * 1_000 + fractionMs - offset;
  return isTimeInRange(ms) ? ms : null;
}

/** True for the years 1 to 9999. */
export function isTimeInRange(ms: number): boolean {
  return ms >= MIN_TIME_MS && ms <= MAX_TIME_MS;
}

/**
 * A moment as a clock on the wall shows it: a Date whose UTC fields are the local ones. Null for a time zone that is not known. Zones
 * are IANA names, `UTC`, or offsets such as `+02:00`.
 */
export function wallClock(ms: number, zone: string): Date | null {
  const offset = fixedOffsetMs(zone);
  if (offset !== null) return new Date(ms + offset);
  const format = formatOf(zone);
  return format === null ? null : readClock(format, ms);
}

/** Milliseconds east of UTC; null for what is no fixed offset. */
function fixedOffsetMs(zone: string): number | null {
  if (/^(?:z|utc)$/i.test(zone)) return 0;
  const match = /^([+-]?)(\d\d):(\d\d)$/.exec(zone);
  if (match === null || Number(match[2]) > 23 || Number(match[3]) > 59) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}

/** Formatters kept; making one takes longer than using it a hundred times. */
const MAX_FORMATS = 64;
const formats = new LruCache<string, Intl.DateTimeFormat>(MAX_FORMATS);

function formatOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return formats.getOrCreate(zone, () => newFormat(zone));
  } catch {
    return null;
  }
}

function newFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
}

function readClock(format: Intl.DateTimeFormat, ms: number): Date {
  const fields: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of format.formatToParts(ms)) fields[type] = value;
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(fields[type]);
  const date = new Date(0);
  const year = fields.era?.startsWith("B") === true ? 1 - number("year") : number("year");
  date.setUTCFullYear(year, number("month") - 1, number("day"));
  const fraction = ((ms % 1_000) + 1_000) % 1_000;
  date.setUTCHours(number("hour"), number("minute"), number("second"), fraction);
  return date;
}
