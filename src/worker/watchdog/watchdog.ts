/**
 * The worker's side of the watchdog: a few tiny processes that outlive a worker killed by `kill -9` or by lack of memory, and that
 * notice one that hangs (stopped, or its event loop stuck) beyond its lease. They kill the scripts that such a worker left behind.
 * Owns those processes; the killing itself is `watchdog-script.ts`.
 *
 * 1. A script is announced before it is started, so there is no moment at which it could be missed.
 * 2. The watchdog knows markers and group ids, nothing secret; its environment is PATH and LC_ALL.
 * 3. A watchdog that ends by itself is started again and told everything anew.
 * 4. A process that was stopped may find, when it goes on, something to go on with before it finds that its time is over: it learns of that
 *    from `add`, and starts nothing.
 * 5. What was killed because a deadline passed is known before any of its processes is seen to have ended: the watchdog says so
 *    before it kills, and Node reads pipes before it learns of ended children. So a killed script is never taken for a failed one.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { systemClock, type Clock } from "../../base/clock.ts";
import { messageOf, StratalError } from "../../base/errors.ts";
import { isUuid } from "../../base/ids.ts";
import { watchdogScript } from "./watchdog-script.ts";

/** Restarts of a watchdog that keeps dying before the worker goes on without one. */
const MAX_RESTARTS = 10;
const STOP_LIMIT_MS = 15_000;

export interface WatchdogOptions {
  /** PATH on which sh, grep, sleep and rm are found. */
  path: string;
  /** Removed by the watchdog once the worker and its scripts are gone. */
  directory?: string;
  /** User ids whose processes are all scripts of this worker; killed with them. */
  uids?: readonly number[];
  /** Told when the watchdog dies or cannot be started. */
  warn(message: string): void;
  clock?: Clock;
}

/** What the lease needs of a watchdog. */
export interface LeaseWatch {
  /**
   * Kills every listed script in so many milliseconds, unless called again before; replaces the call before. `expired` is called when
   * it came to that, as soon as this process can notice.
   */
  guard(leftMs: number, expired: () => void): void;
  /** Takes the deadline back. */
  release(): void;
}

/** What scripts, and the lease they run under, need of a watchdog. */
export interface ScriptWatch extends LeaseWatch {
  /**
   * Lists a script by its marker; again with its process group as soon as that is known. Calls `expired` before it returns if the deadline
   * has passed: whoever starts the script has to look once more whether it may.
   */
  add(marker: string, group?: number): void;
  /** Takes a script off the list: nothing of it is left. */
  remove(marker: string): void;
}

interface Deadline {
  /** Monotonic milliseconds. */
  at: number;
  expired: () => void;
}

export class Watchdog implements ScriptWatch {
  readonly #options: WatchdogOptions;
  readonly #clock: Clock;
  readonly #entries = new Map<string, number | null>();
  #deadline: Deadline | null = null;
  #child: ChildProcess | null = null;
  #exited: Promise<void> = Promise.resolve();
  #restarts = 0;
  #stopping = false;

  private constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Starts the process; returns at once. One per worker. */
  static start(options: WatchdogOptions): Watchdog {
    const watchdog = new Watchdog(options);
    watchdog.#launch();
    return watchdog;
  }

  /** The process id, for diagnosis; null when it is not running. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  add(marker: string, group?: number): void {
    // Both end up in a shell's words.
    if (!isUuid(marker)) throw new StratalError("internal_error", `"${marker}" is not a UUID.`);
    // To kill "group 1" would be to kill every process there is.
    if (group !== undefined && !(Number.isInteger(group) && group > 1)) {
      throw new StratalError("internal_error", `${group} is not a process group.`);
    }
    this.#entries.set(marker, group ?? null);
    this.#tell(addCommand(marker, group ?? null));
    if (this.#deadline !== null && this.#clock.monotonic() >= this.#deadline.at) this.#onExpired();
  }

  remove(marker: string): void {
    if (this.#entries.delete(marker)) this.#tell(`remove ${marker}\n`);
  }

  guard(leftMs: number, expired: () => void): void {
    this.#deadline = { at: this.#clock.monotonic() + leftMs, expired };
    this.#tell(leaseCommand(leftMs));
  }

  release(): void {
    if (this.#deadline === null) return;
    this.#deadline = null;
    this.#tell("release\n");
  }

  /** Ends the watchdog; it kills what is still listed first, as nothing may outlive the worker. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null) return;
    child.stdin?.end();
    const over = new AbortController();
    await Promise.race([this.#exited, this.#clock.sleep(STOP_LIMIT_MS, over.signal)]);
    over.abort();
    child.kill("SIGKILL");
  }

  #launch(): void {
    // Its own session: Ctrl-C in the worker's terminal must not reach it.
    const child = spawn(
      "sh",
      [
        ...["-c", watchdogScript, "stratal-watchdog"],
        this.#options.directory ?? "",
        (this.#options.uids ?? []).join(" "),
      ],
      {
        cwd: "/",
        detached: true,
        env: { PATH: this.#options.path, LC_ALL: "C" },
        stdio: ["pipe", "pipe", "ignore"],
      },
    );
    this.#child = child;
    child.stdout.once("data", () => {
      if (this.#child === child) this.#onExpired();
    });
    this.#exited = new Promise((resolve) => {
      const gone = (reason: string): void => {
        resolve();
        if (this.#child === child) this.#onGone(reason);
      };
      child.once("exit", (code, signal) => gone(`it ended with ${signal ?? `code ${code}`}`));
      child.once("error", (error) => gone(messageOf(error)));
    });
    // A write to a watchdog that has just died; its exit is handled above.
    child.stdin.on("error", () => undefined);
    child.stdout.on("error", () => undefined);
    // Neither the process nor its pipes keep a worker that is done alive.
    child.unref();
    unreference(child.stdin);
    unreference(child.stdout);
    for (const [marker, group] of this.#entries) this.#tell(addCommand(marker, group));
    if (this.#deadline !== null) {
      this.#tell(leaseCommand(Math.max(0, this.#deadline.at - this.#clock.monotonic())));
    }
  }

  /** What kills ends with that, and no longer watches this process: another one does, from now on. */
  #onExpired(): void {
    if (this.#stopping) return;
    const deadline = this.#deadline;
    this.#deadline = null;
    this.#launch();
    deadline?.expired();
  }

  #onGone(reason: string): void {
    this.#child = null;
    if (this.#stopping) return;
    this.#restarts += 1;
    const again = this.#restarts <= MAX_RESTARTS;
    this.#options.warn(
      again
        ? `The watchdog is gone (${reason}); starting it again.`
        : `The watchdog is gone (${reason}) for the ${this.#restarts}th time; going on without it.`,
    );
    if (again) this.#launch();
  }

  #tell(command: string): void {
    this.#child?.stdin?.write(command);
  }
}

function addCommand(marker: string, group: number | null): string {
  return `add ${marker} ${group ?? "-"}\n`;
}

/** Rounded up to milliseconds, and to seconds for a `sleep` that knows no fractions. */
function leaseCommand(leftMs: number): string {
  const seconds = Math.ceil(leftMs) / 1_000;
  return `lease ${seconds.toFixed(3)} ${Math.ceil(seconds)}\n`;
}

/** Pipes to children are sockets, which can be unreferenced; the declared type does not say so. */
function unreference(stream: object): void {
  if ("unref" in stream && typeof stream.unref === "function") stream.unref();
}
