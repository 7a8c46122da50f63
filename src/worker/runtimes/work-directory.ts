/**
 * The private directory of one attempt: `work` is the script's current directory, everything else lies beside it so that a
 * script starts in a directory that holds nothing but itself.
 */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
  type Dirent,
} from "node:fs";
import { chmod, lstat, readdir, rm } from "node:fs/promises";
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
const MAX_SMALL_FILES = 64;
/** Directories made accessible again before a removal is given up. */
const MAX_DIRECTORIES = 10_000;

/**
 * Makes the directory with its parts, and the files that the script is given beside its own. Blocks for about 0.2 ms: as promises the
 * same calls took 2 ms of processor time.
 */
export function createWorkDirectory(
  parent: string,
  { context, stdin }: { context: string; stdin: string | null },
): WorkDirectory {
  const root = mkdtempSync(join(parent, "attempt-")); // mode 0700
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
  const { work, home, temp, artifacts, output, summary, progress } = directory;
  for (const path of [work, home, temp, artifacts]) mkdirSync(path, { mode: 0o700 });
  for (const path of [output, summary, progress])
    writeFileSync(path, "", { mode: 0o600, flag: "wx" });
  writeFileSync(directory.context, context, { mode: 0o400, flag: "wx" });
  writeFileSync(directory.stdin, stdin ?? "", { mode: 0o400, flag: "wx" });
  return directory;
}

/** Removes the directory, also after the script locked parts of it; returns why it could not, or null. */
export async function removeWorkDirectory(root: string): Promise<string | null> {
  if (removeSmall(root)) return null;
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

/**
 * Removes what most scripts leave, a few files at most, at once: Node's own `rm` took ten times as long. False if there is more, which
 * may take long and must not block. Nothing of the tree is alive any more, so what is a directory here stays one.
 */
function removeSmall(root: string): boolean {
  try {
    const entries = readdirSync(root, { withFileTypes: true });
    const files = filesOf(root, entries);
    for (const entry of entries.filter((each) => each.isDirectory())) {
      const path = join(root, entry.name);
      const inside = readdirSync(path, { withFileTypes: true });
      if (inside.some((each) => each.isDirectory())) return false;
      files.push(...filesOf(path, inside));
    }
    if (files.length > MAX_SMALL_FILES) return false;
    for (const file of files) unlinkSync(file);
    for (const entry of entries) if (entry.isDirectory()) rmdirSync(join(root, entry.name));
    rmdirSync(root);
    return true;
  } catch {
    return false;
  }
}

function filesOf(directory: string, entries: readonly Dirent[]): string[] {
  return entries.filter((each) => !each.isDirectory()).map((each) => join(directory, each.name));
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
