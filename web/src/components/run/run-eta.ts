/** When an open run will probably end. Pure. */

/** What there is to say: how long it still takes, or by how much it takes longer than usual. */
export interface Eta {
  kind: "left" | "over";
  ms: number;
}

/** Judged by the median of the job's runs of 30 days; null without it, or before the start. */
export function etaOf(
  { startedAt, usualMs }: { startedAt: string | null; usualMs: number | null },
  nowMs: number,
): Eta | null {
  if (startedAt === null || usualMs === null) return null;
  const left = Date.parse(startedAt) + usualMs - nowMs;
  return left >= 0 ? { kind: "left", ms: left } : { kind: "over", ms: -left };
}
