/**
 * Control groups for attempts: they limit, they count, and where the kernel has `cgroup.kill` they kill at once whatever is in them.
 * Owns a directory of this worker in every tree that it may write to.
 *
 * 1. A group belongs to one attempt and is removed after it; what a killed worker left, the next one of the machine removes.
 * 2. Version 2 needs a group that was delegated to the worker; it moves itself into a group below, because a group with limits for
 *    others holds no processes.
 */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../base/errors.ts";
import type { Clock } from "../../base/clock.ts";
import {
  limitSettings,
  ownDirectories,
  usageOf,
  outOfMemoryKills,
  type AttemptUsage,
  type CgroupLimits,
  type CgroupReader,
  type CgroupVersion,
  type Controller,
} from "./cgroup-files.ts";
import type { LimitAbilities } from "./levels.ts";

const PREFIX = "stratal-";
const OWN_GROUP = "stratal-worker";
const REMOVE_ATTEMPTS = 100;
const REMOVE_PAUSE_MS = 10;
const WANTED_CONTROLLERS = ["memory", "cpu", "pids", "io"];

/** The group of one attempt. */
export interface Cgroup {
  /** Files that a process writes its id into to join. */
  readonly entries: readonly string[];
  usage(): AttemptUsage;
  outOfMemoryKills(): number;
  /** How many processes are in it; those that have ended and wait to be reaped are not. */
  processes(): number;
  /** Kills everything in it. */
  kill(): void;
  /** To be called when nothing runs in it any more. */
  remove(clock: Clock): Promise<void>;
}

/** The groups of a worker. */
export interface Cgroups {
  readonly can: LimitAbilities;
  /** Why something cannot be limited; null if everything can. */
  readonly lacking: string | null;
  create(name: string, limits: CgroupLimits): Cgroup;
  close(): void;
}

/** Finds out what this machine lets the worker do with control groups. */
export function openCgroups(): Cgroups {
  try {
    const { unified, legacy } = ownDirectories(
      readFileSync("/proc/self/mountinfo", "utf8"),
      readFileSync("/proc/self/cgroup", "utf8"),
    );
    if (
      unified !== null &&
      controllersOf(unified).some((name) => WANTED_CONTROLLERS.includes(name))
    )
      return openUnified(unified);
    if (Object.keys(legacy).length > 0) return openLegacy(legacy, unified);
    return noCgroups("this system has no control groups with the controllers memory, cpu or pids");
  } catch (error) {
    return noCgroups(messageOf(error));
  }
}

/** Of a machine where nothing can be limited. */
export function noCgroups(lacking: string): Cgroups {
  return {
    can: { memory: false, cpu: false, processes: false },
    lacking,
    create: () => {
      throw new Error(`There are no control groups here: ${lacking}.`);
    },
    close: () => undefined,
  };
}

function openUnified(own: string): Cgroups {
  const isRoot = !existsSync(join(own, "cgroup.type"));
  accessSync(own, constants.W_OK);
  if (!isRoot) {
    mkdirSync(join(own, OWN_GROUP), { recursive: true });
    writeFileSync(join(own, OWN_GROUP, "cgroup.procs"), String(process.pid));
  }
  const enabled = enable(own);
  sweep(own);
  const root = join(own, `${PREFIX}${process.pid}`);
  mkdirSync(root, { recursive: true });
  enable(root);
  const has = (name: string): boolean => enabled.includes(name);
  const can = { memory: has("memory"), cpu: has("cpu"), processes: has("pids") };
  const missing = WANTED_CONTROLLERS.filter((name) => name !== "io" && !has(name));
  return {
    can,
    lacking:
      missing.length === 0
        ? null
        : `the control group ${own} lacks the controllers ${missing.join(", ")}; other processes in it, or its parent, may keep them from being turned on`,
    create: (name, limits) => {
      const directory = join(root, name);
      const directories = Object.fromEntries(
        (["memory", "cpu", "pids", "io", "usage"] as const).map((each) => [each, directory]),
      );
      return makeGroup(2, directories, directory, limitsWithin(can, limits));
    },
    close: () => removeDirectory(root),
  };
}

/** Turns controllers on for the groups below; answers those that are on. One by one: a missing one must not cost the others. */
function enable(directory: string): string[] {
  const file = join(directory, "cgroup.subtree_control");
  for (const name of controllersOf(directory).filter((each) => WANTED_CONTROLLERS.includes(each))) {
    try {
      writeFileSync(file, `+${name}`);
    } catch {
      // Whoever asks for the limit is told that it is not there.
    }
  }
  return words(readFileSync(file, "utf8"));
}

function openLegacy(found: Partial<Record<Controller, string>>, unified: string | null): Cgroups {
  const roots: Partial<Record<Controller | "kill", string>> = {};
  const trees = { ...found, ...(unified === null ? {} : { kill: unified }) };
  for (const [controller, own] of Object.entries(trees)) {
    const root = writableRoot(own);
    // The keys of `trees` are these.
    if (root !== null) roots[controller as Controller | "kill"] = root;
  }
  const { kill: killRoot, ...limited } = roots;
  if (Object.keys(limited).length === 0)
    return noCgroups(
      "the control groups of this system (version 1) can be written to by root only",
    );
  const can = {
    memory: limited.memory !== undefined,
    cpu: limited.cpu !== undefined,
    processes: limited.pids !== undefined,
  };
  return {
    can,
    lacking: null,
    create: (name, limits) => {
      const directories = Object.fromEntries(
        Object.entries(limited).map(([controller, root]) => [controller, join(root, name)]),
      );
      const kill = killRoot === undefined ? null : join(killRoot, name);
      return makeGroup(1, directories, kill, limitsWithin(can, limits));
    },
    close: () => {
      for (const root of new Set(Object.values(roots))) removeDirectory(root);
    },
  };
}

/** A directory of this worker in a tree; null where it may not make one. */
function writableRoot(own: string): string | null {
  try {
    sweep(own);
    const root = join(own, `${PREFIX}${process.pid}`);
    mkdirSync(root, { recursive: true });
    return root;
  } catch {
    return null;
  }
}

function limitsWithin(can: LimitAbilities, limits: CgroupLimits): CgroupLimits {
  return {
    memoryBytes: can.memory ? limits.memoryBytes : null,
    cpu: can.cpu ? limits.cpu : null,
    processes: can.processes ? limits.processes : null,
  };
}

function makeGroup(
  version: CgroupVersion,
  directories: Partial<Record<Controller, string>>,
  killDirectory: string | null,
  limits: CgroupLimits,
): Cgroup {
  const all = new Set([
    ...Object.values(directories),
    ...(killDirectory === null ? [] : [killDirectory]),
  ]);
  const main = killDirectory ?? [...all][0]!;
  for (const directory of all) mkdirSync(directory);
  for (const { controller, file, text, optional } of limitSettings(version, limits)) {
    const path = join(directories[controller]!, file);
    if (optional !== true || existsSync(path)) writeFileSync(path, text);
  }
  const read: CgroupReader = (controller, file) => {
    const directory = directories[controller];
    return directory === undefined ? null : readOrNull(join(directory, file));
  };
  return {
    entries: [...all].map((directory) => join(directory, "cgroup.procs")),
    usage: () => usageOf(version, read),
    outOfMemoryKills: () => outOfMemoryKills(version, read),
    processes: () => words(readOrNull(join(main, "cgroup.procs")) ?? "").length,
    kill: () => killGroup(main),
    remove: async (clock) => {
      for (const directory of all) await removeGroup(directory, clock);
    },
  };
}

/** At once where the kernel can (5.14), one by one elsewhere. */
function killGroup(directory: string): void {
  try {
    writeFileSync(join(directory, "cgroup.kill"), "1", { flag: "r+" });
  } catch {
    for (const pid of words(readOrNull(join(directory, "cgroup.procs")) ?? "")) {
      try {
        process.kill(Number(pid), "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
  }
}

/** A process that has just been killed leaves its groups a moment later. */
async function removeGroup(directory: string, clock: Clock): Promise<void> {
  for (let attempt = 1; attempt <= REMOVE_ATTEMPTS; attempt += 1) {
    if (removeDirectory(directory)) return;
    await clock.sleep(REMOVE_PAUSE_MS);
  }
}

function removeDirectory(directory: string): boolean {
  try {
    rmdirSync(directory);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT";
  }
}

/** Kills and removes what workers left that are gone. */
function sweep(own: string): void {
  for (const name of readdirSync(own)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : Number.NaN;
    if (!Number.isInteger(pid) || existsSync(`/proc/${pid}`)) continue;
    const root = join(own, name);
    for (const group of readdirSync(root, { withFileTypes: true })) {
      if (!group.isDirectory()) continue;
      killGroup(join(root, group.name));
      removeDirectory(join(root, group.name));
    }
    removeDirectory(root);
  }
}

function controllersOf(directory: string): string[] {
  return words(readOrNull(join(directory, "cgroup.controllers")) ?? "");
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
