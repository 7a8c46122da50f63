/** A moment as the API writes it. */
export function isoTime(date: Date): string {
  return date.toISOString();
}

/** A moment that may not have come. */
export function isoTimeOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
