/**
 * A server or a worker of the system under test: the built program as a process of its own, behind a proxy of its own to the database. One
 * that ends is started again, as a supervisor would.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Proxy } from "./proxy.ts";
import { clockArguments, drawClock } from "./skewed-clock.ts";
import type { Random } from "./random.ts";

const RESTART_DELAY_MS = 100;
/** A server listens before it has noted in the database that it does; until then it may end like any program that cannot start. */
const STARTING_MS = 5_000;
const STOP_LIMIT_MS = 20_000;
/** What each kind says when it has started. */
const READY = { server: "Server listening at", worker: "offers" } as const;

export interface MemberOptions {
  kind: "server" | "worker";
  name: string;
  program: string;
  /** To the database. */
  proxy: Proxy;
  /** To Redis, if there is one. */
  redisProxy: Proxy | null;
  /** Draws the clock that it has from each start on. */
  random: Random;
  env: Record<string, string>;
  cwd: string;
  logFile: string;
}

export class Member {
  readonly options: MemberOptions;
  /** Ends that nobody asked for, after the program had started. */
  readonly crashes: string[] = [];
  /** How often it was started. */
  starts = 0;
  /** What each start arms (src/base/failpoint.ts). */
  failpoints: string | null = null;
  /** Starts with a clock that is wrong. */
  skewed = 0;
  readonly #log: WriteStream;
  #child: ChildProcess | null = null;
  #readyAt: number | null = null;
  #onText: (text: string) => void = () => undefined;
  #paused = false;
  #asked = false;
  #closing = false;

  constructor(options: MemberOptions) {
    this.options = options;
    this.#log = createWriteStream(options.logFile, { flags: "a" });
  }

  /** It has started, and is neither stopped nor on its way out. */
  get isUp(): boolean {
    return this.#readyAt !== null && !this.#paused && !this.#asked;
  }

  /** Hears what the process says from now on. */
  listen(onText: (text: string) => void): void {
    this.#onText = onText;
  }

  start(): void {
    const { kind, program, env, cwd, random } = this.options;
    const clock = drawClock(random);
    if (clock !== null) this.skewed += 1;
    const child = spawn(process.execPath, [...clockArguments(clock), program, kind], {
      env: {
        ...env,
        ...(this.failpoints === null
          ? {}
          : { STRATAL_TESTING: "on", STRATAL_FAILPOINTS: this.failpoints }),
      },
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.starts += 1;
    this.#child = child;
    this.#readyAt = null;
    this.#asked = false;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        if (text.includes(READY[kind])) this.#readyAt = performance.now();
        this.#log.write(text);
        this.#onText(text);
      });
    child.once("exit", (code, signal) => {
      void this.#ended(code, signal);
    });
  }

  /** Sends a signal that ends the process; it is started again when it is gone. */
  kill(signal: "SIGKILL" | "SIGTERM"): void {
    this.#asked = true;
    this.#child?.kill(signal);
  }

  /** Stops the process without its knowledge. */
  pause(): void {
    this.#paused = true;
    this.#child?.kill("SIGSTOP");
  }

  resume(): void {
    this.#paused = false;
    this.#child?.kill("SIGCONT");
  }

  /** Ends the process for good: by SIGTERM, and by SIGKILL if that takes too long. Answers whether it ended by itself. */
  async stop(): Promise<boolean> {
    this.#closing = true;
    this.resume();
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return true;
    const exited = new Promise<boolean>((resolve) =>
      child.once("exit", () => {
        resolve(true);
      }),
    );
    this.kill("SIGTERM");
    const inTime = await Promise.race([exited, sleep(STOP_LIMIT_MS, false, { ref: false })]);
    if (!inTime) {
      child.kill("SIGKILL");
      await exited;
    }
    this.#log.end();
    return inTime;
  }

  async #ended(code: number | null, signal: NodeJS.Signals | null): Promise<void> {
    const { name } = this.options;
    // A failpoint may end it at any moment.
    if (this.failpoints !== null) this.#asked = true;
    const wasUp = this.#readyAt !== null && performance.now() > this.#readyAt + STARTING_MS;
    if (wasUp && !this.#asked)
      this.crashes.push(
        `${name} ended by itself (code ${code ?? "none"}, signal ${signal ?? "none"})`,
      );
    this.#readyAt = null;
    this.#paused = false;
    if (this.#closing) return;
    await sleep(RESTART_DELAY_MS);
    if (!this.#closing) this.start();
  }
}
