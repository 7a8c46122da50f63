import { spawn, type ChildProcess } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Settings } from "../../config/settings.ts";
import { childEnvironment, childSecrets } from "../../config/child-environment.ts";
import { hideSecrets } from "../../config/hide-secrets.ts";

/**
 * Starts `stratal worker` as a child that works with these settings and ends when its channel to us closes. Secret settings go
 * through the channel, and leave our own environment: the child's scripts could read either.
 */
export function spawnWorker(settings: Settings): ChildProcess {
  hideSecrets();
  // From source the program is main.ts, and the options of Node that make it readable are handed on.
  const program = fileURLToPath(new URL(`../main${extname(import.meta.url)}`, import.meta.url));
  const args = [...process.execArgv, program, "worker", "--exit-with-parent"];
  const child = spawn(process.execPath, args, {
    env: childEnvironment(settings),
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  // A child that is gone already is noticed by its exit.
  child.send(childSecrets(settings), () => undefined);
  return child;
}
