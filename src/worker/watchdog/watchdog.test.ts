import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testPath } from "../../../test/support/interpreters.ts";
import { processesRunning, until } from "../../../test/support/processes.ts";
import { systemClock } from "../../base/clock.ts";
import { Watchdog } from "./watchdog.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "stratal-watchdog-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

let sleepers = 0;
function sleepName(): string {
  sleepers += 1;
  return `88${process.pid}.${sleepers}`;
}

/** A marked process in a group of its own, as a script is. */
function startMarked(marker: string, command: string): ChildProcess {
  const env = { PATH: testPath, STRATAL_EXEC: marker };
  return spawn("bash", ["-c", command], { env, detached: true, stdio: "ignore" });
}

function isGone(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return true;
  }
}

/**
 * A worker in miniature: a host with its watchdog, a deadline if asked for, and one script; prints the watchdog's pid once the script
 * runs, then what becomes of it.
 */
function startWorker(code: string, guardMs = 0): ChildProcess {
  const module = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href);
  const program = `
    const { createScriptHost } = await import(${module("../runtimes/script-host.ts")});
    const { runScript } = await import(${module("../runtimes/run-script.ts")});
    const host = await createScriptHost({
      interpreters: { bash: { path: "/bin/bash", version: "5" } },
      base: { PATH: process.env.PATH },
      workRoot: ${JSON.stringify(join(directory, "work"))},
      cacheRoot: ${JSON.stringify(join(directory, "cache"))},
      warn: () => {},
    });
    const request = {
      language: "bash", code: ${JSON.stringify(code)}, args: [], errexit: true, env: {}, context: "{}",
      execMarker: ${JSON.stringify(randomUUID())}, timeoutMs: 600000, cancelGraceMs: 1000,
      exitCodes: { success: [0], skip: [], noRetry: [] }, file: null, shell: null, resources: null,
      workingDir: null, stdin: null, image: null, files: new Map(), finish: (outcome) => outcome, onProgress: () => {},
      output: { mode: "text", maxBytes: 1000, onOverflow: "truncate" },
      signal: new AbortController().signal, mask: (text) => text,
      onOutput: () => { console.log(host.watchdog.pid); return null; },
    };
    if (${guardMs} > 0) host.watchdog.guard(${guardMs}, () => console.log("expired"));
    if (${guardMs} > 0) setInterval(() => {}, 60_000);
    void runScript(host, request).then((outcome) => console.log(outcome.status));
  `;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    env: { PATH: testPath, SECRET_OF_THE_WORKER: "canary" },
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Processes whose command is `sleep` itself, not one that contains the word. */
function sleepsOf(argument: string): number[] {
  const wanted = `sleep\0${argument}`;
  return processesRunning("sleep").filter((pid) => readProc(pid, "cmdline").startsWith(wanted));
}

/** Processes in the session that the watchdog leads. */
function sessionOf(watchdogPid: number): number[] {
  return processesRunning("").filter((pid) => {
    const [state, , , session] = statOf(pid);
    return Number(session) === watchdogPid && state !== "Z";
  });
}

/** The one `sleep` that counts a watchdog's deadline down. */
function countdownsOf(watchdogPid: number | null): number[] {
  if (watchdogPid === null) return [];
  const session = sessionOf(watchdogPid);
  return sleepsOf("").filter((pid) => session.includes(pid));
}

/** The fields of /proc/<pid>/stat from the state on. */
function statOf(pid: number): string[] {
  const stat = readProc(pid, "stat");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}

async function firstLine(worker: ChildProcess): Promise<string> {
  for await (const chunk of worker.stdout!) return String(chunk).trim();
  throw new Error("the worker printed nothing");
}

describe("Watchdog", () => {
  it.each([
    ["a plain script", "echo ready; sleep NAME"],
    ["nohup", "nohup sleep NAME > /dev/null 2>&1 & echo ready; wait"],
    ["setsid", "setsid sleep NAME & sleep 0.1; echo ready; wait"],
    [
      "a double fork",
      "(setsid sh -c 'sleep NAME < /dev/null > /dev/null 2>&1 &' &); sleep 0.1; echo ready; sleep NAME",
    ],
    [
      "a TERM trap",
      `trap "" TERM HUP INT; setsid bash -c 'trap "" TERM; while :; do sleep NAME; done' & sleep 0.1; echo ready; wait`,
    ],
  ])(
    "kills what a worker killed by SIGKILL leaves: %s",
    { timeout: 30_000 },
    async (_name, code) => {
      const name = sleepName();
      const worker = startWorker(code.replaceAll("NAME", name));
      const watchdogPid = Number(await firstLine(worker));
      await until("the script sleeps", () => processesRunning(`sleep ${name}`).length > 0);
      expect(readFileSync(`/proc/${watchdogPid}/environ`, "utf8")).not.toContain("canary");
      // What reaches the worker's whole group, as Ctrl-C does, must not reach the watchdog.
      process.kill(-worker.pid!, "SIGKILL");
      await until("nothing of the script is left", () => processesRunning(name).length === 0);
      await until("the watchdog has ended", () => isGone(watchdogPid));
      expect(readdirSync(join(directory, "work"))).toEqual([]);
    },
  );

  it("leaves what was taken off the list alone, and ends with its worker", async () => {
    const marker = randomUUID();
    const name = sleepName();
    const watchdog = Watchdog.start({ path: testPath, warn: () => undefined });
    const child = startMarked(marker, `sleep ${name}`);
    watchdog.add(marker);
    watchdog.add(marker, child.pid!);
    watchdog.remove(marker);
    const pid = watchdog.pid!;
    await watchdog.stop();
    expect(isGone(pid)).toBe(true);
    expect(processesRunning(`sleep ${name}`)).toHaveLength(1);
    process.kill(-child.pid!, "SIGKILL");
  });

  it("kills what is still listed when it is stopped, and removes its directory", async () => {
    const warnings: string[] = [];
    const options = { path: testPath, directory, warn: (text: string) => warnings.push(text) };
    const watchdog = Watchdog.start(options);
    const names = [sleepName(), sleepName(), sleepName()];
    const kept = randomUUID();
    watchdog.add(kept);
    for (const name of names) {
      const marker = randomUUID();
      watchdog.add(marker);
      watchdog.add(marker, startMarked(marker, `setsid sleep ${name} & sleep ${name}`).pid!);
    }
    watchdog.remove(kept);
    await until("all run", () =>
      names.every((name) => processesRunning(`sleep ${name}`).length > 1),
    );
    await watchdog.stop();
    await until("all are gone", () => names.every((name) => processesRunning(name).length === 0));
    expect(existsSync(directory)).toBe(false);
    expect(warnings).toEqual([]);
  });

  it("is started again when it dies, and still knows its list", async () => {
    const warnings: string[] = [];
    const watchdog = Watchdog.start({ path: testPath, warn: (text) => warnings.push(text) });
    const first = watchdog.pid!;
    const marker = randomUUID();
    const name = sleepName();
    watchdog.add(marker, startMarked(marker, `sleep ${name}`).pid!);
    process.kill(first, "SIGKILL");
    await until("another one runs", () => watchdog.pid !== null && watchdog.pid !== first);
    expect(warnings).toHaveLength(1);
    await watchdog.stop();
    await until("the script is gone", () => processesRunning(name).length === 0);
  });

  it("kills the scripts of a worker that is stopped beyond its deadline, which knows it before it sees their end", async () => {
    const name = sleepName();
    const worker = startWorker(`setsid sleep ${name} & echo ready; sleep ${name}`, 1_000);
    let printed = "";
    worker.stdout!.on("data", (chunk) => (printed += String(chunk)));
    await until("the script sleeps", () => sleepsOf(name).length > 1);
    process.kill(worker.pid!, "SIGSTOP");
    await until("the script is gone", () => sleepsOf(name).length === 0);
    process.kill(worker.pid!, "SIGCONT");
    await until("the worker tells", () => printed.includes("failed"));
    expect(printed).toMatch(/^\d+\nexpired\nfailed\n/);
    // Its directory is still in use, and another watchdog keeps it.
    expect(readdirSync(join(directory, "work"))).toHaveLength(1);
    process.kill(-worker.pid!, "SIGKILL");
    await until("its directory is gone", () => readdirSync(join(directory, "work")).length === 0);
  });

  it("kills when the deadline passes, goes on with another process, and lets nothing of it count as a failure", async () => {
    const warnings: string[] = [];
    const watchdog = Watchdog.start({
      path: testPath,
      directory,
      warn: (text) => warnings.push(text),
    });
    const first = watchdog.pid!;
    const [marker, name] = [randomUUID(), sleepName()];
    watchdog.add(marker, startMarked(marker, `setsid sleep ${name} & sleep ${name}`).pid!);
    await until("it sleeps", () => sleepsOf(name).length > 1);
    let expired = 0;
    watchdog.guard(100, () => (expired += 1));
    await until("the script is gone", () => sleepsOf(name).length === 0);
    await until("another one runs", () => watchdog.pid !== null && watchdog.pid !== first);
    expect(expired).toBe(1);
    await watchdog.stop();
    expect(warnings).toEqual([]);
    expect(expired).toBe(1);
  });

  it(
    "never kills while the deadline moves on, on a machine that has more to do than it can",
    { timeout: 120_000 },
    async () => {
      const load = Array.from({ length: 16 }, () =>
        spawn("bash", ["-c", "while :; do :; done"], { stdio: "ignore" }),
      );
      try {
        // Where this process itself comes too late to move the deadline, a kill is right, and nothing was seen.
        await until("the deadline was moved in time", moveDeadline, 100_000);
      } finally {
        for (const each of load) each.kill("SIGKILL");
      }
    },
  );

  it("tells whoever starts a script that the deadline has passed, though nothing else could yet", async () => {
    let now = 0;
    const watchdog = Watchdog.start({
      path: testPath,
      warn: () => undefined,
      clock: { ...systemClock, monotonic: () => now },
    });
    let expired = 0;
    watchdog.guard(60_000, () => (expired += 1));
    now = 59_999;
    watchdog.add(randomUUID());
    expect(expired).toBe(0);
    now = 60_000;
    watchdog.add(randomUUID());
    expect(expired).toBe(1);
    watchdog.add(randomUUID());
    expect(expired).toBe(1);
    await watchdog.stop();
  });

  it("does not count a sleep that was killed as time that has passed", async () => {
    const watchdog = Watchdog.start({ path: testPath, warn: () => undefined });
    const pid = watchdog.pid!;
    let expired = false;
    watchdog.guard(60_000, () => (expired = true));
    const sleeps = (): number[] => countdownsOf(pid);
    await until("it counts", () => sleeps().length === 1);
    const [first] = sleeps();
    process.kill(first!, "SIGKILL");
    await until("it counts again", () => sleeps().length === 1 && sleeps()[0] !== first);
    expect(expired).toBe(false);
    await watchdog.stop();
    await until("nothing of it is left", () => sessionOf(pid).length === 0);
  });

  it("leaves the scripts of a living worker alone when it is killed, whichever of its processes", async () => {
    const warnings: string[] = [];
    const watchdog = Watchdog.start({
      path: testPath,
      directory,
      warn: (text) => warnings.push(text),
    });
    const [marker, name] = [randomUUID(), sleepName()];
    watchdog.add(marker, startMarked(marker, `sleep ${name}`).pid!);
    const first = watchdog.pid!;
    watchdog.guard(60_000, () => undefined);
    await until("it counts", () => countdownsOf(first).length === 1);
    process.kill(first, "SIGKILL");
    await until("its processes are gone", () => sessionOf(first).length === 0);
    await until("another one counts", () => countdownsOf(watchdog.pid).length === 1);
    expect(sleepsOf(name)).toHaveLength(1);
    expect(existsSync(directory)).toBe(true);
    await watchdog.stop();
    expect(warnings).toHaveLength(1);
  });

  it("refuses what must not become part of its commands", async () => {
    const watchdog = Watchdog.start({ path: testPath, warn: () => undefined });
    expect(() => watchdog.add("x $(reboot)")).toThrow(/not a UUID/);
    expect(() => watchdog.add(randomUUID(), 1)).toThrow(/not a process group/);
    await watchdog.stop();
  });
});

describe("ignoreInspectorSignal", () => {
  it.each([
    ["opens the inspector", false, /^ws:/],
    ["does nothing", true, /^closed$/],
  ])("SIGUSR1 %s when ignored is %s", async (_name, ignored, expected) => {
    const module = JSON.stringify(new URL("./inspector-signal.ts", import.meta.url).href);
    const program = `
      const { ignoreInspectorSignal } = await import(${module});
      const inspector = await import("node:inspector");
      if (${ignored}) ignoreInspectorSignal();
      process.kill(process.pid, "SIGUSR1");
      const end = performance.now() + (${ignored} ? 500 : 10000);
      const look = () => {
        if (inspector.url() === undefined && performance.now() < end) return setTimeout(look, 5);
        console.log(inspector.url() ?? "closed");
        process.exit();
      };
      look();`;
    const child = spawn(
      process.execPath,
      ["--inspect-port=0", "--import", "tsx", "--input-type=module", "-e", program],
      { env: { PATH: testPath }, stdio: ["ignore", "pipe", "ignore"] },
    );
    expect(await firstLine(child)).toMatch(expected);
  });
});

const DEADLINE_MS = 900;
/** What the message may take on a machine where this process is that late. */
const MARGIN_MS = 300;

/** The shortest lease that can be set, 1 s, and as many scripts a second as a worker can start; false if a beat came too late. */
async function moveDeadline(): Promise<boolean> {
  const watchdog = Watchdog.start({ path: testPath, warn: () => undefined });
  const [marker, name] = [randomUUID(), sleepName()];
  watchdog.add(marker, startMarked(marker, `sleep ${name}`).pid!);
  let expired = false;
  let longestMs = 0;
  for (let beat = 0; beat < 8; beat += 1) {
    const start = performance.now();
    watchdog.guard(DEADLINE_MS, () => (expired = true));
    for (let script = 0; script < 100; script += 1) {
      const other = randomUUID();
      watchdog.add(other);
      watchdog.add(other, 2 ** 30);
      if (script >= 10) watchdog.remove(other);
    }
    await new Promise((resolve) => setTimeout(resolve, 333));
    longestMs = Math.max(longestMs, performance.now() - start);
  }
  const isInTime = longestMs < DEADLINE_MS - MARGIN_MS;
  if (isInTime) {
    expect(expired).toBe(false);
    expect(sleepsOf(name)).toHaveLength(1);
  }
  watchdog.release();
  await until("the countdown is over", () => countdownsOf(watchdog.pid).length === 0);
  await watchdog.stop();
  await until("the script is gone", () => sleepsOf(name).length === 0);
  return isInTime;
}
