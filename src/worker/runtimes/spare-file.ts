/**
 * Files that serve again. To make a file and remove it costs ext4 50 µs, and more the more files were removed of late, whose inodes it steps
 * over when it looks for a free one: at 150 scripts a second a quarter of the worker's processor time. To write into one that there is costs 10.
 *
 * 1. What a file held is not in it when it is given to another script, but for one byte, which the next content overwrites.
 */
import { chmodSync, existsSync, lstatSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkDirectory } from "./work-directory.ts";

/** The name of the file, in the directory of the attempt, that a script's code is written into. */
export const SPARE = "spare";

/** Not none: a file that was emptied and is written again, ext4 brings to the disk when it is closed. */
const KEPT_BYTES = 1;
const KIND_AND_MODE = 0o177777;
const FILE = 0o100000;
const OWN = 0o600;
const READ_ONLY = 0o400;

/** Writes a file that only its owner reads, if the place for it is free; false if there is no spare one to be had. */
export function writeSpare({ root }: WorkDirectory, path: string, content: string): boolean {
  const spare = join(root, SPARE);
  if (existsSync(path) || !existsSync(spare)) return false;
  rewrite(spare, content);
  renameSync(spare, path);
  return true;
}

/** Gives an attempt the context that it only reads. */
export function writeContext({ context: path }: WorkDirectory, content: string): void {
  rewrite(path, content);
  chmodSync(path, READ_ONLY);
}

/** Takes it back; false if it is not a plain file as it was given. */
export function emptyContext({ context: path }: WorkDirectory): boolean {
  if (!isPlain(path, READ_ONLY)) return false;
  chmodSync(path, OWN);
  truncateSync(path, KEPT_BYTES);
  return true;
}

/** Takes the content out of a script's file; false if that is not a plain one of its owner alone. */
export function emptySpare(path: string): boolean {
  if (!isPlain(path, OWN)) return false;
  truncateSync(path, KEPT_BYTES);
  return true;
}

function rewrite(path: string, content: string): void {
  if (Buffer.byteLength(content) < KEPT_BYTES) truncateSync(path);
  else writeFileSync(path, content, { flag: "r+" });
}

function isPlain(path: string, wanted: number): boolean {
  const { mode, nlink } = lstatSync(path);
  return (mode & KIND_AND_MODE) === (FILE | wanted) && nlink === 1;
}
