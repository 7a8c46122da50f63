import { constants } from "node:fs";
import { open, readlink, type FileHandle } from "node:fs/promises";
import type { JsonObject } from "../../base/json.ts";
import type { TaskError } from "../../engine/outcome.ts";
import { InvalidOutput, parseOutputFile } from "./parse-output-file.ts";

/** Most that the outputs of one task may take. */
export const MAX_OUTPUTS_BYTES = 1024 * 1024;
/** Up to here a file that is too large is read all the same, to name the key that makes it so. */
const MAX_READ_BYTES = 8 * MAX_OUTPUTS_BYTES;

export type OutputFileResult = { outputs: JsonObject } | { error: TaskError };

/**
 * Reads $STRATAL_OUTPUT after the script has ended. The script owned the path, so whatever lies there now is hostile: only a
 * regular file that is nobody else's is read, and opening never follows a link or waits for a writer.
 */
export async function readOutputFile(path: string): Promise<OutputFileResult> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT") return { outputs: {} };
    return invalid(code === "ELOOP" ? "it is a symbolic link" : `it cannot be opened (${code})`);
  }
  try {
    return await readOpenFile(file, path);
  } finally {
    await file.close();
  }
}

async function readOpenFile(file: FileHandle, path: string): Promise<OutputFileResult> {
  const status = await file.stat();
  if (!status.isFile()) return invalid("it is not a regular file");
  if (status.nlink !== 1) return invalid("it has hard links");
  if (!(await isAt(file, path))) return invalid("its directory was replaced");
  if (status.size > MAX_READ_BYTES) return tooLarge("$STRATAL_OUTPUT", status.size);
  // Not readFile, which would follow a file that still grows.
  const { buffer, bytesRead } = await file.read(Buffer.alloc(status.size), 0, status.size, 0);
  const text = buffer.toString("utf8", 0, bytesRead);
  try {
    const outputs = parseOutputFile(text);
    return status.size > MAX_OUTPUTS_BYTES ? tooLargeOutputs(outputs, status.size) : { outputs };
  } catch (error) {
    if (!(error instanceof InvalidOutput)) throw error;
    return status.size > MAX_OUTPUTS_BYTES
      ? tooLarge("$STRATAL_OUTPUT", status.size)
      : invalid(error.message);
  }
}

/** Guards the directories above the file, which O_NOFOLLOW does not; only Linux can tell. */
async function isAt(file: FileHandle, path: string): Promise<boolean> {
  const actual = await readlink(`/proc/self/fd/${file.fd}`).catch(() => path);
  return actual === path;
}

function tooLargeOutputs(outputs: JsonObject, total: number): OutputFileResult {
  let largest = "";
  let largestBytes = -1;
  for (const [key, value] of Object.entries(outputs)) {
    const bytes = Buffer.byteLength(typeof value === "string" ? value : JSON.stringify(value));
    if (bytes > largestBytes) [largest, largestBytes] = [key, bytes];
  }
  return largestBytes > MAX_OUTPUTS_BYTES
    ? tooLarge(`The output "${largest}"`, largestBytes)
    : tooLarge("$STRATAL_OUTPUT", total, `; its largest output "${largest}" has ${largestBytes}`);
}

function tooLarge(what: string, bytes: number, detail = ""): OutputFileResult {
  const message =
    `${what} has ${bytes} bytes${detail}; the outputs of a task may have ${MAX_OUTPUTS_BYTES} together. ` +
    "Write large results to a file or a store, and output where they are.";
  return { error: { kind: "output_too_large", message } };
}

function invalid(why: string): OutputFileResult {
  return { error: { kind: "output_invalid", message: `$STRATAL_OUTPUT cannot be read: ${why}.` } };
}
