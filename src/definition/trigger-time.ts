/** Moments of triggers: with their offset from UTC, or as a clock shows them in the trigger's time zone. */
import { parseTimestamp } from "./expression/time.ts";

const LOCAL = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?$/;

/** True for a moment, with or without an offset. */
export function isTriggerTime(text: string): boolean {
  return parseTimestamp(toTimestamp(text)) !== null;
}

/** True for a time zone that the clock of this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Unix milliseconds as if all local times were UTC, to compare moments of one trigger; null where one has an offset. */
export function localMs(text: string): number | null {
  return LOCAL.test(text) ? parseTimestamp(toTimestamp(text)) : null;
}

function toTimestamp(text: string): string {
  const local = LOCAL.exec(text);
  if (local === null) return text;
  return `${local[1]}T${local[2]}${local[3] ?? ":00"}Z`;
}
