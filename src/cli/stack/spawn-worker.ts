import { spawn, type ChildProcess } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Settings } from "../../config/settings.ts";
import { childEnvironment } from "../../config/child-environment.ts";

/** Starts `stratal worker` as a child that works with these settings and ends when its channel to us closes. */
export function spawnWorker(settings: Settings): ChildProcess {
  // From source the program is main.ts, and the options of Node that make it readable are handed on.
  const program = fileURLToPath(new URL(`../main${extname(import.meta.url)}`, import.meta.url));
  return spawn(process.execPath, [...process.execArgv, program, "worker", "--exit-with-parent"], {
    env: childEnvironment(settings),
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}
