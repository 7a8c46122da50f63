const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const DAY_MS = 86_400_000;

/** A moment and the clock on the wall that shows it; the clock's UTC fields are the local ones. */
export interface ShownTime {
  ms: number;
  clock: Date;
}

/** A time in a strftime layout; null for a layout with a directive that does not exist. */
export function formatDate(shown: ShownTime, layout: string): string | null {
  let isKnown = true;
  const text = layout.replaceAll(/%(.?)/gs, (_, letter: string) => {
    const field = fieldOf(letter, shown);
    if (field === null) isKnown = false;
    return field ?? "";
  });
  return isKnown ? text : null;
}

function fieldOf(letter: string, { ms, clock }: ShownTime): string | null {
  switch (letter) {
    case "Y":
      return padded(clock.getUTCFullYear(), 4);
    case "m":
      return padded(clock.getUTCMonth() + 1, 2);
    case "d":
      return padded(clock.getUTCDate(), 2);
    case "H":
      return padded(clock.getUTCHours(), 2);
    case "M":
      return padded(clock.getUTCMinutes(), 2);
    case "S":
      return padded(clock.getUTCSeconds(), 2);
    case "L":
      return padded(clock.getUTCMilliseconds(), 3);
    case "j":
      return padded(dayOfYear(clock) + 1, 3);
    case "u":
      return String(isoWeekday(clock));
    case "V":
      return padded(isoWeek(clock).week, 2);
    case "G":
      return padded(isoWeek(clock).year, 4);
    case "b":
      return MONTHS[clock.getUTCMonth()]!.slice(0, 3);
    case "B":
      return MONTHS[clock.getUTCMonth()]!;
    case "a":
      return DAYS[clock.getUTCDay()]!.slice(0, 3);
    case "A":
      return DAYS[clock.getUTCDay()]!;
    case "s":
      return String(Math.floor(ms / 1_000));
    case "%":
      return "%";
    default:
      return null;
  }
}

/** Days since New Year, from 0. */
export function dayOfYear(clock: Date): number {
  const newYear = new Date(0);
  newYear.setUTCFullYear(clock.getUTCFullYear(), 0, 1);
  return Math.floor((clock.getTime() - newYear.getTime()) / DAY_MS);
}

function isoWeekday(clock: Date): number {
  return clock.getUTCDay() || 7;
}

/** The week that has this week's Thursday. */
function isoWeek(clock: Date): { year: number; week: number } {
  const thursday = new Date(clock.getTime() + (4 - isoWeekday(clock)) * DAY_MS);
  return { year: thursday.getUTCFullYear(), week: Math.floor(dayOfYear(thursday) / 7) + 1 };
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, "0");
}
