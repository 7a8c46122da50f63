/** Ends everything that runs as a user id reserved for scripts, and removes what it left outside of its private directory. */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** Where every user may write. */
const SHARED_DIRECTORIES = ["/tmp", "/var/tmp", "/dev/shm"];
const LIMIT_MS = 60_000;

/** As the user: the system then picks the processes, all at once, and none can fork its way out. */
const KILL_ALL = "kill -s KILL -- -1";

/** Sends SIGKILL to every process of the user; resolves when it was sent. */
export function killUser(uid: number, path: string): Promise<void> {
  return asUser(uid, path, ["/bin/sh", "-c", KILL_ALL]);
}

/** Removes the user's files in the directories that all users share. */
export function removeFilesOf(uid: number, path: string): Promise<void> {
  const owned = ["-xdev", "-mindepth", "1", "-user", String(uid), "-delete"];
  return asUser(uid, path, ["find", ...SHARED_DIRECTORIES, ...owned]);
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

function asUser(uid: number, path: string, [file, ...args]: [string, ...string[]]): Promise<void> {
  const command = [`--reuid=${uid}`, `--regid=${uid}`, "--clear-groups", file, ...args];
  return new Promise((resolve) => {
    // Its exit says nothing: `kill` fails when there was nothing to kill, `find` at what it may not look into.
    execFile("setpriv", command, { cwd: "/", env: { PATH: path }, timeout: LIMIT_MS }, () =>
      resolve(),
    );
  });
}
