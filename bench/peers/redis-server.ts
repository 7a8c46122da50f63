import type { ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import type { Options } from "../options.ts";
import type { Processes } from "../processes.ts";
import { pollUntil } from "../wait.ts";

export interface Redis {
  port: number;
  child: ChildProcess;
}

/** The program's path; null if it is not installed. */
export function findRedisServer(): string | null {
  const directories = (process.env["PATH"] ?? "").split(delimiter);
  return directories.map((each) => join(each, "redis-server")).find(isExecutable) ?? null;
}

/** Starts Redis with an append-only file on a free port of the loopback address. */
export async function startRedis(
  processes: Processes,
  program: string,
  appendFsync: Options["appendFsync"],
): Promise<Redis> {
  const port = await freePort();
  const args = [
    ["--bind", "127.0.0.1"],
    ["--port", String(port)],
    ["--dir", processes.newDirectory("redis")],
    ["--appendonly", "yes"],
    ["--appendfsync", appendFsync],
    // No snapshots beside the log: they would cost Redis time and add no durability.
    ["--save", ""],
  ].flat();
  const child = processes.start(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (printed += text));
  await pollUntil("Redis is up", 5, () => {
    if (child.exitCode !== null) throw new Error(`Redis did not start:\n${printed}`);
    return printed.includes("Ready to accept connections") ? true : null;
  });
  return { port, child };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      // A TCP server that listens has an address of this form.
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
