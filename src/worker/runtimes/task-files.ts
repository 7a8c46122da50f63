import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { UnusableRequest } from "./script-environment.ts";
import { partsOfWorkPath } from "./work-path.ts";

/** The content of a file: its text, or a stream that is opened when its turn comes. */
export type FileContent = string | (() => Promise<Readable>);

const FILE_OPTIONS = { mode: 0o600, flag: "wx" } as const;

/**
 * Writes a task's `files` into its work directory, which holds nothing yet and belongs to the worker alone: no link can lead out of
 * it. Throws UnusableRequest for paths that leave it or stand in each other's way.
 */
export async function writeTaskFiles(
  workDirectory: string,
  files: ReadonlyMap<string, FileContent>,
): Promise<void> {
  for (const [path, content] of placedFiles(files)) {
    const target = join(workDirectory, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    if (typeof content === "string") await writeFile(target, content, FILE_OPTIONS);
    else
      await pipeline(await content(), createWriteStream(target, { ...FILE_OPTIONS, flags: "wx" }));
  }
}

/** The files by their plain path, so that `./a` and `a` are seen to be the same. */
function placedFiles(files: ReadonlyMap<string, FileContent>): Map<string, FileContent> {
  const placed = new Map<string, FileContent>();
  for (const [path, content] of files) {
    const plain = partsOfWorkPath(path, "files").join("/");
    if (placed.has(plain)) throw new UnusableRequest(`files: ${path} is written twice.`);
    placed.set(plain, content);
  }
  for (const path of placed.keys())
    for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1))
      if (placed.has(path.slice(0, at)))
        throw new UnusableRequest(
          `files: ${path.slice(0, at)} is a file, so ${path} cannot be a file below it.`,
        );
  return placed;
}
