import { chmod, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { systemClock, type Clock } from "../../base/clock.ts";
import { Watchdog } from "../watchdog/watchdog.ts";
import { AttemptDirectories } from "./attempt-directories.ts";
import { Launcher } from "../launcher/launcher.ts";
import type { Interpreters } from "./detect-interpreters.ts";
import { plainConfiner } from "../isolation/confiner.ts";
import { openToUsers } from "../isolation/open-to-users.ts";
import type { Confiner } from "../isolation/confinement.ts";
import { processIsolation } from "./isolation.ts";
import { PYTHON_VARIABLES } from "./languages.ts";
import { baseVariables, type BaseEnvironment } from "./script-environment.ts";
import type { ScriptHost } from "./script-request.ts";

export interface ScriptHostOptions {
  interpreters: Interpreters;
  base: BaseEnvironment;
  /** Directory for the private directories of running scripts; created if missing. */
  workRoot: string;
  /** Directory for compiler caches; created if missing. */
  cacheRoot: string;
  /** Keeps scripts in their place; level "process" without limits if left out. The host closes it. */
  confiner?: Confiner;
  /** Whether scripts may be started from running interpreters. */
  warmRuntimes?: boolean;
  warn(message: string): void;
  clock?: Clock;
}

export interface OpenScriptHost extends ScriptHost {
  /** Ends the watchdog and removes what the scripts left; to be called when no script runs any more. */
  close(): Promise<void>;
}

/**
 * Prepares a worker for running scripts: its private directory, its watchdog, and the removal of what workers of this machine
 * left that were killed together with their watchdog.
 */
export async function createScriptHost(options: ScriptHostOptions): Promise<OpenScriptHost> {
  const { interpreters, base, warn, clock = systemClock } = options;
  await mkdir(options.workRoot, { recursive: true });
  await mkdir(options.cacheRoot, { recursive: true, mode: 0o700 });
  // Real paths, so that a path reported by the kernel can be compared with ours.
  const workRoot = await realpath(options.workRoot);
  const cacheRoot = await realpath(options.cacheRoot);
  await removeAbandonedRoots(workRoot);
  const root = await mkdtemp(join(workRoot, `${rootPrefix()}${process.pid}-`));
  // Ends Node's search for the package.json that decides on ES modules; a folder above must not.
  const manifest = join(root, "package.json");
  await writeFile(manifest, "{}", { mode: 0o400 });
  const confiner = options.confiner ?? plainConfiner(cacheRoot);
  const { uids } = confiner;
  if (uids.length > 0) {
    await openToUsers(root);
    // Node goes on with its search past one that it may not read.
    await chmod(manifest, 0o444);
  }
  const watchdog = Watchdog.start({ path: base.PATH, directory: root, uids, warn, clock });
  const launcher = confiner.level === "process" ? openLauncher(options) : null;
  const directories = new AttemptDirectories({ root, path: base.PATH, warn });
  return {
    interpreters,
    base,
    root,
    directories,
    cacheRoot,
    isolation: processIsolation(launcher),
    confiner,
    watchdog,
    clock,
    warn,
    async close() {
      launcher?.stop();
      await directories.settled();
      await watchdog.stop();
      confiner.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

function openLauncher({
  interpreters,
  base,
  warmRuntimes = true,
  warn,
}: ScriptHostOptions): Launcher | null {
  const python = interpreters.python?.path;
  if (!warmRuntimes || python === undefined) return null;
  return new Launcher({ python, base: baseVariables(base), pythonEnv: PYTHON_VARIABLES, warn });
}

/** Names the machine: workers in several containers may share a volume, and then a pid says nothing about another's. */
function rootPrefix(): string {
  return `worker-${hostname().replace(/[^\w.-]/g, "_")}-`;
}

async function removeAbandonedRoots(workRoot: string): Promise<void> {
  const prefix = rootPrefix();
  for (const name of await readdir(workRoot)) {
    const pid = name.startsWith(prefix)
      ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1]
      : undefined;
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(join(workRoot, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
