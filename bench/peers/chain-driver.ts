import { once } from "node:events";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ChildProcess } from "node:child_process";
import type { Processes } from "../processes.ts";

/** The systems that run the scripts as Python tasks, and what each is called. */
export const SYSTEMS = { temporal: "Temporal", prefect: "Prefect", airflow: "Airflow" } as const;
/** Name of a system, and of its folder. */
export type System = keyof typeof SYSTEMS;

/** True if the folder holds a virtual environment for the system. */
export function isInstalled(systemsDir: string, system: System): boolean {
  return existsSync(join(systemsDir, system, "bin", "python"));
}

/** A process that has started a system and runs chains of tasks on it, see systems/driver.py. */
export class ChainDriver {
  readonly child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #system: System;

  private constructor(system: System, child: ChildProcess, lines: Interface) {
    this.#system = system;
    this.child = child;
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Starts the system with the programs of its virtual environment; answers once it takes work. */
  static async start(
    processes: Processes,
    systemsDir: string,
    system: System,
  ): Promise<ChainDriver> {
    const bin = join(systemsDir, system, "bin");
    const file = fileURLToPath(new URL(`systems/${system}-chain.py`, import.meta.url));
    const cwd = processes.newDirectory(system);
    const child = processes.start(join(bin, "python"), [file], {
      cwd,
      env: {
        PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
        HOME: cwd,
        PYTHONDONTWRITEBYTECODE: "1",
      },
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(child, "spawn");
    // Of the stream options above.
    const driver = new ChainDriver(system, child, createInterface({ input: child.stdout! }));
    await driver.#answer("ready");
    return driver;
  }

  /** Milliseconds for so many tasks in sequence that each run the script. */
  async run(script: string, count: number): Promise<number> {
    this.child.stdin?.write(`${count} ${script}\n`);
    return Number(await this.#answer("took "));
  }

  /** The rest of the next line that begins so; what the system itself prints is passed over. */
  async #answer(prefix: string): Promise<string> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done === true) throw new Error(`The driver of ${SYSTEMS[this.#system]} has ended.`);
      if (value.startsWith(prefix)) return value.slice(prefix.length);
    }
  }
}
