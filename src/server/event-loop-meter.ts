import { monitorEventLoopDelay, performance, type EventLoopUtilization } from "node:perf_hooks";
import { systemClock } from "../base/clock.ts";

const NANOSECONDS = 1e6;
const RESOLUTION_MS = 20;
/** Readings tell of so much of the past, at least, and at most of twice as much if somebody reads all the time. */
const WINDOW_MS = 60_000;

/** How late the process comes to its timers, and how much of its time it is at work. */
export class EventLoopMeter {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  #since = systemClock.monotonic();
  /** At the start of this window, and of the one before: a reading right after the start of one would tell of itself alone. */
  #marks: { current: EventLoopUtilization; previous: EventLoopUtilization };

  constructor() {
    const now = performance.eventLoopUtilization();
    this.#marks = { current: now, previous: now };
  }

  /** Starts to measure. */
  start(): void {
    this.#histogram.enable();
  }

  /** Ends the measuring, which would keep a timer. */
  stop(): void {
    this.#histogram.disable();
  }

  /** The lag beyond the timer's own period, in milliseconds; the utilization as a part of 1. */
  read(): { lag: { p50: number; p99: number; max: number }; utilization: number } {
    const { max } = this.#histogram;
    const lag = {
      p50: lateMs(this.#histogram.percentile(50)),
      p99: lateMs(this.#histogram.percentile(99)),
      max: lateMs(max),
    };
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, this.#marks.previous);
    if (systemClock.monotonic() - this.#since > WINDOW_MS) {
      this.#histogram.reset();
      this.#marks = { current: now, previous: this.#marks.current };
      this.#since = systemClock.monotonic();
    }
    return { lag, utilization: Math.round(utilization * 1_000) / 1_000 };
  }
}

function lateMs(nanoseconds: number): number {
  return Math.max(0, Math.round((nanoseconds / NANOSECONDS - RESOLUTION_MS) * 10) / 10);
}
