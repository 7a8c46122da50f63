/**
 * Level "namespaces": a script runs in a bubblewrap sandbox, alone with its private directory and the machine's programs. Owns the
 * sandbox's life.
 *
 * 1. The sandbox has a process namespace of its own: the kernel ends all of it with its first process, and that ends with bwrap's outer
 *    process, the leader of the tree, which in turn ends with the worker.
 * 2. bwrap gets the task's environment through a descriptor: its own is what the task could read as /proc/1/environ.
 */
import { readFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import type { Clock } from "../../base/clock.ts";
import {
  spawnScript,
  startedScript,
  type Isolation,
  type LaunchCommand,
} from "../runtimes/isolation.ts";
import { killTree, signalGroup, type ProcessTree } from "../runtimes/process-tree.ts";
import type { Cgroup } from "./cgroups.ts";
import {
  asUser,
  environmentOptions,
  inCgroups,
  inSandbox,
  lingering,
  withLimits,
  type Argv,
  type ProcessLimits,
  type SandboxView,
  type Tools,
} from "./commands.ts";
import { openUnlinked, type UnlinkedFile } from "./open-unlinked.ts";
import { giveTo, launchEnvironment } from "./user-isolation.ts";

const INFO = 3;
const OPTIONS = 4;
const FILTER = 5;
const KILL_LIMIT_MS = 10_000;
const KILL_POLL_MS = 2;
const MAX_INFO_BYTES = 4_096;

/** What the sandbox of one attempt is made of. */
export interface SandboxParts {
  tools: Tools;
  /** The user outside of the sandbox; null for the worker's own, who then has no privileges to drop. */
  uid: number | null;
  cgroup: Cgroup | null;
  limits: ProcessLimits;
  view: SandboxView;
  /** Program of the system call filter; null for none. */
  filter: Buffer | null;
  network: boolean;
  /** The attempt's private directory. */
  root: string;
  path: string;
}

/** The first process of a sandbox. Its start time tells it from a later one with the same number. */
interface FirstProcess {
  pid: number;
  startTime: string;
}

/** Isolation of one attempt by a sandbox. */
export function sandboxIsolation(parts: SandboxParts): Isolation {
  let first: Promise<FirstProcess | null> = Promise.resolve(null);
  let known: FirstProcess | null = null;
  return {
    level: "namespaces",
    launch: async (command) => {
      if (parts.uid !== null) giveTo(parts.uid, parts.root);
      const child = launch(parts, command);
      first = firstProcess(child).then((found) => (known = found));
      return startedScript(child, command.outputs);
    },
    // The script's group is that of the sandbox's first process, which as such ignores the signal.
    terminate: () => void (known !== null && signalGroup(known.pid, "SIGTERM")),
    isAlive: () => Promise.resolve(known !== null && isAlive(known)),
    kill: async (tree, clock) => {
      parts.cgroup?.kill();
      return kill(tree, await endOfStart(tree, first), clock);
    },
  };
}

/** The leader's end closes the pipe that tells of the first process, so this is known soon. */
function endOfStart(
  { group }: ProcessTree,
  first: Promise<FirstProcess | null>,
): Promise<FirstProcess | null> {
  if (group !== null) signalGroup(group, "SIGKILL");
  return first;
}

function launch(parts: SandboxParts, command: LaunchCommand): ChildProcess {
  const files: UnlinkedFile[] = [];
  try {
    files.push(openUnlinked(parts.root, environmentOptions(command.env), parts.uid));
    if (parts.filter !== null) files.push(openUnlinked(parts.root, parts.filter, parts.uid));
    const [file, ...args] = argvOf(parts, command);
    const env = launchEnvironment(parts, command);
    const extra = files.map(({ descriptor }) => descriptor);
    // Inside it goes on as the task's working directory; outside, the worker's root is no place that every user may enter.
    return spawnScript({ ...command, file, args, env, workDirectory: parts.root }, [
      "pipe",
      ...extra,
    ]);
  } finally {
    for (const each of files) each.close();
  }
}

function argvOf(parts: SandboxParts, { file, args, workDirectory }: LaunchCommand): Argv {
  const { tools, uid, cgroup, limits, view, root, network, filter } = parts;
  const inside = lingering(withLimits(tools, limits, [file, ...args]));
  const sandbox = inSandbox(
    tools,
    view,
    { root, workDirectory, network },
    { info: INFO, options: OPTIONS, filter: filter === null ? null : FILTER },
    inside,
  );
  return inCgroups(cgroup?.entries ?? [], uid === null ? sandbox : asUser(tools, uid, sandbox));
}

/** bwrap says which process is the sandbox's first; null if it ended before it came to that. */
async function firstProcess(child: ChildProcess): Promise<FirstProcess | null> {
  // The descriptor was asked for as a pipe, so it is readable.
  const pipe = child.stdio[INFO] as Readable | null | undefined;
  if (pipe === null || pipe === undefined) return null;
  let text = "";
  try {
    for await (const chunk of pipe) {
      text += String(chunk);
      if (text.length > MAX_INFO_BYTES || text.includes("}")) break;
    }
  } catch {
    return null;
  }
  const pid = Number(/"child-pid":\s*(\d+)/.exec(text)?.[1]);
  const startTime = Number.isInteger(pid) ? statOf(pid)?.startTime : undefined;
  return startTime === undefined ? null : { pid, startTime };
}

/** Waits until the first process has ended: by then the kernel has ended all others. Returns 1 if it does not. */
async function kill(tree: ProcessTree, first: FirstProcess | null, clock: Clock): Promise<number> {
  if (first === null) return killTree(tree, clock);
  const end = clock.monotonic() + KILL_LIMIT_MS;
  while (isAlive(first)) {
    if (clock.monotonic() > end) return 1;
    // It ends with the leader; this is for a kernel that has not told it yet.
    trySignal(first.pid);
    await clock.sleep(KILL_POLL_MS);
  }
  return 0;
}

function isAlive({ pid, startTime }: FirstProcess): boolean {
  const now = statOf(pid);
  return now !== null && now.startTime === startTime && now.state !== "Z" && now.state !== "X";
}

/** State and start time, the 3rd and 22nd field of /proc/<pid>/stat, after the name, which may hold anything. */
function statOf(pid: number): { state: string; startTime: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", startTime: fields[19] ?? "" };
  } catch {
    return null;
  }
}

function trySignal(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has just ended.
  }
}
