/**
 * The worker's side of the launcher: a small resident process that starts scripts for it. Forking this worker copies the page tables of
 * 150 MB and more, which took 2 to 3 ms per script; the launcher's fork takes 0.2 ms. It is a Python interpreter, so a Python script need
 * not even be started: a fork of it runs the script.
 *
 * 1. It is a convenience: without it, while it starts, and where it cannot do something, the caller starts the process itself.
 * 2. A launcher that ends is started again, a limited number of times. What it was about to start is rejected with LauncherLost, as it
 *    may have been started; how its running children end is then not known.
 * 3. It ends with the worker, whose end closes its commands.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { constants } from "node:os";
import type { Writable, Readable } from "node:stream";
import { messageOf } from "../../base/errors.ts";
import type { ProcessExit } from "../runtimes/process-exit.ts";
import { launcherScript } from "./launcher-script.ts";

/** What the launcher starts; everything by its path. */
export interface LauncherCommand {
  /** `python` runs the script by forking the launcher: `args` begin with the script. */
  mode: "program" | "python";
  marker: string;
  /** Absolute path. */
  file: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  workDirectory: string;
  stdin: string;
  stdout: string;
  stderr: string;
}

/** A process that the launcher started, the leader of a session. */
export interface LaunchedProcess {
  pid: number;
  /** Never rejects; both null if the launcher was lost. */
  exited: Promise<ProcessExit>;
}

/** The launcher ended while it was to start something. */
export class LauncherLost extends Error {}

export interface LauncherOptions {
  /** Absolute path of the Python interpreter. */
  python: string;
  /** Variables that scripts get from the worker; the launcher has no others but those below. */
  base: Readonly<Record<string, string>>;
  /** Variables of every Python script. */
  pythonEnv: Readonly<Record<string, string>>;
  warn(message: string): void;
}

const MAX_RESTARTS = 10;
const NO_MARKER = "00000000-0000-4000-8000-000000000000";
/** Variables that an interpreter, or the C library, reads once at its start. */
const READ_AT_START = /^(PYTHON|LANG|LC_|LD_|MALLOC_|GLIBC_|GCONV_|LOCPATH|OPENSSL_|SSL_)/;

interface Pending {
  resolve(started: LaunchedProcess): void;
  reject(error: Error): void;
}

interface Process {
  child: ChildProcess;
  commands: Writable;
  isReady: boolean;
  runsPython: boolean;
  pending: Pending[];
  running: Map<number, (exit: ProcessExit) => void>;
}

export class Launcher {
  readonly #options: LauncherOptions;
  readonly #env: Readonly<Record<string, string>>;
  #process: Process | null = null;
  #starts = 0;
  #stopping = false;

  constructor(options: LauncherOptions) {
    this.#options = options;
    // A home, as scripts have one: without it the interpreter would look into the list of users.
    const home = { HOME: "/nonexistent", STRATAL_EXEC: NO_MARKER };
    this.#env = { ...options.base, ...options.pythonEnv, ...home };
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

  /** Whether a Python script with this environment may be a fork of the launcher: one that its start would have read is the same. */
  runsPython(python: string, env: Readonly<Record<string, string>>): boolean {
    if (!this.isReady || this.#process?.runsPython !== true || python !== this.#options.python)
      return false;
    const names = new Set([...Object.keys(env), ...Object.keys(this.#env)]);
    return [...names].every((name) => !READ_AT_START.test(name) || env[name] === this.#env[name]);
  }

  /** Starts a process; only when `isReady`. Rejects with an error that has the system's code, or with LauncherLost. */
  launch(command: LauncherCommand): Promise<LaunchedProcess> {
    const launcher = this.#process;
    if (launcher?.isReady !== true) return Promise.reject(new LauncherLost("it is not running"));
    const body = bodyOf(command);
    return new Promise((resolve, reject) => {
      launcher.pending.push({ resolve, reject });
      launcher.commands.write(Buffer.concat([Buffer.from(String(body.length).padEnd(12)), body]));
    });
  }

  /** Ends the launcher; to be called when no script runs any more. */
  stop(): void {
    this.#stopping = true;
    this.#process?.commands.end();
  }

  #start(): void {
    if (this.#stopping || this.#starts > MAX_RESTARTS) return;
    this.#starts += 1;
    // Its own session: Ctrl-C in the worker's terminal must not reach it. Its descriptors 1 and 2 are what a script's are: no files.
    const child = spawn(this.#options.python, ["-c", launcherScript], {
      cwd: "/",
      detached: true,
      env: { ...this.#env },
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
    });
    // Asked for as pipes just above.
    const [, stdout, stderr, commands, reports] = child.stdio as [null, ...Readable[]] &
      [null, Readable, Readable, Writable, Readable];
    const launcher: Process = {
      child,
      commands,
      isReady: false,
      runsPython: false,
      pending: [],
      running: new Map(),
    };
    this.#process = launcher;
    this.#listen(launcher, reports);
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

  #listen(launcher: Process, reports: Readable): void {
    let rest = "";
    reports.setEncoding("latin1");
    reports.on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onReport(launcher, line.split(" "));
    });
  }

  #onGone(launcher: Process, reason: string): void {
    if (this.#process === launcher) this.#process = null;
    for (const { reject } of launcher.pending.splice(0)) reject(new LauncherLost(reason));
    for (const resolve of launcher.running.values()) resolve({ code: null, signal: null });
    launcher.running.clear();
    if (!this.#stopping) this.#options.warn(`The process that starts scripts is gone: ${reason}`);
  }
}

function onReport(launcher: Process, [what, first = "", second = "", third = ""]: string[]): void {
  if (what === "ready") {
    launcher.isReady = true;
    launcher.runsPython = first === "1";
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

function bodyOf(command: LauncherCommand): Buffer {
  const { mode, marker, workDirectory, stdin, stdout, stderr, file, args, env } = command;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const all = [file, ...args];
  const head = [mode, marker, workDirectory, stdin, stdout, stderr, String(all.length)];
  return Buffer.from([...head, ...all, ...variables].join("\0"));
}

/** Pipes to children are sockets, which can be unreferenced; the declared type does not say so. */
function unreference(stream: object): void {
  if ("unref" in stream && typeof stream.unref === "function") stream.unref();
}
