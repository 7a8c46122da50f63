/**
 * Makes the place that each script runs in, at the level of this worker. Owns the user ids and the control groups from the start of the
 * worker to its end.
 *
 * 1. A user id is used again only when everything that ran as it has ended.
 * 2. A limit that cannot be kept is said in the task's log; a promise that cannot be kept (`network: none`) is refused.
 */
import { mkdir } from "node:fs/promises";
import { chownSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { systemClock, type Clock } from "../../base/clock.ts";
import type { Resources } from "../../definition/job-definition.ts";
import {
  processIsolation,
  spawnScript,
  startedScript,
  type Isolation,
} from "../runtimes/isolation.ts";
import { killTree } from "../runtimes/process-tree.ts";
import { UnusableRequest } from "../runtimes/script-environment.ts";
import { noCgroups, type Cgroup, type Cgroups } from "./cgroups.ts";
import {
  inCgroups,
  withLimits,
  type ProcessLimits,
  type SandboxView,
  type Tools,
} from "./commands.ts";
import type { Confined, ConfinementRequest, Confiner } from "./confinement.ts";
import type { IsolationLevel } from "./levels.ts";
import { explainedOutcome, unkeptLimits } from "./limit-texts.ts";
import { sandboxIsolation } from "./sandbox-isolation.ts";
import { syscallFilter } from "./syscall-filter.ts";
import { userIsolation } from "./user-isolation.ts";
import type { UserPool } from "./user-pool.ts";

export interface ConfinerOptions {
  level: IsolationLevel;
  cgroups: Cgroups;
  tools: Tools;
  /** Null where scripts run as the worker's own user. */
  users: UserPool | null;
  view: SandboxView;
  /** Processes and threads of one script, above level "process". */
  maxProcesses: number;
  cacheRoot: string;
  /** PATH of the programs that come before a script. */
  path: string;
  clock?: Clock;
}

/** The place makers of a level. */
export function createConfiner(options: ConfinerOptions): Confiner {
  const { level, cgroups, users } = options;
  return {
    level,
    can: cgroups.can,
    uids: users?.uids ?? [],
    confine: (request) => confine(options, request),
    close: () => {
      cgroups.close();
      users?.close();
    },
  };
}

/** Level "process" without limits: what a worker has whose settings name nothing else, and no look at the machine. */
export function plainConfiner(cacheRoot: string): Confiner {
  const cgroups = noCgroups("this worker was started without them");
  const tools = { prlimit: "prlimit", setpriv: "setpriv", bwrap: "bwrap" };
  const view = { topLinks: [], topDirectories: [], readable: [], writable: [] };
  const options = { cgroups, tools, users: null, view, maxProcesses: 0, cacheRoot, path: "" };
  return createConfiner({ ...options, level: "process" });
}

async function confine(options: ConfinerOptions, request: ConfinementRequest): Promise<Confined> {
  const { level, cgroups, users, clock = systemClock } = options;
  const { resources, marker, note } = request;
  if (resources?.network === "none" && level !== "namespaces")
    throw new UnusableRequest(
      `resources.network: this worker cannot keep a script from the network: it runs scripts at isolation level "${level}", and that takes "namespaces". ` +
        "Ask for such a worker by `runs_on: [isolation:namespaces]`; `stratal worker --isolation-report` says what this machine lacks.",
    );
  for (const text of unkeptLimits(resources, cgroups)) note(text);
  const uid = users === null ? null : await users.take();
  let cgroup: Cgroup | null = null;
  try {
    cgroup = createCgroup(options, marker, resources);
    const isolation = isolationOf(options, request, uid, cgroup);
    let survivors = 0;
    const kill: Isolation["kill"] = async (tree, killClock) =>
      (survivors = await isolation.kill(tree, killClock));
    const cacheRoot = await cacheFor(options, request, uid);
    return {
      isolation: uid === null ? isolation : { ...isolation, kill },
      cacheRoot,
      usage: () => cgroup?.usage() ?? null,
      explained: (outcome) => explainedOutcome(outcome, resources, cgroup),
      release: async () => {
        await cgroup?.remove(clock);
        // Of a user that something still runs as there will be no further script.
        if (uid !== null && survivors === 0) users?.give(uid);
      },
    };
  } catch (error) {
    await cgroup?.remove(clock);
    if (uid !== null) users?.give(uid);
    throw error;
  }
}

/** At level "process" a group costs more than the rest of the start, so there it is made for limits only. */
function createCgroup(
  { level, cgroups, maxProcesses }: ConfinerOptions,
  marker: string,
  resources: Resources | null,
): Cgroup | null {
  const { memory, cpu, processes } = cgroups.can;
  const limits = {
    memoryBytes: resources?.memoryBytes ?? null,
    cpu: resources?.cpu ?? null,
    processes: level === "process" ? null : maxProcesses,
  };
  const isAsked = limits.memoryBytes !== null || limits.cpu !== null;
  if (!(memory || cpu || processes) || (level === "process" && !isAsked)) return null;
  return cgroups.create(marker, limits);
}

function isolationOf(
  options: ConfinerOptions,
  { directory, resources, plain }: ConfinementRequest,
  uid: number | null,
  cgroup: Cgroup | null,
): Isolation {
  const { level, tools, maxProcesses, path, view } = options;
  const maxFileBytes = resources?.diskBytes ?? null;
  const { root } = directory;
  if (level === "process" && cgroup === null && maxFileBytes === null) return plain;
  if (level === "process") return limitedIsolation(tools, cgroup, maxFileBytes);
  const limits = { maxProcesses, maxFileBytes };
  if (level === "uid" && uid !== null)
    return userIsolation({ tools, uid, cgroup, limits, root, path });
  const filter = syscallFilter(process.arch);
  const network = resources?.network !== "none";
  const inner = sandboxIsolation({
    ...{ tools, uid, cgroup, limits, view, filter, network, root, path },
  });
  return {
    ...inner,
    launch: async (command) => {
      assertVisible(command.workDirectory, root, view);
      return inner.launch(command);
    },
  };
}

/** Level "process" with limits, which a process takes on before it becomes the script. */
function limitedIsolation(
  tools: Tools,
  cgroup: Cgroup | null,
  maxFileBytes: number | null,
): Isolation {
  const limits: ProcessLimits = { maxProcesses: null, maxFileBytes };
  return {
    ...processIsolation(null),
    launch: async (command) => {
      const [file, ...args] = inCgroups(
        cgroup?.entries ?? [],
        maxFileBytes === null
          ? [command.file, ...command.args]
          : withLimits(tools, limits, [command.file, ...command.args]),
      );
      return startedScript(spawnScript({ ...command, file, args }), command.outputs);
    },
    kill: async (tree, clock) => {
      cgroup?.kill();
      return killTree(tree, clock);
    },
  };
}

/** A compiler's cache that other tasks could write to would be their way into this one. */
async function cacheFor(
  { level, cacheRoot }: ConfinerOptions,
  { directory }: ConfinementRequest,
  uid: number | null,
): Promise<string> {
  if (level === "process") return cacheRoot;
  if (level === "namespaces" || uid === null) return join(directory.root, "cache");
  const own = join(cacheRoot, `uid-${uid}`);
  await mkdir(own, { recursive: true, mode: 0o700 });
  chownSync(own, uid, uid);
  return own;
}

function assertVisible(workDirectory: string, root: string, view: SandboxView): void {
  if (!isAbsolute(workDirectory)) return;
  const shown = [root, "/usr", ...view.readable, ...view.writable];
  if (workDirectory === "/tmp") return;
  if (shown.some((path) => workDirectory === path || workDirectory.startsWith(`${path}/`))) return;
  throw new UnusableRequest(
    `script.working_dir: ${JSON.stringify(workDirectory)} is not shown to scripts at isolation level "namespaces". ` +
      "The operator of the worker can name it in STRATAL_ISOLATION_READABLE or STRATAL_ISOLATION_WRITABLE.",
  );
}
