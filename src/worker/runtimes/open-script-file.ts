import { constants, lstatSync } from "node:fs";
import { open, readlink, type FileHandle } from "node:fs/promises";

/** A file of a script, opened for reading; null if there is none, words if it is not one that may be read. */
export type OpenedFile = { file: FileHandle; size: number } | { refused: string } | null;

/**
 * Opens a file that a script could have put there: it owned the path, so whatever lies there now is hostile. Only a regular file
 * that is nobody else's is opened, and opening never follows a link or waits for a writer. The caller closes it.
 */
export async function openScriptFile(path: string): Promise<OpenedFile> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return null;
    return {
      refused: code === "ELOOP" ? "it is a symbolic link" : `it cannot be opened (${code})`,
    };
  }
  try {
    const refused = await refusal(file, path);
    const { size } = await file.stat();
    if (refused === null) return { file, size };
    await file.close();
    return { refused };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** True for a file that a script left as it was made, empty: by far the most, and not worth six turns of the thread pool. */
export function isEmptyFile(path: string): boolean {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found !== undefined && found.isFile() && found.size === 0;
  } catch {
    return false;
  }
}

/** The last `maxBytes` of a script's file as text; null if there is none that may be read. */
export async function readScriptText(path: string, maxBytes: number): Promise<string | null> {
  if (isEmptyFile(path)) return "";
  const opened = await openScriptFile(path);
  if (opened === null || "refused" in opened) return null;
  try {
    const length = Math.min(opened.size, maxBytes);
    const start = opened.size - length;
    const { buffer, bytesRead } = await opened.file.read(Buffer.alloc(length), 0, length, start);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await opened.file.close();
  }
}

async function refusal(file: FileHandle, path: string): Promise<string | null> {
  const status = await file.stat();
  if (!status.isFile()) return "it is not a regular file";
  if (status.nlink !== 1) return "it has hard links";
  return (await isAt(file, path)) ? null : "its directory was replaced";
}

/** Guards the directories above the file, which O_NOFOLLOW does not; only Linux can tell. */
async function isAt(file: FileHandle, path: string): Promise<boolean> {
  const actual = await readlink(`/proc/self/fd/${file.fd}`).catch(() => path);
  return actual === path;
}
