/** How long anything that is measured may take before it counts as broken. */
const LIMIT_MS = 120_000;

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Asks again after `pauseMs` until the answer is not null; fails after two minutes with what was waited for. */
export async function pollUntil<T>(
  what: string,
  pauseMs: number,
  ask: () => Promise<T | null> | T | null,
): Promise<T> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > end)
      throw new Error(`Waited ${LIMIT_MS / 1_000} s in vain until ${what}.`);
    await sleep(pauseMs);
  }
}

/** Milliseconds since 1970 with fractions, comparable between the processes of one machine. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
