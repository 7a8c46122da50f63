/**
 * The processes and the directory of a bench run. Owns their end: whatever happens, nothing of them stays.
 *
 * 1. Children lead process groups of their own, so a Ctrl-C reaches this process only, which ends them in order.
 * 2. After `close` has begun nothing can be started any more.
 */
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A child that has not ended this long after it was asked to is killed. */
const END_LIMIT_MS = 20_000;

export class Processes {
  readonly directory: string;
  readonly #children = new Set<ChildProcess>();
  readonly #endings: (() => Promise<void>)[] = [];
  #closing = false;

  constructor() {
    this.directory = mkdtempSync(join(tmpdir(), "stratal-bench-"));
    // The embedded PostgreSQL runs under another account when we are root.
    chmodSync(this.directory, 0o711);
  }

  /** A new directory below the one that is removed at the end; its name begins so. */
  newDirectory(name: string): string {
    const directory = mkdtempSync(join(this.directory, `${name}-`));
    chmodSync(directory, 0o711);
    return directory;
  }

  start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    if (this.#closing) throw new Error("The bench is ending.");
    const child = spawn(program, [...args], { ...options, detached: true });
    this.#children.add(child);
    // A program that cannot be started has an exit, too, as far as we are concerned.
    child.once("error", () => this.#children.delete(child));
    child.once("close", () => this.#children.delete(child));
    return child;
  }

  /** Asks the child to end and waits for it. */
  async end(child: ChildProcess): Promise<void> {
    if (!this.#children.has(child)) return;
    const ended = new Promise<void>((resolve) => child.once("close", resolve));
    child.kill("SIGINT");
    const limit = setTimeout(() => {
      console.error(`Process ${child.pid} does not end; it is killed.`);
      child.kill("SIGKILL");
    }, END_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  }

  /** Lets `end` be called after the children have ended and before the directory is removed. */
  beforeEnd(end: () => Promise<void>): void {
    this.#endings.push(end);
  }

  /** Ends what still runs, the last one started first, and removes the directory. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const child of [...this.#children].reverse()) await this.end(child);
    for (const end of this.#endings) await end();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Asks everything to hurry: the second Ctrl-C. */
  hurry(): void {
    for (const child of this.#children) child.kill("SIGINT");
  }
}
