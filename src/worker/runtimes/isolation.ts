/**
 * The seam between running a script and keeping it in its place. Level "process" works everywhere and for any user: an own
 * process group, a clean environment, a private directory, and a kill that finds what left the group. Stronger levels (own
 * user, own namespaces) are further implementations of `Isolation`, in ../isolation.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { Clock } from "../../base/clock.ts";
import type { IsolationLevel } from "../isolation/levels.ts";
import type { OutputPipePair } from "../capture/output-pipes.ts";
import type { Launcher, LauncherCommand } from "../launcher/launcher.ts";
import { groupIsAlive, killTree, signalGroup, type ProcessTree } from "./process-tree.ts";
import type { ProcessExit } from "./process-exit.ts";

export interface LaunchCommand extends Omit<LauncherCommand, "mode" | "stdout" | "stderr"> {
  /** True for the script itself as the main program of a Python interpreter, without options. */
  isPythonScript: boolean;
  /** Pipes for stdout and stderr; null to let Node make its own. */
  outputs: OutputPipePair | null;
}

/** A started process, the leader of a session of its own. */
export interface LaunchedScript {
  pid: number;
  /** Never rejects. */
  exited: Promise<ProcessExit>;
  /** The reading ends of the pipes that Node made; null when it was given some. */
  made: { stdout: Readable; stderr: Readable } | null;
}

export interface Isolation {
  readonly level: IsolationLevel;
  /** Starts a command as the leader of a tree. Rejects when the system refuses. */
  launch(command: LaunchCommand): Promise<LaunchedScript>;
  /** Asks the tree to end (SIGTERM). */
  terminate(tree: ProcessTree): void;
  /** True while a member of the tree may still be ending. */
  isAlive(tree: ProcessTree): Promise<boolean>;
  /** Kills the tree; returns the number of processes that could not be killed. */
  kill(tree: ProcessTree, clock: Clock): Promise<number>;
}

/** Linux's scale goes to 1000: when memory runs out, scripts go before the worker. */
const OUT_OF_MEMORY_SCORE = "500";

/** The level that needs nothing; with a launcher where there is one, which changes nothing for the script. */
export function processIsolation(launcher: Launcher | null): Isolation {
  return {
    level: "process",
    launch: (command) => launch(launcher, command),
    terminate: ({ group }) => {
      if (group !== null) signalGroup(group, "SIGTERM");
    },
    isAlive: ({ group }) => (group === null ? Promise.resolve(false) : groupIsAlive(group)),
    kill: killTree,
  };
}

async function launch(launcher: Launcher | null, command: LaunchCommand): Promise<LaunchedScript> {
  const { isPythonScript, outputs, ...rest } = command;
  if (outputs === null || launcher === null) return startedScript(spawnScript(command), outputs);
  const isFork = isPythonScript && launcher.runsPython(command.file, command.env);
  if (!isFork && !launcher.runsPrograms) return startedScript(spawnScript(command), outputs);
  const started = await launcher.launch({
    ...rest,
    mode: isFork ? "python" : "program",
    stdout: outputs.stdout.path,
    stderr: outputs.stderr.path,
  });
  return { ...started, made: null };
}

/** Starts a command as the leader of a process group; `extra` become its descriptors from 3 on. */
export function spawnScript(
  { file, args, env, workDirectory: cwd, stdin: input, outputs }: LaunchCommand,
  extra: readonly (number | "pipe")[] = [],
): ChildProcess {
  const stdin = openSync(input, "r");
  try {
    const { stdout, stderr } = outputs ?? {};
    return spawn(file, args, {
      cwd,
      env,
      detached: true,
      stdio: [stdin, stdout?.childFd ?? "pipe", stderr?.childFd ?? "pipe", ...extra],
    });
  } finally {
    closeSync(stdin);
  }
}

/** A child that has just been spawned, when it is known to run; to be called at once, as its events do not wait. */
export async function startedScript(
  child: ChildProcess,
  outputs: OutputPipePair | null,
): Promise<LaunchedScript> {
  const exited = exitOf(child);
  const pid = await startedPid(child);
  preferForOutOfMemory(pid);
  // Without pipes Node was asked for its own, so they are there.
  const made = outputs === null ? { stdout: child.stdout!, stderr: child.stderr! } : null;
  return { pid, exited, made };
}

function exitOf(child: ChildProcess): Promise<ProcessExit> {
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
}

/** The pid, or the reason why there is none, which Node emits a tick later. */
function startedPid(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    if (child.pid !== undefined) resolve(child.pid);
  });
}

function preferForOutOfMemory(pid: number): void {
  // Absent outside Linux, and gone when the script was very quick; neither matters.
  writeFile(`/proc/${pid}/oom_score_adj`, OUT_OF_MEMORY_SCORE).catch(() => undefined);
}
