import { monitorEventLoopDelay } from "node:perf_hooks";
import { systemClock } from "../base/clock.ts";

const NANOSECONDS = 1e6;
const RESOLUTION_MS = 20;
/** Readings tell of so much of the past, at least, and at most of twice as much if somebody reads all the time. */
const WINDOW_MS = 60_000;

/** How late the process comes to its timers. */
export class EventLoopLag {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #since = systemClock.monotonic();

  /** Starts to measure. */
  start(): void {
    this.#histogram.enable();
  }

  /** Ends the measuring, which would keep a timer. */
  stop(): void {
    this.#histogram.disable();
  }

  /** The lag beyond the timer's own period, in milliseconds. */
  read(): { p50: number; p99: number; max: number } {
    const { max } = this.#histogram;
    const lag = {
      p50: lateMs(this.#histogram.percentile(50)),
      p99: lateMs(this.#histogram.percentile(99)),
      max: lateMs(max),
    };
    if (systemClock.monotonic() - this.#since > WINDOW_MS) {
      this.#histogram.reset();
      this.#since = systemClock.monotonic();
    }
    return lag;
  }
}

function lateMs(nanoseconds: number): number {
  return Math.max(0, Math.round((nanoseconds / NANOSECONDS - RESOLUTION_MS) * 10) / 10);
}
