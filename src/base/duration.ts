const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Longest text worth reading as a duration. */
const MAX_LENGTH = 64;
const COMPACT = /^(?:\d+(?:\.\d+)?(?:ms|[smhdw]))+$/;
const COMPACT_PART = /(\d+(?:\.\d+)?)(ms|[smhdw])/g;
const ISO =
  /^P(?=[\dT])(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Milliseconds of `1h30m`, `500ms`, `2d`, `1w`, ISO 8601 `PT5M`, or a whole number of seconds (as a number or as digits);
 * null when it is none of these. Months and years have no fixed length and are refused.
 */
export function parseDuration(value: string | number): number | null {
  if (typeof value === "number") return wholeMs(Number.isInteger(value) ? value * 1_000 : NaN);
  const text = value.trim();
  if (text.length === 0 || text.length > MAX_LENGTH) return null;
  if (/^\d+$/.test(text)) return wholeMs(Number(text) * 1_000);
  if (COMPACT.test(text)) return wholeMs(sumOfParts(text));
  const iso = ISO.exec(text.toUpperCase());
  if (iso === null) return null;
  const [weeks, days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0));
  return wholeMs(
    weeks! * UNIT_MS["w"]! +
      days! * UNIT_MS["d"]! +
      hours! * UNIT_MS["h"]! +
      minutes! * UNIT_MS["m"]! +
      seconds! * UNIT_MS["s"]!,
  );
}

/** The shortest compact text of a duration, such as `1h30m` or `500ms`; `0s` for none. */
export function formatDuration(ms: number): string {
  let rest = Math.max(0, Math.round(ms));
  let text = "";
  for (const unit of ["d", "h", "m", "s", "ms"]) {
    const size = UNIT_MS[unit]!;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === "" ? "0s" : text;
}

function sumOfParts(text: string): number {
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(COMPACT_PART))
    sum += Number(amount) * UNIT_MS[unit!]!;
  return sum;
}

/** Rounded to whole milliseconds; null when negative or beyond what a number holds exactly. */
function wholeMs(ms: number): number | null {
  const rounded = Math.round(ms);
  return Number.isSafeInteger(rounded) && rounded >= 0 ? rounded : null;
}
