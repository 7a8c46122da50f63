import { spawn, type ChildProcess } from "node:child_process";
import { extname } from "node:path";
import { packageFile } from "../../base/package-files.ts";
import type { Settings } from "../../config/settings.ts";
import { childEnvironment, childSecrets } from "../../config/child-environment.ts";
import { hideSecrets } from "../../config/hide-secrets.ts";

/**
 * Starts `stratal worker` as a child that works with these settings and ends when its channel to us closes. Secret settings go
 * through the channel, and leave our own environment: the child's scripts could read either.
 */
export function spawnWorker(settings: Settings): ChildProcess {
  hideSecrets();
  const args = [...process.execArgv, programFile(), "worker", "--exit-with-parent"];
  const child = spawn(process.execPath, args, {
    env: childEnvironment(settings),
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  // A child that is gone already is noticed by its exit.
  child.send(childSecrets(settings), () => undefined);
  return child;
}

/** From source it is main.ts, which the options of Node that are handed on make readable; a built program is what this process runs. */
function programFile(): string {
  if (extname(import.meta.url) === ".ts") return packageFile("src", "cli", "main.ts");
  return process.argv[1]!;
}
