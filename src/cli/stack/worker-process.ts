/**
 * The worker of `stratal up`: a child process, so that what scripts do to it does not touch the server. Owns the child and its
 * restarts; does not know what a worker does.
 *
 * 1. The child is restarted when it dies, after a delay that doubles, until `stop` or `kill`.
 * 2. The child leads its own process group, so Ctrl-C reaches this process only, which ends the child in its turn.
 * 3. The channel between the two is the child's sign of life of its parent: when it closes, the child drains and exits.
 */
import type { ChildProcess } from "node:child_process";
import { systemClock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";

/** What the child says once it claims tasks. */
export interface WorkerReport {
  kind: "ready";
  id: string;
  languages: string[];
  processSlots: number;
  inlineSlots: number;
}

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;
/** A child that lived this long is not in a loop of failures. */
const HEALTHY_AFTER_MS = 60_000;

export class WorkerProcess {
  readonly #spawn: () => ChildProcess;
  readonly #logger: Logger;
  readonly #stopping = new AbortController();
  #child: ChildProcess | null = null;
  #supervision: Promise<void> = Promise.resolve();

  /** `spawn` starts a child with an IPC channel, as the leader of its own process group. */
  constructor(options: { spawn: () => ChildProcess; logger: Logger }) {
    this.#spawn = options.spawn;
    this.#logger = options.logger;
  }

  /** Answers when the first child claims tasks; fails if it dies before. */
  start(): Promise<WorkerReport> {
    return new Promise((resolve, reject) => {
      this.#supervision = this.#supervise(resolve, reject);
    });
  }

  /** Lets the child drain and waits for its end. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#child?.kill("SIGTERM");
    await this.#supervision;
  }

  /** Ends the child at once; its watchdog ends its tasks. */
  kill(): void {
    this.#stopping.abort();
    this.#child?.kill("SIGKILL");
  }

  async #supervise(
    ready: (report: WorkerReport) => void,
    failed: (error: Error) => void,
  ): Promise<void> {
    let delayMs = FIRST_DELAY_MS;
    let hasBeenReady = false;
    while (!this.#stopping.signal.aborted) {
      const start = systemClock.monotonic();
      const how = await this.#runChild((report) => {
        hasBeenReady = true;
        ready(report);
      });
      if (this.#stopping.signal.aborted) return;
      if (!hasBeenReady) {
        failed(new Error(`The worker ${how} before it was ready; its messages are above.`));
        return;
      }
      if (systemClock.monotonic() - start > HEALTHY_AFTER_MS) delayMs = FIRST_DELAY_MS;
      this.#logger.warn(`the worker ${how}; a new one starts in ${delayMs} ms`);
      await systemClock.sleep(delayMs, this.#stopping.signal);
      delayMs = Math.min(MAX_DELAY_MS, delayMs * 2);
    }
  }

  /** Runs one child to its end; answers with how it ended. */
  #runChild(ready: (report: WorkerReport) => void): Promise<string> {
    return new Promise((resolve) => {
      const child = this.#spawn();
      this.#child = child;
      const ended = (how: string): void => {
        this.#child = null;
        resolve(how);
      };
      child.on("message", (message) => {
        // The child is this same program; see commands/worker.ts.
        ready(message as WorkerReport);
      });
      child.once("error", (error) => {
        ended(`could not be started (${error.message})`);
      });
      child.once("exit", (code, signal) => {
        ended(signal === null ? `exited with status ${code}` : `was ended by ${signal}`);
      });
    });
  }
}
