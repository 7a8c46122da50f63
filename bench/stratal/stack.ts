import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildProcess } from "node:child_process";
import type { Processes } from "../processes.ts";
import { pollUntil } from "../wait.ts";
import { embeddedDatabaseUrl } from "./database.ts";

/** The built program, as users run it. */
export const PROGRAM = fileURLToPath(new URL("../../dist/bundle/main.js", import.meta.url));

export interface StackOptions {
  dataDir: string;
  inlineSlots: number;
  processSlots: number;
  /** An empty database to use instead of the embedded one. */
  databaseUrl: string | null;
}

/** `stratal up`: server, worker and embedded PostgreSQL as processes of their own, with default settings but for the slots. */
export interface Stack {
  url: string;
  /** Its database, for what the API does not tell. */
  databaseUrl: string;
  child: ChildProcess;
}

/** Fails with advice if the program is not built. */
export function assertBuilt(): void {
  if (!existsSync(PROGRAM)) throw new Error("The program is not built: run `make build` first.");
}

/** Starts a stack; answers once its worker claims tasks. */
export async function startStack(processes: Processes, options: StackOptions): Promise<Stack> {
  const child = processes.start(
    process.execPath,
    [PROGRAM, "up", "--port", "0", "--data-dir", options.dataDir],
    {
      // Away from the checkout: `up` reads the .env file of the directory that it is started in.
      cwd: processes.directory,
      env: {
        PATH: process.env["PATH"],
        HOME: processes.directory,
        STRATAL_WORKER_INLINE_SLOTS: String(options.inlineSlots),
        STRATAL_WORKER_PROCESS_SLOTS: String(options.processSlots),
        STRATAL_WORKER_WORK_DIR: `${options.dataDir}-work`,
        // See passOnWarnings.
        STRATAL_LOG_FORMAT: "json",
        ...(options.databaseUrl === null ? {} : { DATABASE_URL: options.databaseUrl }),
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const url = await pollUntil("stratal up is up", 2, () => {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`stratal up did not start:\n${printed}`);
    return printed.includes("languages:")
      ? (/web page:\s+(http:\S+)/.exec(printed)?.[1] ?? null)
      : null;
  });
  // What is printed later must not fill the memory; warnings and errors of the program are a finding.
  child.stdout?.removeAllListeners("data").on("data", passOnWarnings);
  child.stderr?.removeAllListeners("data").on("data", passOnWarnings);
  const databaseUrl = options.databaseUrl ?? embeddedDatabaseUrl(options.dataDir);
  return { url, databaseUrl, child };
}

/** One more worker beside the stack's own; answers before it is registered. */
export function startWorker(
  processes: Processes,
  { databaseUrl }: Stack,
  { dataDir, slots }: { dataDir: string; slots: number },
): ChildProcess {
  const child = processes.start(process.execPath, [PROGRAM, "worker"], {
    cwd: processes.directory,
    env: {
      PATH: process.env["PATH"],
      HOME: processes.directory,
      DATABASE_URL: databaseUrl,
      STRATAL_MASTER_KEY_FILE: join(dataDir, "master.key"),
      STRATAL_WORKER_INLINE_SLOTS: String(slots),
      STRATAL_WORKER_PROCESS_SLOTS: String(slots),
      STRATAL_WORKER_WORK_DIR: `${processes.newDirectory("worker")}/work`,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", passOnWarnings);
  return child;
}

function passOnWarnings(text: string): void {
  const warnings = text.split("\n").filter((line) => /^{"level":[4-9]0,/.test(line));
  if (warnings.length > 0) process.stderr.write(`${warnings.join("\n")}\n`);
}
