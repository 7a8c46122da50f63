/**
 * The private directory of one attempt: `work` is the script's current directory, everything else lies beside it so that a
 * script starts in a directory that holds nothing but itself.
 */
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
}

const REMOVE_ATTEMPTS = 4;
const REMOVE_PAUSE_MS = 50;
/** Directories made accessible again before a removal is given up. */
const MAX_DIRECTORIES = 10_000;

/** The parts of the directory of an attempt. */
export function workDirectoryAt(root: string): WorkDirectory {
  const at = (name: string): string => join(root, name);
  return {
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
  };
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
