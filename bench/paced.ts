import { sleep } from "./wait.ts";

/** Calls `submit` so many times, one every `everyMs` by the clock and not after the one before has answered. */
export async function paced<T>(
  count: number,
  everyMs: number,
  submit: (index: number) => Promise<T>,
): Promise<T[]> {
  const start = performance.now();
  const submitted: Promise<T>[] = [];
  for (let index = 0; index < count; index += 1) {
    await sleep(Math.max(0, start + index * everyMs - performance.now()));
    const one = submit(index);
    // Whoever awaits them all is told; until then a failure must not end the process.
    one.catch(() => undefined);
    submitted.push(one);
  }
  return Promise.all(submitted);
}
