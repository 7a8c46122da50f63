/** Ends everything that runs as a user id reserved for scripts, and removes what it left outside of its private directory. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Where every user may write. */
const SHARED_DIRECTORIES = ["/tmp", "/var/tmp", "/dev/shm"];
const LIMIT_MS = 60_000;

/**
 * As the user: the system then picks the processes, all at once, and none can fork its way out. Of the shared directories those are
 * entered that the user could have written to.
 */
const KILL_AND_CLEAN = [
  "kill -s KILL -- -1",
  `exec find ${SHARED_DIRECTORIES.join(" ")} -xdev -mindepth 1 \\( -type d ! -user "$0" ! -perm -0002 -prune \\) -o \\( -user "$0" -prune -exec rm -rf -- {} + \\)`,
].join("\n");

/** Sends SIGKILL to every process of the user, and removes the user's files in the directories that all users share. */
export function killUser(uid: number, path: string): Promise<void> {
  const user = String(uid);
  const command = [`--reuid=${user}`, `--regid=${user}`, "--clear-groups", "/bin/sh", "-c"];
  return new Promise((resolve) => {
    // Its exit says nothing: `kill` fails when there was nothing to kill, `find` at what it may not look into.
    execFile(
      "setpriv",
      [...command, KILL_AND_CLEAN, user],
      { cwd: "/", env: { PATH: path }, timeout: LIMIT_MS },
      () => resolve(),
    );
  });
}

/** Processes of the user that have not ended; zombies have. */
export function livingProcessesOf(uid: number): number[] {
  const owner = new RegExp(`^Uid:\\s+(\\d+\\s+)*?${uid}\\b`, "m");
  return readdirSync("/proc")
    .filter((name) => name >= "0" && name < ":")
    .map(Number)
    .filter((pid) => {
      const status = readStatus(pid);
      return owner.test(status) && !/^State:\s+[ZX]/m.test(status);
    });
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "latin1");
  } catch {
    return "";
  }
}
