/**
 * The private directory of one attempt: `work` is the script's current directory, everything else lies beside it so that a
 * script starts in a directory that holds nothing but itself.
 */
import { chmod, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "../../base/errors.ts";

export interface WorkDirectory {
  root: string;
  work: string;
  home: string;
  temp: string;
  /** Values that are too large for the environment. */
  values: string;
  /** STRATAL_OUTPUT, STRATAL_SUMMARY, STRATAL_PROGRESS, STRATAL_CONTEXT. */
  output: string;
  summary: string;
  progress: string;
  context: string;
  /** STRATAL_ARTIFACTS: a directory whose files become artifacts. */
  artifacts: string;
  /** What the script reads as standard input. */
  stdin: string;
}

const REMOVE_ATTEMPTS = 4;
const REMOVE_PAUSE_MS = 50;
/** Directories made accessible again before a removal is given up. */
const MAX_DIRECTORIES = 10_000;

/** Makes the directory with its parts, and the files that the script is given beside its own. */
export async function createWorkDirectory(
  parent: string,
  { context, stdin }: { context: string; stdin: string | null },
): Promise<WorkDirectory> {
  const root = await mkdtemp(join(parent, "attempt-")); // mode 0700
  const at = (name: string): string => join(root, name);
  const directory: WorkDirectory = {
    root,
    work: at("work"),
    home: at("home"),
    temp: at("tmp"),
    values: at("values"),
    output: at("output"),
    summary: at("summary"),
    progress: at("progress"),
    context: at("context.json"),
    artifacts: at("artifacts"),
    stdin: at("stdin"),
  };
  const { work, home, temp, values, artifacts, output, summary, progress } = directory;
  await Promise.all([
    ...[work, home, temp, values, artifacts].map((path) => mkdir(path, { mode: 0o700 })),
    ...[output, summary, progress].map((path) => writeFile(path, "", { mode: 0o600, flag: "wx" })),
    writeFile(directory.context, context, { mode: 0o400, flag: "wx" }),
    writeFile(directory.stdin, stdin ?? "", { mode: 0o400, flag: "wx" }),
    // Ends Node's search for the package.json that decides on ES modules; a folder above must not.
    writeFile(at("package.json"), "{}", { mode: 0o600, flag: "wx" }),
  ]);
  return directory;
}

/** Removes the directory, also after the script locked parts of it; returns why it could not, or null. */
export async function removeWorkDirectory(root: string): Promise<string | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rm(root, { recursive: true, force: true, maxRetries: 2, retryDelay: REMOVE_PAUSE_MS });
      return null;
    } catch (error) {
      if (attempt === REMOVE_ATTEMPTS) return messageOf(error);
      await unlock(root).catch(() => undefined);
    }
  }
}

/** Gives the owner access to every directory below, breadth first: a directory without `x` cannot be emptied. */
async function unlock(root: string): Promise<void> {
  const open = [root];
  for (let seen = 0; open.length > 0 && seen < MAX_DIRECTORIES; seen += 1) {
    const directory = open.shift()!;
    if (!(await lstat(directory)).isDirectory()) continue;
    await chmod(directory, 0o700);
    for (const entry of await readdir(directory, { withFileTypes: true })) {
      if (entry.isDirectory()) open.push(join(directory, entry.name));
    }
  }
}
