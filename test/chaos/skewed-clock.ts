/** A wall clock that is wrong, for a member that is started: nothing may depend on it. The monotonic clock stays what it is. */
import type { Random } from "./random.ts";

/** The wall clock is wrong by one of two amounts, which take turns: a clock that is set while the program runs. */
export interface SkewedClock {
  firstMs: number;
  secondMs: number;
}

const MAX_SKEW_MS = 3_600_000;
const TURN_MS = 4_000;

/** Null for a right clock, as every other start has. */
export function drawClock(random: Random): SkewedClock | null {
  if (random.chance(0.5)) return null;
  const firstMs = random.integer(-MAX_SKEW_MS, MAX_SKEW_MS);
  return {
    firstMs,
    secondMs: random.chance(0.5) ? firstMs : random.integer(-MAX_SKEW_MS, MAX_SKEW_MS),
  };
}

/** What Node is started with to have that clock. */
export function clockArguments(clock: SkewedClock | null): string[] {
  if (clock === null) return [];
  return ["--import", `data:text/javascript,${encodeURIComponent(moduleText(clock))}`];
}

function moduleText({ firstMs, secondMs }: SkewedClock): string {
  return `
    const now = Date.now;
    const skew = () => (Math.floor(performance.now() / ${TURN_MS}) % 2 === 0 ? ${firstMs} : ${secondMs});
    Date.now = () => now() + skew();
    globalThis.Date = new Proxy(Date, {
      construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [target.now()] : args, newTarget),
    });`;
}
