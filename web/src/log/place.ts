/** Lines (from 0, first and last) or a moment that somebody wants to go to. */
export type Place = { lines: [first: number, last: number] } | { atMs: number };

const LINES = /^#?L?(\d[\d,]*)(?:-L?(\d[\d,]*))?$/i;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?$/;
const DAY_MS = 86_400_000;

/** Reads `123`, `L123-130`, a time of day or a whole time; null for anything else. `startMs` is the time of the log's first line. */
export function parsePlace(text: string, startMs: number): Place | null {
  const trimmed = text.trim();
  const lines = LINES.exec(trimmed);
  if (lines !== null) return linesOf(lines[1]!, lines[2] ?? lines[1]!);
  const time = TIME.exec(trimmed);
  if (time !== null) return { atMs: timeOfDay(time, startMs) };
  const atMs = /^\d{4}-\d{2}-\d{2}/.test(trimmed) ? Date.parse(trimmed) : NaN;
  return Number.isNaN(atMs) ? null : { atMs };
}

/** Lines as they stand in an address, from 1. */
export function formatPlace([first, last]: readonly [number, number]): string {
  return first === last ? String(first + 1) : `${first + 1}-${last + 1}`;
}

function linesOf(a: string, b: string): Place | null {
  const numbers = [a, b].map((text) => Number(text.replaceAll(",", "")) - 1);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return first < 0 || !Number.isSafeInteger(last) ? null : { lines: [first, last] };
}

function timeOfDay([, hours, minutes, seconds]: RegExpExecArray, startMs: number): number {
  const at = new Date(startMs);
  at.setHours(Number(hours), Number(minutes), Number(seconds ?? 0), 0);
  // A minute of grace: people round.
  return at.getTime() < startMs - 60_000 ? at.getTime() + DAY_MS : at.getTime();
}
