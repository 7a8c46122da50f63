import type { FileHandle } from "node:fs/promises";
import type { JsonObject } from "../../base/json.ts";
import type { TaskError } from "../../engine/outcome.ts";
import { InvalidOutput } from "../capture/storable-json.ts";
import { largestOutput } from "../results/largest-output.ts";
import { isEmptyFile, openScriptFile } from "./open-script-file.ts";
import { parseOutputFile } from "./parse-output-file.ts";

/** Most that the outputs of one task may take. */
export const MAX_OUTPUTS_BYTES = 1024 * 1024;
/** Up to here a file that is too large is read all the same, to name the key that makes it so. */
const MAX_READ_BYTES = 8 * MAX_OUTPUTS_BYTES;

export type OutputFileResult = { outputs: JsonObject } | { error: TaskError };

/** Reads $STRATAL_OUTPUT after the script has ended. */
export async function readOutputFile(path: string): Promise<OutputFileResult> {
  if (isEmptyFile(path)) return { outputs: {} };
  const opened = await openScriptFile(path);
  if (opened === null) return { outputs: {} };
  if ("refused" in opened) return invalid(opened.refused);
  try {
    return await readOpenFile(opened.file, opened.size);
  } finally {
    await opened.file.close();
  }
}

async function readOpenFile(file: FileHandle, size: number): Promise<OutputFileResult> {
  if (size > MAX_READ_BYTES) return { error: tooLarge("$STRATAL_OUTPUT", size) };
  // Not readFile, which would follow a file that still grows.
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
  const text = buffer.toString("utf8", 0, bytesRead);
  try {
    const outputs = parseOutputFile(text);
    return size > MAX_OUTPUTS_BYTES ? { error: tooLargeOutputs(outputs, size) } : { outputs };
  } catch (error) {
    if (!(error instanceof InvalidOutput)) throw error;
    return size > MAX_OUTPUTS_BYTES
      ? { error: tooLarge("$STRATAL_OUTPUT", size) }
      : invalid(error.message);
  }
}

/** Why outputs take more than a task's may, naming the largest; null if they do not. */
export function outputsTooLarge(outputs: JsonObject): TaskError | null {
  const total = Buffer.byteLength(JSON.stringify(outputs));
  return total > MAX_OUTPUTS_BYTES ? tooLargeOutputs(outputs, total) : null;
}

function tooLargeOutputs(outputs: JsonObject, total: number): TaskError {
  const { key: largest, bytes: largestBytes } = largestOutput(outputs);
  return largestBytes > MAX_OUTPUTS_BYTES
    ? tooLarge(`The output "${largest}"`, largestBytes)
    : tooLarge("$STRATAL_OUTPUT", total, `; its largest output "${largest}" has ${largestBytes}`);
}

function tooLarge(what: string, bytes: number, detail = ""): TaskError {
  const message =
    `${what} has ${bytes} bytes${detail}; the outputs of a task may have ${MAX_OUTPUTS_BYTES} together. ` +
    "Write large results to a file or a store, and output where they are.";
  return { kind: "output_too_large", message };
}

function invalid(why: string): OutputFileResult {
  return { error: { kind: "output_invalid", message: `$STRATAL_OUTPUT cannot be read: ${why}.` } };
}
