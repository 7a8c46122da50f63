/** What runs many short programs without a job system: how fast the machine itself is. */
import { execFile, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { detectInterpreters } from "../../src/worker/runtimes/detect-interpreters.ts";

/** Languages of the chains of scripts. */
export type LoopLanguage = "python" | "javascript";

const run = promisify(execFile);

/** Runs so many `bash -c true`, so many at once; answers the milliseconds. By name of the program; ones not installed are left out. */
export function emptyScriptPeers(
  directory: string,
  count: number,
  atOnce: number,
): Record<string, () => Promise<number>> {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const targets = numbers.map((index) => `t${index}`);
  const makefile = join(directory, "empty.mk");
  writeFileSync(
    makefile,
    `SHELL = /bin/bash\n.PHONY: all ${targets.join(" ")}\nall: ${targets.join(" ")}\n` +
      // Quotes, or make would see that nothing is to be run.
      `${targets.join(" ")}:\n\t@bash -c 'true'\n`,
  );
  const ninjafile = join(directory, "empty.ninja");
  writeFileSync(
    ninjafile,
    `rule empty\n  command = bash -c true\n${targets.map((name) => `build ${name}: empty\n`).join("")}`,
  );
  const shell = `seq ${count} | xargs -P${atOnce} -I{} bash -c true`;
  const commands: Record<string, [string, ...string[]]> = {
    ninja: ["ninja", "-C", directory, "-f", ninjafile, `-j${atOnce}`, "--quiet"],
    make: ["make", "-s", "-f", makefile, `-j${atOnce}`],
    xargs: ["sh", "-c", shell],
  };
  const peers: Record<string, () => Promise<number>> = {};
  for (const [name, command] of Object.entries(commands)) {
    if (isInstalled(name)) peers[name] = () => timed(command);
    else console.error(`\n!!! ${name} is not installed: it is not measured !!!\n`);
  }
  return { ...peers, "Node spawn": () => spawnMany(count, atOnce) };
}

/** The program that the worker would use for a language: not a version manager's shim. */
export async function interpreterOf(language: LoopLanguage): Promise<string> {
  const { interpreters } = await detectInterpreters({ path: process.env["PATH"] ?? "/usr/bin" });
  const found = interpreters[language];
  if (found === undefined) throw new Error(`There is no ${language} on this machine.`);
  return found.path;
}

/** Milliseconds that a shell needs to run a script so many times, one after the other. */
export function shellLoop(interpreter: string, file: string, count: number): Promise<number> {
  const loop = 'i=0; while [ $i -lt "$3" ]; do "$1" "$2" || exit; i=$((i + 1)); done';
  return timed(["sh", "-c", loop, "sh", interpreter, file, String(count)]);
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

async function timed([program, ...args]: [string, ...string[]]): Promise<number> {
  const start = performance.now();
  await run(program, args);
  return performance.now() - start;
}

/** Milliseconds that this process needs for so many shells. */
async function spawnMany(count: number, atOnce: number): Promise<number> {
  const start = performance.now();
  let started = 0;
  const lane = async (): Promise<void> => {
    while (started < count) {
      started += 1;
      await runShell();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return performance.now() - start;
}

function runShell(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("bash", ["-c", "true"], { stdio: ["ignore", "pipe", "pipe"] });
    child.once("error", reject);
    child.once("close", () => {
      resolve();
    });
    child.stdout.resume();
    child.stderr.resume();
  });
}
