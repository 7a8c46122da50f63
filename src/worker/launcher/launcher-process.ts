/**
 * The worker's side of one resident process that starts scripts for it, in the protocol of launcher-loop.ts.
 *
 * 1. One that ends is started again, a limited number of times. What it was about to start is rejected with LauncherLost, as it
 *    may have been started; how its running children end is then not known.
 * 2. It ends with the worker, whose end closes its commands.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import type { Writable, Readable } from "node:stream";
import { messageOf } from "../../base/errors.ts";
import type { ProcessExit } from "../runtimes/process-exit.ts";

/** A process that was started, the leader of a session. */
export interface LaunchedProcess {
  pid: number;
  /** Never rejects; both null if the launcher was lost. */
  exited: Promise<ProcessExit>;
}

/** The launcher ended while it was to start something. */
export class LauncherLost extends Error {}

export interface LauncherProcessOptions {
  /** Absolute path of the Python interpreter. */
  python: string;
  /** Its arguments. */
  args: readonly string[];
  /** All of its environment. */
  env: Readonly<Record<string, string>>;
  warn(message: string): void;
}

const MAX_RESTARTS = 10;

interface Pending {
  resolve(started: LaunchedProcess): void;
  reject(error: Error): void;
}

interface Running {
  child: ChildProcess;
  commands: Writable;
  isReady: boolean;
  pending: Pending[];
  running: Map<number, (exit: ProcessExit) => void>;
}

export class LauncherProcess {
  readonly #options: LauncherProcessOptions;
  #process: Running | null = null;
  #starts = 0;
  #stopping = false;

  constructor(options: LauncherProcessOptions) {
    this.#options = options;
  }

  /** The process id, for diagnosis; null when it is not running. */
  get pid(): number | null {
    return this.#process?.child.pid ?? null;
  }

  /** Whether it can start something now; if not, it begins to start itself. */
  get isReady(): boolean {
    if (this.#process === null) this.#start();
    return this.#process?.isReady === true;
  }

  /** Starts what the body says; only when `isReady`. Rejects with an error that has the system's code, or with LauncherLost. */
  launch(body: Buffer): Promise<LaunchedProcess> {
    const launcher = this.#process;
    if (launcher?.isReady !== true) return Promise.reject(new LauncherLost("it is not running"));
    return new Promise((resolve, reject) => {
      launcher.pending.push({ resolve, reject });
      launcher.commands.write(Buffer.concat([Buffer.from(String(body.length).padEnd(12)), body]));
    });
  }

  /** Ends it; to be called when no script runs any more. */
  stop(): void {
    this.#stopping = true;
    this.#process?.commands.end();
  }

  #start(): void {
    if (this.#stopping || this.#starts > MAX_RESTARTS) return;
    this.#starts += 1;
    const { python, args, env } = this.#options;
    // Its own session: Ctrl-C in the worker's terminal must not reach it. Its descriptors 1 and 2 are what a script's are: no files.
    const child = spawn(python, args, {
      cwd: "/",
      detached: true,
      env: { ...env },
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    });
    // Asked for as pipes just above.
    const [, stdout, stderr, commands, reports] = child.stdio as [null, ...Readable[]] &
      [null, Readable, Readable, Writable, Readable];
    const launcher: Running = {
      child,
      commands,
      isReady: false,
      pending: [],
      running: new Map(),
    };
    this.#process = launcher;
    listen(launcher, reports);
    let printed = "";
    stderr.on("data", (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-2_000)));
    stdout.resume();
    child.once("exit", (code, signal) => {
      this.#onGone(launcher, `it ended with ${signal ?? `code ${code}`}. ${printed}`.trim());
    });
    child.once("error", (error) => {
      this.#onGone(launcher, messageOf(error));
    });
    child.unref();
    for (const stream of [stdout, stderr, commands, reports]) {
      // A launcher that has just died; its exit is handled above.
      stream.on("error", () => undefined);
      unreference(stream);
    }
  }

  #onGone(launcher: Running, reason: string): void {
    if (this.#process === launcher) this.#process = null;
    for (const { reject } of launcher.pending.splice(0)) reject(new LauncherLost(reason));
    for (const resolve of launcher.running.values()) resolve({ code: null, signal: null });
    launcher.running.clear();
    if (!this.#stopping) this.#options.warn(`The process that starts scripts is gone: ${reason}`);
  }
}

function listen(launcher: Running, reports: Readable): void {
  let rest = "";
  reports.setEncoding("latin1");
  reports.on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) onReport(launcher, line.split(" "));
  });
}

function onReport(launcher: Running, [what, first = "", second = "", third = ""]: string[]): void {
  if (what === "ready") {
    launcher.isReady = first === "1";
  } else if (what === "started") {
    const pid = Number(first);
    const exited = new Promise<ProcessExit>((resolve) => launcher.running.set(pid, resolve));
    launcher.pending.shift()?.resolve({ pid, exited });
  } else if (what === "failed") {
    launcher.pending.shift()?.reject(systemError(Number(first)));
  } else if (what === "exit") {
    const resolve = launcher.running.get(Number(first));
    launcher.running.delete(Number(first));
    resolve?.(Number(third) === 0 ? ended(Number(second)) : killed(Number(third)));
  }
}

function ended(code: number): ProcessExit {
  return { code, signal: null };
}

function killed(number: number): ProcessExit {
  const found = Object.entries(constants.signals).find(([, value]) => value === number);
  // Node knows no names for real-time signals; its own `exit` event gives none either.
  return { code: null, signal: (found?.[0] as NodeJS.Signals | undefined) ?? null };
}

function systemError(errno: number): Error {
  const found = Object.entries(constants.errno).find(([, value]) => value === errno);
  const code = found?.[0] ?? `errno ${errno}`;
  return Object.assign(new Error(`the system refused it (${code})`), { code });
}

/** Pipes to children are sockets, which can be unreferenced; the declared type does not say so. */
function unreference(stream: object): void {
  if ("unref" in stream && typeof stream.unref === "function") stream.unref();
}
