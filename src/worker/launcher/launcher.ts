/**
 * Two small resident processes that start scripts for the worker, each begun when it is first wanted. Forking this worker copies the page
 * tables of 150 MB and more, which took 2 to 3 ms per script; they take 0.2 ms. Both are Python interpreters: one starts programs, of the
 * other a Python script is a fork, so it need not even be started.
 *
 * 1. It is a convenience: without it, while it starts, and where it cannot do something, the caller starts the process itself.
 * 2. What is given to a script is read by the process that is its alone, or by one of which nothing is ever a copy. That is why there are two.
 */
import { LauncherProcess, type LaunchedProcess } from "./launcher-process.ts";
import { launcherScript } from "./launcher-script.ts";
import { spawnerScript } from "./spawner-script.ts";

/** What the launcher starts; everything by its path. */
export interface LauncherCommand {
  /** `python` runs the script by forking an interpreter: `args` begin with the script. */
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

export interface LauncherOptions {
  /** Absolute path of the Python interpreter. */
  python: string;
  /** Variables that scripts get from the worker; the launcher has no others but those below. */
  base: Readonly<Record<string, string>>;
  /** Variables of every Python script. */
  pythonEnv: Readonly<Record<string, string>>;
  warn(message: string): void;
}

const NO_MARKER = "00000000-0000-4000-8000-000000000000";
/** Variables that an interpreter, or the C library, reads once at its start. */
const READ_AT_START = /^(PYTHON|LANG|LC_|LD_|MALLOC_|GLIBC_|GCONV_|LOCPATH|OPENSSL_|SSL_)/;

export class Launcher {
  readonly #python: string;
  readonly #pythonEnv: Readonly<Record<string, string>>;
  readonly #programs: LauncherProcess;
  readonly #pythons: LauncherProcess;

  constructor({ python, base, pythonEnv, warn }: LauncherOptions) {
    this.#python = python;
    // A home, as scripts have one: without it the interpreter would look into the list of users.
    const home = { HOME: "/nonexistent", STRATAL_EXEC: NO_MARKER };
    this.#pythonEnv = { ...base, ...pythonEnv, ...home };
    // Isolated and without `site`: it needs nothing but the interpreter itself.
    const args = ["-I", "-S", "-c", spawnerScript];
    this.#programs = new LauncherProcess({ python, args, env: base, warn });
    const forking = { python, args: ["-c", launcherScript], env: this.#pythonEnv, warn };
    this.#pythons = new LauncherProcess(forking);
  }

  /** Whether programs can be started now; if not, what starts them begins to start itself. */
  get runsPrograms(): boolean {
    return this.#programs.isReady;
  }

  /** Whether a Python script with this environment may be a fork: one that its interpreter's start would have read is the same. */
  runsPython(python: string, env: Readonly<Record<string, string>>): boolean {
    if (python !== this.#python || !this.#pythons.isReady) return false;
    const own = this.#pythonEnv;
    const names = new Set([...Object.keys(env), ...Object.keys(own)]);
    return [...names].every((name) => !READ_AT_START.test(name) || env[name] === own[name]);
  }

  /** Starts a process, if it can; rejects with an error that has the system's code, or with LauncherLost. */
  launch(command: LauncherCommand): Promise<LaunchedProcess> {
    const by = command.mode === "python" ? this.#pythons : this.#programs;
    return by.launch(bodyOf(command));
  }

  /** Ends both; to be called when no script runs any more. */
  stop(): void {
    this.#programs.stop();
    this.#pythons.stop();
  }
}

function bodyOf(command: LauncherCommand): Buffer {
  const { marker, workDirectory, stdin, stdout, stderr, file, args, env } = command;
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const all = [file, ...args];
  const head = [marker, workDirectory, stdin, stdout, stderr, String(all.length)];
  return Buffer.from([...head, ...all, ...variables].join("\0"));
}
