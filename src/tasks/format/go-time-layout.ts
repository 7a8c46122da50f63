/**
 * Owns formatting a time by a Go reference-time layout (`2006-01-02 15:04:05`), as Go's time.Format does it, including its
 * rules for what is not a placeholder (`Janet`, `_2006`, `.0001`). It does not parse, and knows no zone database: the
 * caller gives offset and abbreviation.
 */

/** The zone a time is shown in. */
export interface Zone {
  offsetSeconds: number;
  /** What `MST` stands for; empty when unknown, then the numeric offset is written as Go does. */
  abbreviation: string;
}

export const utc: Zone = { offsetSeconds: 0, abbreviation: "UTC" };

/** Go's named layouts, by their names in lower case. */
const namedLayouts: ReadonlyMap<string, string> = new Map([
  ["layout", "01/02 03:04:05PM '06 -0700"],
  ["ansic", "Mon Jan _2 15:04:05 2006"],
  ["unixdate", "Mon Jan _2 15:04:05 MST 2006"],
  ["rubydate", "Mon Jan 02 15:04:05 -0700 2006"],
  ["rfc822", "02 Jan 06 15:04 MST"],
  ["rfc822z", "02 Jan 06 15:04 -0700"],
  ["rfc850", "Monday, 02-Jan-06 15:04:05 MST"],
  ["rfc1123", "Mon, 02 Jan 2006 15:04:05 MST"],
  ["rfc1123z", "Mon, 02 Jan 2006 15:04:05 -0700"],
  ["rfc3339", "2006-01-02T15:04:05Z07:00"],
  ["rfc3339nano", "2006-01-02T15:04:05.999999999Z07:00"],
  ["kitchen", "3:04PM"],
  ["stamp", "Jan _2 15:04:05"],
  ["stampmilli", "Jan _2 15:04:05.000"],
  ["stampmicro", "Jan _2 15:04:05.000000"],
  ["stampnano", "Jan _2 15:04:05.000000000"],
  ["datetime", "2006-01-02 15:04:05"],
  ["dateonly", "2006-01-02"],
  ["timeonly", "15:04:05"],
]);

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** The parts of a time in its zone. */
interface Parts {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  yearDay: number;
  /** 0 for Sunday. */
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  zone: Zone;
}

type Placeholder = (parts: Parts) => string;

const hour12 = (parts: Parts): number => parts.hour % 12 || 12;

/** Placeholders in the order in which they are tried at one position: longer ones before their own beginnings. */
const placeholders: readonly (readonly [text: string, write: Placeholder])[] = [
  ["January", (p) => MONTHS[p.month - 1]!],
  ["Jan", (p) => MONTHS[p.month - 1]!.slice(0, 3)],
  ["Monday", (p) => DAYS[p.weekday]!],
  ["Mon", (p) => DAYS[p.weekday]!.slice(0, 3)],
  ["MST", (p) => p.zone.abbreviation || offset(p.zone, "", "minutes", false)],
  ["01", (p) => pad(p.month, 2)],
  ["02", (p) => pad(p.day, 2)],
  ["03", (p) => pad(hour12(p), 2)],
  ["04", (p) => pad(p.minute, 2)],
  ["05", (p) => pad(p.second, 2)],
  ["06", (p) => pad(((p.year % 100) + 100) % 100, 2)],
  ["002", (p) => pad(p.yearDay, 3)],
  ["15", (p) => pad(p.hour, 2)],
  ["1", (p) => `${p.month}`],
  ["2006", (p) => pad(p.year, 4)],
  ["2", (p) => `${p.day}`],
  ["_2006", (p) => `_${pad(p.year, 4)}`],
  ["__2", (p) => `${p.yearDay}`.padStart(3, " ")],
  ["_2", (p) => `${p.day}`.padStart(2, " ")],
  ["3", (p) => `${hour12(p)}`],
  ["4", (p) => `${p.minute}`],
  ["5", (p) => `${p.second}`],
  ["PM", (p) => (p.hour >= 12 ? "PM" : "AM")],
  ["pm", (p) => (p.hour >= 12 ? "pm" : "am")],
  ["-070000", (p) => offset(p.zone, "", "seconds", false)],
  ["-07:00:00", (p) => offset(p.zone, ":", "seconds", false)],
  ["-0700", (p) => offset(p.zone, "", "minutes", false)],
  ["-07:00", (p) => offset(p.zone, ":", "minutes", false)],
  ["-07", (p) => offset(p.zone, "", "hours", false)],
  ["Z070000", (p) => offset(p.zone, "", "seconds", true)],
  ["Z07:00:00", (p) => offset(p.zone, ":", "seconds", true)],
  ["Z0700", (p) => offset(p.zone, "", "minutes", true)],
  ["Z07:00", (p) => offset(p.zone, ":", "minutes", true)],
  ["Z07", (p) => offset(p.zone, "", "hours", true)],
];

/** Abbreviations that are no placeholder when a lower-case letter follows: `Janet`, `Monsoon`. */
const notBeforeLowerCase: ReadonlySet<string> = new Set(["Jan", "Mon"]);

/** `.000`, `,999` and the like; not a placeholder when another digit follows. */
const FRACTION = /^[.,](0+|9+)(?!\d)/;

/** The time as Go writes it by `layout`, which may also be the name of one of Go's layouts, such as `RFC3339`. */
export function formatGoTime(unixMs: number, layout: string, zone: Zone = utc): string {
  const parts = partsOf(unixMs, zone);
  const pattern = namedLayouts.get(layout.toLowerCase()) ?? layout;
  let text = "";
  for (let i = 0; i < pattern.length;) {
    const [length, written] = placeholderAt(pattern, i, parts) ?? [1, pattern[i]!];
    text += written;
    i += length;
  }
  return text;
}

function placeholderAt(layout: string, at: number, parts: Parts): [number, string] | null {
  const fraction = FRACTION.exec(layout.slice(at));
  if (fraction !== null) return [fraction[0].length, fractionText(fraction[0], parts.millisecond)];
  for (const [text, write] of placeholders) {
    if (!layout.startsWith(text, at)) continue;
    const next = layout[at + text.length] ?? "";
    if (notBeforeLowerCase.has(text) && next >= "a" && next <= "z") continue;
    return [text.length, write(parts)];
  }
  return null;
}

/** Zeros keep their width; nines drop trailing zeros, and the separator too when nothing is left. */
function fractionText(placeholder: string, millisecond: number): string {
  const width = placeholder.length - 1;
  const digits = pad(millisecond, 3).padEnd(9, "0").slice(0, width).padEnd(width, "0");
  if (placeholder[1] === "0") return placeholder[0]! + digits;
  const trimmed = digits.replace(/0+$/, "");
  return trimmed === "" ? "" : placeholder[0]! + trimmed;
}

function offset(
  zone: Zone,
  separator: string,
  precision: "hours" | "minutes" | "seconds",
  zForUtc: boolean,
): string {
  if (zForUtc && zone.offsetSeconds === 0) return "Z";
  const total = Math.abs(zone.offsetSeconds);
  const fields = [Math.floor(total / 3_600), Math.floor(total / 60) % 60, total % 60];
  const count = { hours: 1, minutes: 2, seconds: 3 }[precision];
  const digits = fields.slice(0, count).map((field) => pad(field, 2));
  return (zone.offsetSeconds < 0 ? "-" : "+") + digits.join(separator);
}

function partsOf(unixMs: number, zone: Zone): Parts {
  const date = new Date(unixMs + zone.offsetSeconds * 1_000);
  const year = date.getUTCFullYear();
  const firstDay = Date.UTC(year, 0, 1);
  return {
    year,
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    yearDay: Math.floor((date.getTime() - firstDay) / 86_400_000) + 1,
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    zone,
  };
}

function pad(number: number, width: number): string {
  return `${number}`.padStart(width, "0");
}
