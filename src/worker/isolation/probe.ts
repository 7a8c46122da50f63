/** Finds out which isolation levels this machine allows, by trying them, and what would be needed for the others. */
import {
  closeSync,
  constants,
  lstatSync,
  mkdtempSync,
  openSync,
  readlinkSync,
  rmSync,
} from "node:fs";
import { access } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { spawn } from "node:child_process";
import { asUser, inSandbox, type Argv, type SandboxView, type Tools } from "./commands.ts";
import { openUnlinked } from "./open-unlinked.ts";
import type { IsolationLevel } from "./levels.ts";
import { syscallFilter } from "./syscall-filter.ts";

/** What was found out about one level. */
export interface LevelFinding {
  level: IsolationLevel;
  /** Why not, and how to get it; null if it can be had. */
  missing: string | null;
}

export interface ProbeOptions {
  path: string;
  /** A user id of the range for scripts. */
  uid: number;
  view: SandboxView;
}

const LIMIT_MS = 10_000;
const TOP_DIRECTORIES = ["bin", "sbin", "lib", "lib32", "lib64", "libx32"];
const UTIL_LINUX = "Debian and Ubuntu: `apt-get install util-linux`";

/** Tries every level. */
export async function probeLevels(options: ProbeOptions): Promise<LevelFinding[]> {
  const tools = await findTools(options.path);
  return [
    { level: "process", missing: null },
    { level: "uid", missing: await missingForUsers(tools, options) },
    { level: "namespaces", missing: await missingForSandboxes(tools, options) },
  ];
}

/** Where the programs are; those that are missing are named as if they were in /usr/bin, and fail there. */
export async function findTools(path: string): Promise<Tools> {
  const [prlimit, setpriv, bwrap] = await Promise.all(
    ["prlimit", "setpriv", "bwrap"].map((name) => findTool(name, path)),
  );
  return { prlimit: prlimit!, setpriv: setpriv!, bwrap: bwrap! };
}

/** The top level of a distribution: links into /usr, or directories. */
export function topLevel(): Pick<SandboxView, "topLinks" | "topDirectories"> {
  const topLinks: [path: string, target: string][] = [];
  const topDirectories: string[] = [];
  for (const path of TOP_DIRECTORIES.map((name) => `/${name}`)) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) topLinks.push([path, readlinkSync(path)]);
    else if (found?.isDirectory()) topDirectories.push(path);
  }
  return { topLinks, topDirectories };
}

async function missingForUsers(tools: Tools, { uid, path }: ProbeOptions): Promise<string | null> {
  if (process.getuid?.() !== 0)
    return 'the worker does not run as root, which alone can start scripts as other users. Level "namespaces" needs no root.';
  const answer = await attempt(
    [tools.prlimit, "--core=0", "--", ...asUser(tools, uid, ["/bin/sh", "-c", ":"])],
    path,
  );
  if (answer === null) return null;
  return `scripts cannot be started as user ${uid} (${answer}). It takes prlimit and setpriv (${UTIL_LINUX}) and the capabilities SETUID, SETGID, SETPCAP and KILL, which containers have by default.`;
}

async function missingForSandboxes(
  tools: Tools,
  { uid, path, view }: ProbeOptions,
): Promise<string | null> {
  if (!(await isExecutable(tools.bwrap)))
    return "bubblewrap is not installed. Debian and Ubuntu: `apt-get install bubblewrap`.";
  if (!(await isExecutable(tools.prlimit)) || !(await isExecutable(tools.setpriv)))
    return `prlimit and setpriv are not installed. ${UTIL_LINUX}.`;
  const answer = await attemptSandbox(tools, process.getuid?.() === 0 ? uid : null, path, view);
  return answer === null
    ? null
    : `bubblewrap cannot make a sandbox here (${answer}). It is version 0.8 or later that is needed, and user namespaces for everybody: ` +
        "`sysctl user.max_user_namespaces` above 0, `kernel.apparmor_restrict_unprivileged_userns=0` or a profile for bwrap on Ubuntu, and in a container " +
        "`--security-opt seccomp=unconfined --security-opt systempaths=unconfined`, or a seccomp profile that allows clone, unshare and mount.";
}

/** A sandbox as scripts get it, with nothing but a shell in it. */
async function attemptSandbox(
  tools: Tools,
  uid: number | null,
  path: string,
  view: SandboxView,
): Promise<string | null> {
  const root = mkdtempSync(join(tmpdir(), "stratal-probe-"));
  const options = openUnlinked(root, "", uid);
  const filter = openUnlinked(root, syscallFilter(process.arch) ?? "", uid);
  const info = openSync("/dev/null", "w");
  try {
    const sandbox = inSandbox(
      tools,
      view,
      // A directory that every user can enter, as the probe's user owns none yet.
      { root: "/usr/share", workDirectory: "/", network: false },
      { info: 3, options: 4, filter: syscallFilter(process.arch) === null ? null : 5 },
      ["/bin/sh", "-c", ":"],
    );
    const command = uid === null ? sandbox : asUser(tools, uid, sandbox);
    return await attempt(command, path, [info, options.descriptor, filter.descriptor]);
  } finally {
    closeSync(info);
    options.close();
    filter.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Null if the command succeeds; else the last line that it wrote, or how it ended. */
function attempt(
  [file, ...args]: Argv,
  path: string,
  extra: readonly number[] = [],
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: "/",
      env: { PATH: path, LC_ALL: "C" },
      stdio: ["ignore", "ignore", "pipe", ...extra],
      timeout: LIMIT_MS,
      killSignal: "SIGKILL",
    });
    let text = "";
    // Asked for as a pipe.
    child.stderr!.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) =>
      resolve(
        code === 0
          ? null
          : text.trim().split("\n").at(-1) || `it ended with ${signal ?? `code ${code}`}`,
      ),
    );
  });
}

async function findTool(name: string, path: string): Promise<string> {
  const directories = [
    ...path.split(delimiter).filter(isAbsolute),
    "/usr/bin",
    "/bin",
    "/usr/sbin",
  ];
  for (const directory of directories)
    if (await isExecutable(join(directory, name))) return join(directory, name);
  return `/usr/bin/${name}`;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
