/**
 * The PostgreSQL server process. Owns: reading who runs on a data directory, starting, waiting and ending by process id. Does not own: who
 * may do so (ownership.ts).
 *
 * 1. A process id is believed only if that process's command line names our data directory: ids are reused, after a reboot or in a
 *    container even at once.
 * 2. The server has its own process group and no tie to us: Ctrl-C, or our death, does not reach it.
 */
import { execFile, spawn } from "node:child_process";
import { constants } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemClock } from "../../base/clock.ts";
import { StratalError } from "../../base/errors.ts";
import type { Layout, Placement } from "./placement.ts";
import { identity } from "./server-account.ts";
import { openLog, type ServerLog } from "./server-log.ts";

const POLL_MS = 10;
/** Includes crash recovery, which reads what was written since the last checkpoint. */
const MAX_START_MS = 180_000;
const MAX_FAST_SHUTDOWN_MS = 60_000;
const MAX_IMMEDIATE_SHUTDOWN_MS = 10_000;

/** A server as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  port: number;
  status: "starting" | "ready" | "stopping";
}

/** The server that runs on the directory, or null. Makes a leftover file of a dead one harmless. */
export async function findPostmaster(layout: Layout): Promise<Postmaster | null> {
  const path = join(layout.pgDataDir, "postmaster.pid");
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!(await isPostmasterOf(pid, layout))) {
    if (processExists(pid)) await disown(path, lines);
    return null;
  }
  const state = lines[7]?.trim();
  const status = state === "ready" || state === "stopping" ? state : "starting";
  return { pid, port: Number(lines[3]), status };
}

/**
 * PostgreSQL refuses to start while the process id in the file exists, whoever it belongs to now. Our own id in its place makes it look
 * further (it ignores its parent's): at the shared memory that a killed server's last processes may still use. Removing the
 * file would skip that check.
 */
async function disown(path: string, lines: readonly string[]): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW;
  const file = await open(path, flags);
  try {
    await file.writeFile([String(process.pid), ...lines.slice(1)].join("\n"));
  } finally {
    await file.close();
  }
}

async function isPostmasterOf(pid: number, layout: Layout): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1 || !processExists(pid)) return false;
  if (process.platform !== "linux") return (await commandOf(pid)).includes(layout.pgDataDir);
  // World-readable, unlike the working directory, and empty for a process that has ended and is not yet reaped.
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  const words = command.split("\0");
  const directory = words[words.indexOf("-D") + 1];
  if (!words.includes("-D") || directory === undefined) return false;
  const [its, ours] = await Promise.all([directory, layout.pgDataDir].map(fileIdentity));
  return its !== null && its === ours;
}

/** The same for every path that leads to the directory. */
async function fileIdentity(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found === null ? null : `${found.dev}:${found.ino}`;
}

async function commandOf(pid: number): Promise<string> {
  const result = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).catch(
    () => null,
  );
  return result?.stdout ?? "";
}

/** Whether there is a process with this id, whoever it belongs to. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The server's arguments; PostgreSQL keeps them in `postmaster.opts`. */
export function serverArguments(
  layout: Layout,
  port: number,
  settings: Readonly<Record<string, string>>,
): string[] {
  const all: Record<string, string> = {
    timezone: "UTC",
    log_timezone: "UTC",
    // Statements are short: compiling them costs more than it saves.
    jit: "off",
    // Parameters may hold secrets.
    log_parameter_max_length: "0",
    log_parameter_max_length_on_error: "0",
    ...settings,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
  };
  const pairs = Object.entries(all).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  return ["-D", layout.pgDataDir, ...pairs];
}

/** True if the running server was started by the same program with the same arguments. */
export async function runsWith(placement: Placement, serverArgs: string[]): Promise<boolean> {
  const options = join(placement.layout.pgDataDir, "postmaster.opts");
  const wanted = [placement.binaries.postgres, ...serverArgs.map((text) => `"${text}"`)].join(" ");
  return (await readFile(options, "utf8").catch(() => "")).trim() === wanted;
}

/** Starts a server and waits until it accepts connections. Resolves with null and its last words when it ended instead. */
export async function spawnPostmaster(
  placement: Placement,
  serverArgs: string[],
): Promise<{ postmaster: Postmaster | null; log: string }> {
  const { layout, binaries, account } = placement;
  const log = await openLog(layout.logFile);
  let ended = false;
  try {
    const child = spawn(binaries.postgres, serverArgs, {
      ...identity(account),
      detached: true,
      cwd: layout.clusterDir,
      env: { LC_ALL: "C", PATH: "/usr/bin:/bin" },
      stdio: ["ignore", log.fd, log.fd],
    });
    child.unref();
    child.once("error", () => (ended = true));
    child.once("exit", () => (ended = true));
    const deadline = systemClock.monotonic() + MAX_START_MS;
    for (;;) {
      const found = await findStarted(layout, child.pid);
      if (found !== null) return { postmaster: found, log: "" };
      if (ended) return { postmaster: null, log: await log.excerpt() };
      if (systemClock.monotonic() > deadline) throw await startTimeout(child.pid, log);
      await systemClock.sleep(POLL_MS);
    }
  } finally {
    await log.close();
  }
}

/** Only the child's own file counts: before it writes one, another server's, or a dead one's, may be there. */
async function findStarted(layout: Layout, pid: number | undefined): Promise<Postmaster | null> {
  const text = await readFile(join(layout.pgDataDir, "postmaster.pid"), "utf8").catch(() => "");
  if (pid === undefined || Number(text.split("\n")[0]) !== pid) return null;
  const found = await findPostmaster(layout);
  return found?.status === "ready" ? found : null;
}

async function startTimeout(pid: number | undefined, log: ServerLog): Promise<StratalError> {
  if (pid !== undefined) signal(pid, "SIGQUIT");
  return new StratalError(
    "unavailable",
    `The embedded database did not start within ${MAX_START_MS / 1000} seconds: ${await log.excerpt()}`,
  );
}

/** Waits while a server is starting or stopping; null when it is gone. */
export async function awaitSettled(layout: Layout): Promise<Postmaster | null> {
  const deadline = systemClock.monotonic() + MAX_START_MS;
  for (;;) {
    const found = await findPostmaster(layout);
    if (found === null || found.status === "ready") return found;
    if (systemClock.monotonic() > deadline)
      throw new StratalError(
        "unavailable",
        `The database server with process id ${found.pid} on ${layout.pgDataDir} has been ${found.status} for ` +
          `${MAX_START_MS / 1000} seconds. See ${layout.logFile}.`,
      );
    await systemClock.sleep(POLL_MS);
  }
}

/** Fast shutdown: transactions are rolled back, everything committed is written. Immediate if that takes too long. */
export async function stopPostmaster(pid: number, layout: Layout): Promise<void> {
  if (await endedAfter("SIGINT", pid, layout, MAX_FAST_SHUTDOWN_MS)) return;
  if (await endedAfter("SIGQUIT", pid, layout, MAX_IMMEDIATE_SHUTDOWN_MS)) return;
  throw new StratalError(
    "unavailable",
    `The database server with process id ${pid} on ${layout.pgDataDir} does not end. See ${layout.logFile}.`,
  );
}

async function endedAfter(
  name: "SIGINT" | "SIGQUIT",
  pid: number,
  layout: Layout,
  limitMs: number,
): Promise<boolean> {
  if (!(await isPostmasterOf(pid, layout))) return true;
  signal(pid, name);
  const deadline = systemClock.monotonic() + limitMs;
  while (await isPostmasterOf(pid, layout)) {
    if (systemClock.monotonic() > deadline) return false;
    await systemClock.sleep(POLL_MS);
  }
  return true;
}

function signal(pid: number, name: "SIGINT" | "SIGQUIT"): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
