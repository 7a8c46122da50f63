/**
 * Real pipes for a script's stdout and stderr. Node's own `stdio: "pipe"` gives the child a socket, and opening a socket
 * through its path fails: `echo oops > /dev/stderr` in bash says "No such device or address". A named pipe behaves as the
 * pipe every shell user expects; it is opened at both ends, and unlinked as soon as the script has started.
 */
import { execFile } from "node:child_process";
import { closeSync, constants, openSync, unlinkSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { Socket } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { messageOf } from "../../base/errors.ts";

/** Named pipes made by one `mkfifo` (2 to 4 ms with its start), so that the cost per script is small. */
const BATCH = 128;

/** The reading end, and the writing end: a descriptor to hand to the child, or a path that the child opens itself. */
export interface OutputPipe {
  readable: Readable;
  childFd: number;
  path: string;
}

export interface OutputPipePair {
  stdout: OutputPipe;
  stderr: OutputPipe;
}

/** Closes both reading ends and both writing ends: for a script that could not be started. */
export function discardPipes(pair: OutputPipePair): void {
  discard(pair.stdout);
  discard(pair.stderr);
}

/** Takes the worker's writing ends and the paths away, so that the pipes end with the script. */
export function closeChildEnds(pair: OutputPipePair): void {
  for (const pipe of [pair.stdout, pair.stderr]) closeChildEnd(pipe);
}

function closeChildEnd({ childFd, path }: OutputPipe): void {
  closeSync(childFd);
  unlinkSync(path);
}

function discard(pipe: OutputPipe): void {
  pipe.readable.destroy();
  closeChildEnd(pipe);
}

export interface OutputPipePoolOptions {
  /** Where the named pipes live for a moment; must exist. */
  root: string;
  /** PATH on which `mkfifo` is found. */
  path: string;
  warn(message: string): void;
}

export class OutputPipePool {
  readonly #options: OutputPipePoolOptions;
  #free: string[] = [];
  #refill: Promise<void> | null = null;
  #unavailable = false;

  constructor(options: OutputPipePoolOptions) {
    this.#options = options;
  }

  /** A fresh pair, or null where named pipes cannot be made (the caller falls back to Node's own). */
  async open(): Promise<OutputPipePair | null> {
    while (!this.#unavailable && this.#free.length < 2) {
      this.#refill ??= this.#fill().finally(() => (this.#refill = null));
      await this.#refill;
    }
    if (this.#unavailable) return null;
    const [stdout, stderr] = this.#free.splice(-2, 2);
    const first = openPipe(stdout!);
    try {
      return { stdout: first, stderr: openPipe(stderr!) };
    } catch (error) {
      discard(first);
      throw error;
    }
  }

  async #fill(): Promise<void> {
    try {
      const directory = await mkdtemp(join(this.#options.root, "pipes-"));
      const paths = Array.from({ length: BATCH }, (_, index) => join(directory, String(index)));
      await makeNamedPipes(paths, this.#options.path).catch(async (error: unknown) => {
        await rm(directory, { recursive: true, force: true });
        throw error;
      });
      this.#free.push(...paths);
    } catch (error) {
      this.#unavailable = true;
      this.#options.warn(
        `Named pipes are not available (${messageOf(error)}): scripts cannot open /dev/stdout and /dev/stderr by name.`,
      );
    }
  }
}

function makeNamedPipes(paths: readonly string[], path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null): void => (error === null ? resolve() : reject(error));
    execFile("mkfifo", ["-m", "600", ...paths], { env: { PATH: path }, timeout: 5_000 }, done);
  });
}

/** The reading end first and non-blocking: opening either end alone would wait for the other. */
function openPipe(path: string): OutputPipe {
  const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const readable = new Socket({ fd: readFd, readable: true, writable: false });
  const childFd = openSync(path, constants.O_WRONLY);
  return { readable, childFd, path };
}
