import { spawn, type ChildProcess } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { Database } from "../../src/store/database.ts";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "../../src/store/embedded/embedded-postgres.ts";
import { layoutOf } from "../../src/store/embedded/placement.ts";
import { until } from "../support/processes.ts";

const embeddedProcess = fileURLToPath(new URL("../support/embedded-process.ts", import.meta.url));
const logger = createLogger({ level: "silent", pretty: false, name: "test" });
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

let parent: string;
let dataDir: string;
let cleanups: (() => Promise<unknown>)[];
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "stratal-embedded-"));
  // Like a project folder: others may pass.
  await chmod(parent, 0o755);
  dataDir = join(parent, ".stratal");
  cleanups = [];
});
afterEach(async () => {
  for (const clean of cleanups.reverse()) await clean();
  await rm(parent, { recursive: true, force: true });
});

async function start(
  options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, logger, ...options });
  cleanups.push(() => postgres.stop());
  return postgres;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const database = new Database({ url, maxConnections: 1, applicationName: "test" });
  try {
    return (await database.query({ text, values: [] })).rows as Record<string, unknown>[];
  } finally {
    await database.close();
  }
}

interface Child {
  process: ChildProcess;
  answer: { url?: string; dataDir?: string; code?: string; error?: string };
  ended: Promise<number | null>;
}

/** Another process that starts one; as the user nobody if `uid` says so. */
async function startInChild(uid?: number): Promise<Child> {
  const program = [process.execPath, "--import", "tsx", embeddedProcess, dataDir];
  const [command, ...args] =
    uid === undefined
      ? program
      : ["setpriv", `--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", ...program];
  const child = spawn(command!, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  cleanups.push(async () => {
    child.stdin.end();
    await ended;
  });
  for await (const line of createInterface({ input: child.stdout }))
    return { process: child, answer: JSON.parse(line) as Child["answer"], ended };
  throw new Error("The child ended without an answer.");
}

async function postmasterPid(): Promise<number> {
  const text = await readFile(join(layoutOf(dataDir).pgDataDir, "postmaster.pid"), "utf8");
  return Number(text.split("\n")[0]);
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

describe("the embedded PostgreSQL", () => {
  it("starts on an empty directory and keeps its data over a stop", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(second.dataDir).toBe(dataDir);
  });

  it("is durable, private and silent about parameters", async () => {
    const { url } = await start();
    const [settings] = await query(
      url,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
         current_setting('listen_addresses') AS address, current_setting('unix_socket_directories') AS socket,
         current_setting('log_parameter_max_length') AS logged, current_setting('server_encoding') AS encoding`,
    );
    expect(settings).toEqual({
      fsync: "on",
      commit: "on",
      address: "127.0.0.1",
      socket: "",
      logged: "0",
      encoding: "UTF8",
    });
    const wrong = new URL(url);
    wrong.password = "wrong";
    await expect(query(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    const { passwordFile, pgDataDir } = layoutOf(dataDir);
    expect((await stat(passwordFile)).mode & 0o777).toBe(0o600);
    expect((await stat(pgDataDir)).mode & 0o777).toBe(0o700);
  });

  it("leads a process group of its own, which Ctrl-C does not reach", async () => {
    await start();
    const pid = await postmasterPid();
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const [, , group, session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    expect([Number(group), Number(session)]).toEqual([pid, pid]);
  });

  it("recovers every acknowledged row after its server was killed", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
    process.kill(await postmasterPid(), "SIGKILL");
    await first.stop();
    const second = await start();
    expect(await query(second.url, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 1000 }]);
  });

  it("is started again on the same port when it dies, until its owner stops it", async () => {
    const postgres = await start();
    await query(postgres.url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
    const killed = await postmasterPid();
    process.kill(killed, "SIGKILL");
    const count = (): Promise<unknown> =>
      query(postgres.url, "SELECT count(*)::int AS n FROM kept").catch(() => null);
    await until("it answers again", async () => (await count()) !== null, 30_000);
    expect(await count()).toEqual([{ n: 1000 }]);
    const pid = await postmasterPid();
    expect(pid).not.toBe(killed);
    await postgres.stop();
    expect(await count()).toBe(null);
  });

  it("is adopted when only its owner was killed", async () => {
    const child = await startInChild();
    await query(child.answer.url!, "CREATE TABLE kept AS SELECT 1 AS n");
    const pid = await postmasterPid();
    child.process.kill("SIGKILL");
    await child.ended;
    const adopted = await start();
    expect(await postmasterPid()).toBe(pid);
    expect(adopted.url).toBe(child.answer.url);
    expect(await query(adopted.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
    await adopted.stop();
    await until("the adopted server has ended", () => isGone(pid));
  });

  it("is restarted when its owner was killed and other settings are wanted", async () => {
    const child = await startInChild();
    const pid = await postmasterPid();
    child.process.kill("SIGKILL");
    await child.ended;
    const next = await start({ settings: { max_connections: "33" } });
    expect(await postmasterPid()).not.toBe(pid);
    expect(await query(next.url, "SHOW max_connections")).toEqual([{ max_connections: "33" }]);
  });

  it("starts after owner and server were both killed", async () => {
    const child = await startInChild();
    await query(child.answer.url!, "CREATE TABLE kept AS SELECT 1 AS n");
    child.process.kill("SIGKILL");
    process.kill(await postmasterPid(), "SIGKILL");
    await child.ended;
    const next = await start();
    expect(await query(next.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  });

  it("starts although the process id of a dead server belongs to another process now", async () => {
    const first = await start();
    await first.stop();
    // The server's account may have processes, too: PostgreSQL itself would take this one for a server.
    const bystander = spawn("sleep", ["600"], isRoot ? await accountOfServer() : {});
    try {
      const { pgDataDir } = layoutOf(dataDir);
      const lines = [bystander.pid, pgDataDir, 1, 5432, "", "127.0.0.1", "", "ready", ""];
      await writeFile(join(pgDataDir, "postmaster.pid"), lines.join("\n"));
      const second = await start();
      expect(await query(second.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
      expect(bystander.exitCode).toBe(null);
    } finally {
      bystander.kill();
    }
  });

  it("refuses a second owner and does not disturb the first", async () => {
    const first = await start();
    const second = await startInChild();
    expect(second.answer).toMatchObject({ code: "state_conflict" });
    expect(second.answer.error).toContain(`process id ${process.pid}`);
    await expect(startEmbeddedPostgres({ dataDir, logger })).rejects.toMatchObject({
      code: "state_conflict",
    });
    expect(await query(first.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });

  it("refuses data of another PostgreSQL release and leaves it alone", async () => {
    await (await start()).stop();
    const versionFile = join(layoutOf(dataDir).pgDataDir, "PG_VERSION");
    await writeFile(versionFile, "12\n");
    await expect(start()).rejects.toThrow(/PostgreSQL 12.*PostgreSQL 18/s);
    expect(await readFile(versionFile, "utf8")).toBe("12\n");
  });

  it("says so when the wanted port is taken", async () => {
    const first = await start();
    dataDir = join(parent, "second");
    await expect(start({ port: Number(new URL(first.url).port) })).rejects.toMatchObject({
      code: "invalid_settings",
    });
  });
});

describe.runIf(isRoot)("the embedded PostgreSQL of root", () => {
  it("runs under an unprivileged account, to which only the cluster belongs", async () => {
    await start();
    const { pgDataDir, passwordFile } = layoutOf(dataDir);
    const { uid } = await stat(pgDataDir);
    expect(uid).not.toBe(0);
    expect((await stat(passwordFile)).uid).toBe(0);
    const status = await readFile(`/proc/${await postmasterPid()}/status`, "utf8");
    expect(/^Uid:\t(\d+)\t(\d+)/m.exec(status)?.slice(1)).toEqual([`${uid}`, `${uid}`]);
  });

  it("goes elsewhere, and says so, when that account cannot enter the folder, and stays there", async () => {
    await chmod(parent, 0o700);
    const warnings: string[] = [];
    const listening = createLogger({ level: "silent", pretty: false, name: "test" });
    listening.warn = ((...words: unknown[]) => warnings.push(String(words.at(-1)))) as never;
    const first = await start({ logger: listening });
    cleanups.unshift(() => rm(first.dataDir, { recursive: true, force: true }));
    expect(first.dataDir).toMatch(/^\/var\/lib\/stratal\//);
    expect(warnings).toEqual([expect.stringContaining(first.dataDir)]);
    await query(first.url, "CREATE TABLE kept AS SELECT 1 AS n");
    await first.stop();
    await chmod(parent, 0o755);
    const second = await start({ logger: listening });
    expect(second.dataDir).toBe(first.dataDir);
    expect(warnings).toHaveLength(2);
    expect(await query(second.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  });

  it("does not start empty elsewhere when its data cannot be reached any more", async () => {
    await (await start()).stop();
    await chmod(parent, 0o700);
    await expect(start()).rejects.toThrow(/cannot enter .* any more/);
  });

  it("opens what an ordinary user made, under that user", async () => {
    await mkdir(dataDir);
    await chown(dataDir, NOBODY, NOBODY);
    const child = await startInChild(NOBODY);
    expect(child.answer.dataDir).toBe(dataDir);
    await query(child.answer.url!, "CREATE TABLE kept AS SELECT 1 AS n");
    child.process.stdin!.end();
    expect(await child.ended).toBe(0);
    const next = await start();
    expect((await stat(layoutOf(dataDir).pgDataDir)).uid).toBe(NOBODY);
    expect(await query(next.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  });

  it("is refused to another ordinary user", async () => {
    await (await start()).stop();
    const child = await startInChild(NOBODY);
    expect(child.answer).toMatchObject({ code: "invalid_settings" });
    expect(child.answer.error).toContain("belongs to user id");
  });
});

async function accountOfServer(): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = await stat(layoutOf(dataDir).pgDataDir);
  return { uid, gid };
}
