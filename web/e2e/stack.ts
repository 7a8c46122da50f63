import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const program = new URL("../../dist/cli/main.js", import.meta.url).pathname;
const startLimitMs = 90_000;
const pollMs = 100;

/** The built program, started as a user would start it. */
export interface Stack {
  url: string;
  stop(): Promise<void>;
}

/** Starts `stratal up` with a database of its own and waits until it has a worker. */
export async function startStack(): Promise<Stack> {
  const directory = await mkdtemp(join(tmpdir(), "stratal-web-"));
  // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
  await chmod(directory, 0o755);
  const port = await freePort();
  const child = spawn(process.execPath, [program, "up"], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      STRATAL_PORT: String(port),
      STRATAL_DATA_DIR: join(directory, "data"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk.toString()));

  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await terminate(child);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await untilWorking(url, child);
  } catch (cause) {
    await stop();
    throw new Error(`stratal up did not start:\n${output.join("")}`, { cause });
  }
  return { url, stop };
}

async function untilWorking(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + startLimitMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}.`);
    if (await hasWorker(url)) return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  throw new Error(`It had no worker after ${startLimitMs} ms.`);
}

async function hasWorker(url: string): Promise<boolean> {
  try {
    const health = (await (await fetch(`${url}/health`)).json()) as {
      status?: string;
      workers?: { active?: number };
    };
    return health.status === "healthy" && (health.workers?.active ?? 0) > 0;
  } catch {
    // Not listening yet.
    return false;
  }
}

async function terminate(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}
