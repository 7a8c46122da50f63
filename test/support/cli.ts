import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { until } from "./processes.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/bundle/main.js", import.meta.url));

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The built program as a process, with what it has written so far. */
export interface CliProcess {
  child: ChildProcess;
  stdout(): string;
  stderr(): string;
  finished: Promise<Finished>;
}

export interface CliOptions {
  /** Added to an environment of PATH, HOME and isolation level "process". */
  env?: Record<string, string>;
  cwd?: string;
  /** Written to standard input, which is then closed. */
  input?: string;
  /** A command that runs the program, such as in a network namespace, in its own place. */
  prefix?: readonly string[];
}

/** Starts `stratal …`. */
export function startCli(args: readonly string[], options: CliOptions = {}): CliProcess {
  const { PATH = "", HOME = "/" } = process.env;
  const command = [...(options.prefix ?? []), process.execPath, PROGRAM, ...args];
  const child = spawn(command[0]!, command.slice(1), {
    // The jobs of most tests leave files where the test looks for them.
    env: { PATH, HOME, STRATAL_ISOLATION: "process", ...options.env },
    cwd: options.cwd,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // A program that has ended without reading its input is no error of the test.
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return { child, stdout: () => stdout, stderr: () => stderr, finished };
}

export interface CliStack {
  url: string;
  up: CliProcess;
}

/** Starts `stratal up` on a free port; answers when everything runs. Leases are short, so that losing a worker is soon noticed. */
export async function startUp(
  dataDir: string,
  cwd: string,
  env: Record<string, string> = {},
): Promise<CliStack> {
  const up = startCli(["up", "--port", "0", "--data-dir", dataDir], {
    cwd,
    env: { STRATAL_WORKER_LEASE: "3s", ...env },
  });
  let ended = false;
  void up.finished.then(() => (ended = true));
  await until("stratal up is up", () => ended || up.stdout().includes("languages:"), 60_000);
  const url = /http:\/\/\S+:\d+/.exec(up.stdout())?.[0];
  if (url === undefined) throw new Error(`stratal up did not start:\n${up.stderr()}`);
  return { url, up };
}
