/**
 * The worker's side of the watchdog: a tiny process that outlives a worker killed by `kill -9` or by lack of memory, and then
 * kills the scripts it left behind. Owns that process; the killing itself is `watchdog-script.ts`.
 *
 * 1. A script is announced before it is started, so there is no moment at which it could be missed.
 * 2. The watchdog knows markers and group ids, nothing secret; its environment is PATH and LC_ALL.
 * 3. A watchdog that ends by itself is started again and told everything anew.
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
  /** Told when the watchdog dies or cannot be started. */
  warn(message: string): void;
  clock?: Clock;
}

/** What `runScript` needs of a watchdog. */
export interface ScriptWatch {
  /** Lists a script by its marker; again with its process group as soon as that is known. */
  add(marker: string, group?: number): void;
  /** Takes a script off the list: nothing of it is left. */
  remove(marker: string): void;
}

export class Watchdog implements ScriptWatch {
  readonly #options: WatchdogOptions;
  readonly #entries = new Map<string, number | null>();
  #child: ChildProcess | null = null;
  #exited: Promise<void> = Promise.resolve();
  #restarts = 0;
  #stopping = false;

  private constructor(options: WatchdogOptions) {
    this.#options = options;
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
  }

  remove(marker: string): void {
    if (this.#entries.delete(marker)) this.#tell(`remove ${marker}\n`);
  }

  /** Ends the watchdog; it kills what is still listed first, as nothing may outlive the worker. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null) return;
    child.stdin?.end();
    const { clock = systemClock } = this.#options;
    const over = new AbortController();
    await Promise.race([this.#exited, clock.sleep(STOP_LIMIT_MS, over.signal)]);
    over.abort();
    child.kill("SIGKILL");
  }

  #launch(): void {
    // Its own session: Ctrl-C in the worker's terminal must not reach it.
    const child = spawn(
      "sh",
      ["-c", watchdogScript, "stratal-watchdog", this.#options.directory ?? ""],
      {
        cwd: "/",
        detached: true,
        env: { PATH: this.#options.path, LC_ALL: "C" },
        stdio: ["pipe", "ignore", "ignore"],
      },
    );
    this.#child = child;
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
    // Neither the process nor its pipe keeps a worker that is done alive.
    child.unref();
    unreference(child.stdin);
    for (const [marker, group] of this.#entries) this.#tell(addCommand(marker, group));
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

/** Pipes to children are sockets, which can be unreferenced; the declared type does not say so. */
function unreference(stream: object): void {
  if ("unref" in stream && typeof stream.unref === "function") stream.unref();
}
