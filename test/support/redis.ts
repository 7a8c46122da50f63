/**
 * A Redis of the test's own: a real server on a free port, that tests flush, kill and start again. Where there is no `redis-server` the
 * tests that need it are skipped and say so on standard error; in CI that is a failure.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { Redis } from "ioredis";
import { describe, it } from "vitest";
import { until } from "./processes.ts";

export interface TestRedis {
  url: string;
  /** Drops everything it holds. */
  flush(): Promise<void>;
  /** Ends the server with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  start(): Promise<void>;
  /** Runs a command and answers what Redis does. */
  command(name: string, ...args: string[]): Promise<unknown>;
  /** Stops the server where it stands, connections and all; `thaw` lets it go on. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** The programs that speak Redis' protocol: what is installed of them is tested. */
const PROGRAMS = ["redis-server", "valkey-server"];

/** Those of them that are installed. */
export const installedRedis: readonly string[] = PROGRAMS.filter(
  (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0,
);

/** Describes tests that need a Redis, once for each kind of server that is installed. */
export function describeWithRedis(name: string, body: (program: string) => void): void {
  for (const program of installedRedis) describe(`${name} (${program})`, () => body(program));
  if (installedRedis.length > 0) return;
  const message = `NOT TESTED, redis-server is not installed: ${name}`;
  it(message, ({ skip }) => {
    if (process.env["CI"] !== undefined) throw new Error(message);
    process.stderr.write(`${message}\n`);
    skip(message);
  });
}

/** Starts a server, with further arguments for it. */
export async function startTestRedis(
  program: string,
  args: readonly string[] = [],
): Promise<TestRedis> {
  const port = await freePort();
  let child = await startServer(program, port, args);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  const command = async (name: string, ...args: string[]): Promise<unknown> => {
    const client = new Redis({ host: "127.0.0.1", port, lazyConnect: true });
    await client.connect();
    try {
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    command,
    flush: async () => void (await command("FLUSHALL")),
    start: async () => void (child = await startServer(program, port, args)),
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    close: kill,
  };
}

async function startServer(
  program: string,
  port: number,
  further: readonly string[],
): Promise<ChildProcess> {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  return startProgram(program, [...args, ...further]);
}

/** Starts a server or a Sentinel; answers when it accepts connections. */
export async function startProgram(
  program: string,
  args: readonly string[],
): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  await until("Redis accepts connections", () => {
    if (child.exitCode !== null) throw new Error(`Redis did not start:\n${printed}`);
    return /Ready to accept connections|Sentinel ID is/.test(printed);
  });
  return child;
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server that listens has an address of this form.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
