/**
 * The seam between running a script and keeping it in its place. Level "process" works everywhere and for any user: an own
 * process group, a clean environment, a private directory, and a kill that finds what left the group. Stronger levels (own
 * user, own namespaces) are further implementations of `Isolation`, in ../isolation.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { Clock } from "../../base/clock.ts";
import type { IsolationLevel } from "../isolation/levels.ts";
import { groupIsAlive, killTree, signalGroup, type ProcessTree } from "./process-tree.ts";

export interface LaunchCommand {
  /** Absolute path of the program. */
  file: string;
  args: readonly string[];
  /** The whole environment; nothing of the worker's is added. */
  env: Readonly<Record<string, string>>;
  workDirectory: string;
  /** File that is read as standard input. */
  stdin: string;
  /** Descriptors for stdout and stderr; null to let Node make its own. */
  outputs: { stdout: number; stderr: number } | null;
}

export interface Isolation {
  readonly level: IsolationLevel;
  /** Starts a command as the leader of a tree. Throws or emits `error` as `spawn` does. */
  launch(command: LaunchCommand): ChildProcess;
  /** Asks the tree to end (SIGTERM). */
  terminate(tree: ProcessTree): void;
  /** True while a member of the tree may still be ending. */
  isAlive(tree: ProcessTree): Promise<boolean>;
  /** Kills the tree; returns the number of processes that could not be killed. */
  kill(tree: ProcessTree, clock: Clock): Promise<number>;
}

/** Linux's scale goes to 1000: when memory runs out, scripts go before the worker. */
const OUT_OF_MEMORY_SCORE = "500";

export const processIsolation: Isolation = {
  level: "process",
  launch: (command) => spawnScript(command),
  terminate: (tree) => void signalGroup(tree.group, "SIGTERM"),
  isAlive: (tree) => groupIsAlive(tree.group),
  kill: killTree,
};

/** Starts a command as the leader of a process group; `extra` become its descriptors from 3 on. */
export function spawnScript(
  command: LaunchCommand,
  extra: readonly (number | "pipe")[] = [],
): ChildProcess {
  const { outputs } = command;
  // A file, not a pipe: it needs nobody who writes, and a script may leave it unread.
  const stdin = openSync(command.stdin, "r");
  try {
    const child = spawn(command.file, command.args, {
      cwd: command.workDirectory,
      env: command.env,
      detached: true,
      stdio: [stdin, outputs?.stdout ?? "pipe", outputs?.stderr ?? "pipe", ...extra],
    });
    if (child.pid !== undefined) preferForOutOfMemory(child.pid);
    return child;
  } finally {
    closeSync(stdin);
  }
}

function preferForOutOfMemory(pid: number): void {
  // Absent outside Linux, and gone when the script was very quick; neither matters.
  writeFile(`/proc/${pid}/oom_score_adj`, OUT_OF_MEMORY_SCORE).catch(() => undefined);
}
