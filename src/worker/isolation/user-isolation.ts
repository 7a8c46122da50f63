/**
 * Level "uid": a script runs as a user of its own, without privileges. Owns what of the machine the script could hold on to.
 *
 * 1. The kill is complete: the system kills by user, and no process can change it. Who sends it is a process of that user, which the
 *    script might kill in turn; so it is repeated until nothing lives, and where the kernel can, the control group is killed first.
 * 2. Nothing that the task says is in the environment of what runs before the user is changed.
 */
import { chownSync, readdirSync, lchownSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../../base/clock.ts";
import {
  processIsolation,
  spawnScript,
  startedScript,
  type Isolation,
  type LaunchCommand,
} from "../runtimes/isolation.ts";
import { MARKER_VARIABLE, signalGroup } from "../runtimes/process-tree.ts";
import {
  asUser,
  environmentScript,
  inCgroups,
  withEnvironment,
  withLimits,
  type Argv,
  type ProcessLimits,
  type Tools,
} from "./commands.ts";
import type { Cgroup } from "./cgroups.ts";
import { openUnlinked } from "./open-unlinked.ts";
import { killUser, livingProcessesOf } from "./kill-user.ts";

const MAX_ROUNDS = 250;
const LONGEST_PAUSE_MS = 50;
/** The first descriptor after the standard ones. */
const ENVIRONMENT = 3;

/** What the isolation of one attempt is made of. */
export interface UserParts {
  tools: Pick<Tools, "prlimit" | "setpriv">;
  uid: number;
  cgroup: Cgroup | null;
  limits: ProcessLimits;
  /** The attempt's private directory. */
  root: string;
  /** PATH of the programs before the script. */
  path: string;
}

/** Isolation of one attempt by a user id that nothing else runs as. */
export function userIsolation(parts: UserParts): Isolation {
  const { uid, cgroup } = parts;
  return {
    ...processIsolation(null),
    level: "uid",
    launch: async (command) => {
      giveTo(uid, parts.root);
      const environment = openUnlinked(parts.root, environmentScript(command.env), uid);
      try {
        const [file, ...args] = argvOf(parts, command);
        const env = launchEnvironment(parts, command);
        const child = spawnScript({ ...command, file, args, env }, [environment.descriptor]);
        return await startedScript(child, command.outputs);
      } finally {
        environment.close();
      }
    },
    kill: async ({ group }, clock) => {
      if (group !== null) signalGroup(group, "SIGKILL");
      cgroup?.kill();
      return killAllOf(parts, clock);
    },
  };
}

function argvOf(
  { tools, cgroup, limits, uid }: UserParts,
  { file, args }: Pick<LaunchCommand, "file" | "args">,
): Argv {
  const inner = withEnvironment(ENVIRONMENT, [file, ...args]);
  return inCgroups(cgroup?.entries ?? [], withLimits(tools, limits, asUser(tools, uid, inner)));
}

/** The environment of what comes before the script: the marker by which a process is found, and nothing of the task's. */
export function launchEnvironment(
  { path }: { path: string },
  { env }: Pick<LaunchCommand, "env">,
): Record<string, string> {
  return { PATH: path, [MARKER_VARIABLE]: env[MARKER_VARIABLE] ?? "" };
}

/**
 * Makes the private directory the user's, with the pipes for its outputs: /dev/stdout is opened by its path, and that asks for the owner.
 * Before the start the worker alone has been there, so no link misleads.
 */
export function giveTo(uid: number, root: string): void {
  chownSync(root, uid, uid);
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), uid, uid);
}

async function killAllOf({ uid, path, cgroup }: UserParts, clock: Clock): Promise<number> {
  let found = 0;
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    await killUser(uid, path);
    // No process leaves its group without the worker's rights; asking the group is cheaper than looking at every process.
    found = cgroup?.processes() ?? livingProcessesOf(uid).length;
    if (found === 0) return 0;
    await clock.sleep(Math.min(LONGEST_PAUSE_MS, round * 2));
  }
  return found;
}
