/** Finds what a script is made of: its code, its shell and the directory that it starts in. */
import { constants } from "node:fs";
import { access, mkdir, readFile, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";
import { UnusableRequest } from "./script-environment.ts";
import type { WorkDirectory } from "./work-directory.ts";
import { workPath } from "./work-path.ts";

/** The code of `script.file`, which is among the task's files, and its absolute path. */
export async function readScriptFile(
  { work }: WorkDirectory,
  file: string,
): Promise<{ path: string; code: string }> {
  const path = workPath(work, file, "script.file");
  try {
    return { path, code: await readFile(path, "utf8") };
  } catch (error) {
    throw new UnusableRequest(
      `script.file: there is no file ${JSON.stringify(file)} in the work directory. Add it to the task's \`files\`.`,
      { cause: error },
    );
  }
}

/** The absolute path of a shell; throws UnusableRequest for one that PATH does not lead to. */
export async function findShell(shell: string, path: string): Promise<string> {
  const places = isAbsolute(shell)
    ? [shell]
    : path
        .split(delimiter)
        .filter(isAbsolute)
        .map((directory) => join(directory, shell));
  for (const place of places)
    if (!shell.includes("\0") && (await isExecutable(place))) return place;
  throw new UnusableRequest(
    `script.shell: this worker has no program ${JSON.stringify(shell)}. Install it there, or name it by its absolute path.`,
  );
}

/** The directory that a script starts in: below the work directory it is made, elsewhere it must exist. */
export async function startDirectory(
  { work }: WorkDirectory,
  workingDir: string | null,
): Promise<string> {
  if (workingDir === null || workingDir === ".") return work;
  if (!isAbsolute(workingDir)) {
    const path = workPath(work, workingDir.replace(/\/+$/, ""), "script.working_dir");
    return (await isMade(path)) ? path : refused(workingDir, "is a file");
  }
  if (workingDir.includes("\0")) return refused(workingDir, "contains a NUL character");
  const isThere = await stat(workingDir).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isThere ? workingDir : refused(workingDir, "is no directory on this worker");
}

function refused(workingDir: string, why: string): never {
  throw new UnusableRequest(`script.working_dir: ${JSON.stringify(workingDir)} ${why}.`);
}

/** False where a file is in the way. */
async function isMade(path: string): Promise<boolean> {
  return mkdir(path, { recursive: true, mode: 0o700 }).then(
    () => true,
    () => false,
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
