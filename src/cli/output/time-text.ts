/** A span as people read it: `412ms`, `3.4s`, `2m05s`, `1h02m`. */
export function spanText(ms: number): string {
  const rounded = Math.max(0, Math.round(ms));
  if (rounded < 1_000) return `${rounded}ms`;
  // 59.95 s and more would be shown as "60.0s".
  if (rounded < 59_950) return `${(rounded / 1_000).toFixed(1)}s`;
  const seconds = Math.round(rounded / 1_000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}m${twoDigits(seconds % 60)}s`;
  return `${Math.floor(minutes / 60)}h${twoDigits(minutes % 60)}m`;
}

/** The span between two moments of the API; empty while it has not ended or never began. */
export function spanBetween(from: string | null, to: string | null): string {
  return from === null || to === null ? "" : spanText(Date.parse(to) - Date.parse(from));
}

/** The span from a moment of the API until `now` (Unix milliseconds) of something that goes on; empty while it has not begun. */
export function spanSoFar(from: string | null, now: number): string {
  return from === null ? "" : `${spanText(now - Date.parse(from))} so far`;
}

/** A moment of the API to the second, in UTC: `2026-11-25 21:13:03Z`; empty for none. */
export function momentText(moment: string | null): string {
  return moment === null ? "" : `${moment.slice(0, 19).replace("T", " ")}Z`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
