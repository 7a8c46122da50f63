/** Checks cron expressions in the syntax of Vixie cron, with optional seconds; what runs them may know more, never less. */

const NICKNAMES = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@hourly"];
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** Days of each month in the longest year. */
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Longest expression worth reading. */
const MAX_LENGTH = 256;

interface Field {
  name: string;
  min: number;
  max: number;
  /** Names of the values from `first` on. */
  names?: readonly string[];
  first?: number;
}

const SECOND: Field = { name: "second", min: 0, max: 59 };
const DAY: Field = { name: "day of the month", min: 1, max: 31 };
const MONTH: Field = { name: "month", min: 1, max: 12, names: MONTHS, first: 1 };
/** 7 is Sunday, too. */
const WEEKDAY: Field = { name: "day of the week", min: 0, max: 7, names: WEEKDAYS, first: 0 };
const FIELDS: readonly Field[] = [
  { name: "minute", min: 0, max: 59 },
  { name: "hour", min: 0, max: 23 },
  DAY,
  MONTH,
  WEEKDAY,
];

/** What is wrong with a cron expression, in a sentence; null when it can be run. */
export function cronProblem(expression: string): string | null {
  const text = expression.trim();
  if (text.startsWith("@"))
    return NICKNAMES.includes(text) ? null : `Of these names, cron has ${NICKNAMES.join(", ")}.`;
  const parts = text.split(/\s+/);
  if (text.length > MAX_LENGTH || (parts.length !== 5 && parts.length !== 6))
    return (
      "A cron expression has 5 fields (minute, hour, day of the month, month, day of the week), " +
      "or 6 with seconds first, such as `0 2 * * *`."
    );
  const fields = parts.length === 6 ? [SECOND, ...FIELDS] : FIELDS;
  for (const [index, field] of fields.entries()) {
    const problem = fieldProblem(parts[index]!, field);
    if (problem !== null) return `The ${field.name} \`${parts[index]!}\` ${problem}.`;
  }
  const [day, month, weekday] = parts.slice(-3);
  return neverProblem(day!, month!, weekday!);
}

function fieldProblem(text: string, field: Field): string | null {
  for (const part of text.split(",")) {
    const problem = specialProblem(part, field) ?? partProblem(part, field);
    if (problem !== null && problem !== SPECIAL) return problem;
  }
  return null;
}

/** Marks a part that is one of the special days and needs no other check. */
const SPECIAL = "";

/** `L`, `LW` and `15W` of a month, `5L` and `MON#2` of a week. Null if the part is none of them. */
function specialProblem(part: string, field: Field): string | null {
  if (field === DAY) {
    if (/^(?:L|LW|\?)$/i.test(part)) return SPECIAL;
    const nearest = /^(\d+)W$/i.exec(part);
    return nearest === null ? null : (valueProblem(nearest[1]!, field) ?? SPECIAL);
  }
  if (field !== WEEKDAY) return null;
  if (part === "?") return SPECIAL;
  const last = /^(\w+)L$/i.exec(part) ?? /^(\w+)#[1-5]$/.exec(part);
  return last === null ? null : (valueProblem(last[1]!, field) ?? SPECIAL);
}

function partProblem(part: string, field: Field): string | null {
  const [range, step, ...more] = part.split("/");
  if (more.length > 0) return "has two `/` in one part";
  if (step !== undefined) {
    const every = /^\d{1,3}$/.test(step) ? Number(step) : 0;
    if (every < 1 || every > field.max) return `needs a step from 1 to ${field.max} after \`/\``;
    if (range !== "*" && !range!.includes("-"))
      return `needs \`*\` or a range such as ${field.min}-${field.max} before \`/\``;
  }
  if (range === "*") return null;
  const [from, to, ...others] = range!.split("-");
  if (others.length > 0) return "has two `-` in one part";
  const problem = valueProblem(from!, field) ?? (to === undefined ? null : valueProblem(to, field));
  if (problem !== null || to === undefined) return problem;
  return valueOf(from!, field)! <= valueOf(to, field)!
    ? null
    : "has a range whose end is before its start; write two ranges";
}

function valueProblem(text: string, field: Field): string | null {
  const value = valueOf(text, field);
  if (value !== null && value >= field.min && value <= field.max) return null;
  const names = field.names === undefined ? "" : ` or ${field.names[0]} to ${field.names.at(-1)}`;
  return `must be ${field.min} to ${field.max}${names}, \`*\`, a range, a step or a list of them`;
}

function valueOf(text: string, field: Field): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const index = field.names?.indexOf(text.toUpperCase()) ?? -1;
  return index === -1 ? null : index + (field.first ?? 0);
}

/** A date that no year has, such as February 30, would be waited for in vain. */
function neverProblem(day: string, month: string, weekday: string): string | null {
  if (weekday !== "*" && weekday !== "?") return null;
  const firstDays = day.split(",").map((part) => valueOf(part.split("-")[0]!, DAY));
  const months = month.split(",").map((part) => valueOf(part, MONTH));
  if (firstDays.includes(null) || months.includes(null)) return null;
  const longest = Math.max(...months.map((each) => MONTH_DAYS[each! - 1]!));
  return Math.min(...firstDays.map((each) => each!)) > longest
    ? `No year has a day ${day} in month ${month}, so it would never start.`
    : null;
}
