/** Makes a directory that served an attempt as it was before. Whatever lies there may be the script's, so nothing is followed. */
import { lstatSync, readdirSync, renameSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { emptyContext, emptySpare, SPARE } from "./spare-file.ts";
import type { WorkDirectory } from "./work-directory.ts";

/** Entries that there always are. */
const PARTS = [
  ...["work", "home", "tmp", "artifacts"],
  ...["output", "summary", "progress", "context.json", "stdout", "stderr", SPARE],
];
/** What an attempt may have been given beside. */
const GIVEN = new Set(["stdin"]);
const SMALL_BYTES = 4096;
const KIND_AND_MODE = 0o177777;
const DIRECTORY = 0o040700;
const FILE = 0o100600;
const PIPE = 0o010600;

/**
 * Removes what the attempt was given; true if the directory is then as it was made: nothing but its parts, each of its kind, with its mode,
 * and empty but for what spare-file.ts leaves. Nothing of the attempt may be alive. Blocks for about 0.2 ms.
 */
export function restore(directory: WorkDirectory, written: readonly string[]): boolean {
  try {
    const { root, work, home, temp, artifacts, output, summary, progress } = directory;
    if (!isDirectory(root) || ![work, home, temp, artifacts].every(isDirectory)) return false;
    const names = readdirSync(root);
    const extra = names.filter((name) => !PARTS.includes(name));
    if (extra.some((name) => !GIVEN.has(name))) return false;
    const spare = join(root, SPARE);
    const [first, ...others] = written.filter((path) => dirname(path) === work);
    if (first !== undefined && names.includes(SPARE)) unlinkSync(first);
    else if (first !== undefined) renameSync(first, spare);
    for (const path of others) unlinkSync(path);
    if (!emptySpare(spare) || !emptyContext(directory)) return false;
    if (![work, home, temp, artifacts].every(isEmptyDirectory)) return false;
    if (![output, summary, progress].every(isEmptyFile)) return false;
    if (!["stdout", "stderr"].every((name) => isPipe(join(root, name)))) return false;
    for (const name of extra) unlinkSync(join(root, name));
    return true;
  } catch {
    return false;
  }
}

function isDirectory(path: string): boolean {
  return (lstatSync(path).mode & KIND_AND_MODE) === DIRECTORY;
}

/** Reads small ones only, which a directory of very many entries is on no file system; false for what cannot be read, too. */
export function isEmptyDirectory(path: string): boolean {
  try {
    const found = lstatSync(path);
    return found.isDirectory() && found.size <= SMALL_BYTES && readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

function isEmptyFile(path: string): boolean {
  const { mode, size, nlink } = lstatSync(path);
  return (mode & KIND_AND_MODE) === FILE && size === 0 && nlink === 1;
}

function isPipe(path: string): boolean {
  const { mode, nlink } = lstatSync(path);
  return (mode & KIND_AND_MODE) === PIPE && nlink === 1;
}
