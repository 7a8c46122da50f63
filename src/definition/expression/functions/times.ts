import { parseDuration } from "../../../base/duration.ts";
import { isTimeInRange, parseTimestamp, wallClock } from "../time.ts";
import { describe, Duration, isNumeric, Timestamp, type Value } from "../value.ts";
import type { Call } from "./call.ts";
import { dayOfYear, formatDate, type ShownTime } from "./format-date.ts";
import { define, type ExpressionFunction } from "./function.ts";

const EXAMPLE = 'timestamp("2024-03-01T22:30:05Z")';
/** What a named time zone costs, in units: the platform's formatter is slow. */
const ZONE_UNITS = 300;

export const timeFunctions: readonly ExpressionFunction[] = [
  define(
    "now()",
    "time",
    "The time of the evaluation, which is stored: it is the same wherever one evaluation asks, and when its result is looked at again.",
    ["now() == now()", true],
    (call) => new Timestamp(call.evaluation.nowMs),
  ),
  define(
    "timestamp(value)",
    "time",
    "A time from an RFC 3339 text, a date (midnight UTC) or whole Unix seconds.",
    ['timestamp("2024-03-01") + duration("36h")', "2024-03-02T12:00:00Z"],
    (call) => new Timestamp(timeOf(call)),
  ),
  define(
    "duration(value)",
    "duration",
    "A duration from text such as `1h30m`, `-5s`, `2d`, `PT5M`, or from seconds.",
    ['duration("1h30m")', "5400s"],
    toDuration,
  ),
  define(
    "date(time, zone?)",
    "text",
    "The date, in UTC or a time zone.",
    ['date("2024-03-01T22:30:05Z", "Asia/Tokyo")', "2024-03-02"],
    (call) => formatDate(shownTime(call, 1), "%Y-%m-%d"),
  ),
  define(
    "time(time, zone?)",
    "text",
    "The time of day, in UTC or a time zone.",
    ['time("2024-03-01T22:30:05Z", "+02:00")', "00:30:05"],
    (call) => formatDate(shownTime(call, 1), "%H:%M:%S"),
  ),
  define(
    "formatTime(time, layout, zone?)",
    "text",
    "The time in the layout: `%Y %m %d %H %M %S %L` (milliseconds) `%j` (day of the year) `%u` (weekday, Monday is 1) `%V` (ISO week) `%G` (its year) `%b %B %a %A` (English names) `%s` (Unix seconds) `%%`.",
    ['formatTime("2024-03-01T22:30:05Z", "%a %d %b, %H:%M")', "Fri 01 Mar, 22:30"],
    formatTime,
  ),
  dateGetter("getFullYear", "year", 2024, (clock) => clock.getUTCFullYear()),
  dateGetter("getMonth", "month, 0 to 11", 2, (clock) => clock.getUTCMonth()),
  dateGetter("getDate", "day of the month, from 1", 1, (clock) => clock.getUTCDate()),
  dateGetter("getDayOfMonth", "day of the month, from 0", 0, (clock) => clock.getUTCDate() - 1),
  dateGetter("getDayOfWeek", "day of the week, Sunday is 0", 5, (clock) => clock.getUTCDay()),
  dateGetter("getDayOfYear", "day of the year, from 0", 60, dayOfYear),
  timeGetter("getHours", "hours", 22, 3_600_000, (clock) => clock.getUTCHours()),
  timeGetter("getMinutes", "minutes", 30, 60_000, (clock) => clock.getUTCMinutes()),
  timeGetter("getSeconds", "seconds", 5, 1_000, (clock) => clock.getUTCSeconds()),
  timeGetter("getMilliseconds", "milliseconds", 0, 1, (clock) => clock.getUTCMilliseconds()),
];

/** A function for one field of a time's date. */
function dateGetter(
  name: string,
  what: string,
  result: number,
  read: (clock: Date) => number,
): ExpressionFunction {
  const summary = `The ${what}, of a time in UTC or a time zone.`;
  return define(
    `${name}(time, zone?)`,
    "number",
    summary,
    [`${EXAMPLE}.${name}()`, result],
    (call) => BigInt(read(shownTime(call, 1).clock)),
  );
}

/** A function for one field of a time of day; of a duration it gives the whole duration in that unit. */
function timeGetter(
  name: string,
  unit: string,
  result: number,
  unitMs: number,
  read: (clock: Date) => number,
): ExpressionFunction {
  const summary = `The ${unit} of a time in UTC or a time zone; the whole ${unit} of a duration.`;
  return define(
    `${name}(value, zone?)`,
    "number",
    summary,
    [`${EXAMPLE}.${name}()`, result],
    (call) => {
      const value = call.value(0);
      if (value instanceof Duration) return BigInt(Math.trunc(value.ms / unitMs));
      return BigInt(read(shownTime(call, 1).clock));
    },
  );
}

/** The first argument as the clock in the zone shows it, which is the argument at `zoneIndex`. */
function shownTime(call: Call, zoneIndex: number): ShownTime {
  const ms = timeOf(call);
  if (!call.has(zoneIndex)) return { ms, clock: new Date(ms) };
  call.spend(ZONE_UNITS);
  const zone = call.text(zoneIndex);
  const clock = wallClock(ms, zone);
  return clock === null
    ? call.fail(`there is no time zone ${JSON.stringify(zone.slice(0, 40))}.`)
    : { ms, clock };
}

/** Unix milliseconds of the first argument. */
function timeOf(call: Call): number {
  const value = call.value(0);
  if (value instanceof Timestamp) return value.ms;
  const ms = isNumeric(value) ? Number(value) * 1_000 : parseTimestamp(call.text(0));
  if (ms === null || !isTimeInRange(ms))
    return call.fail(`${describe(value)} is no time; write it as 2024-03-01T22:30:05Z.`);
  return Math.trunc(ms);
}

function toDuration(call: Call): Value {
  const value = call.value(0);
  if (value instanceof Duration) return value;
  if (isNumeric(value))
    return new Duration(inDurationRange(Math.round(Number(value) * 1_000), call));
  const text = call.text(0);
  const isNegative = text.startsWith("-");
  const ms = parseDuration(text.replace(/^[+-]/, ""));
  if (ms === null) return call.fail(`${describe(text)} is no duration; write it as 1h30m.`);
  return new Duration(inDurationRange(isNegative ? -ms : ms, call));
}

function inDurationRange(ms: number, call: Call): number {
  return Number.isSafeInteger(ms) ? ms : call.fail("the duration is too long.");
}

function formatTime(call: Call): Value {
  const layout = call.text(1);
  const text = formatDate(shownTime(call, 2), layout);
  call.spend(layout.length);
  return text === null
    ? call.fail(`the layout ${JSON.stringify(layout.slice(0, 40))} has an unknown directive.`)
    : call.newText(text);
}
