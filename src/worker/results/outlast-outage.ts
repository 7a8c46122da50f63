import { systemClock } from "../../base/clock.ts";
import { isUnavailable } from "../../store/database.ts";

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 2_000;

/** Repeats what a database that is away fails, until the attempt is stopped; `work` must be safe to run again. */
export async function outlastOutage<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(2 * delayMs, MAX_DELAY_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!isUnavailable(error) || signal.aborted) throw error;
      await systemClock.sleep(delayMs, signal);
    }
  }
}
