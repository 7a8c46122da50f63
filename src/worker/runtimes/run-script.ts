/**
 * Runs one attempt of a script task, from its code to its outcome. Owns the order of the steps; never throws for what a script
 * or its author does.
 *
 * 1. The private directory is gone when it returns, and so is every process of the attempt.
 * 2. Only a successful attempt publishes an output and outputs.
 */
import { isUuid } from "../../base/ids.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { OutputPump } from "../capture/output-pump.ts";
import { TailBuffer, withoutTrailingNewlines } from "../capture/tail-buffer.ts";
import { launchScript, prepareScript } from "./launch-script.ts";
import { readOutputFile } from "./read-output-file.ts";
import { UnusableRequest } from "./script-environment.ts";
import {
  exitOutcome,
  lastLines,
  launchFailureOutcome,
  missingInterpreterOutcome,
  stoppedOutcome,
} from "./script-outcome.ts";
import type { ScriptHost, ScriptRequest } from "./script-request.ts";
import { stopReason, superviseScript, type ScriptEnd } from "./supervise-script.ts";
import { createWorkDirectory, removeWorkDirectory, type WorkDirectory } from "./work-directory.ts";

/** Kept of stderr for the error: far more than is shown, so that a secret is never cut before it is masked. */
const STDERR_TAIL_BYTES = 64 * 1024;

/** What is kept of an attempt's output. */
interface KeptOutput {
  stdout: TailBuffer;
  stderr: TailBuffer;
}

/** Runs a script and says what it came to. */
export async function runScript(host: ScriptHost, request: ScriptRequest): Promise<TaskOutcome> {
  const { language, signal, timeoutMs } = request;
  const interpreter = host.interpreters[language];
  if (interpreter === undefined) return missingInterpreterOutcome(language);
  if (signal.aborted) return stoppedOutcome(stopReason(signal), timeoutMs);
  let directory: WorkDirectory | null = null;
  try {
    if (!isUuid(request.execMarker)) throw new UnusableRequest("The attempt's marker is no UUID.");
    directory = await createWorkDirectory(host.root, request.context);
    const prepared = await prepareScript(host, request, interpreter, directory);
    if (signal.aborted) return stoppedOutcome(stopReason(signal), timeoutMs);
    const script = await launchScript(host, prepared, request.execMarker);
    const kept = {
      stdout: new TailBuffer(request.maxOutputBytes),
      stderr: new TailBuffer(STDERR_TAIL_BYTES),
    };
    const pump = new OutputPump({
      stdout: script.stdout,
      stderr: script.stderr,
      sink: request.onOutput,
      onChunk: (stream, chunk) => kept[stream].push(chunk),
      onSinkError: (error) => host.warn(`Lines of a script were not taken: ${String(error)}`),
      clock: host.clock,
    });
    const end = await superviseScript(host, request, script, pump);
    return await outcomeOf(request, directory, end, kept);
  } catch (error) {
    return launchFailureOutcome(error, language);
  } finally {
    host.watchdog.remove(request.execMarker);
    if (directory !== null) await cleanUp(host, directory);
  }
}

async function outcomeOf(
  { exitCodes, mask, note, timeoutMs, maxOutputBytes }: ScriptRequest,
  directory: WorkDirectory,
  { exit, stopped }: ScriptEnd,
  { stdout, stderr }: KeptOutput,
): Promise<TaskOutcome> {
  const stderrTail = (): string => lastLines(mask(stderr.text()));
  if (stopped !== null) return stoppedOutcome(stopped, timeoutMs, stderrTail());
  // Ended by itself, so there is an exit.
  const { code, signal } = exit ?? { code: null, signal: null };
  if (code !== null && exitCodes.skip.includes(code)) {
    return { status: "skipped", reason: "exit_code", exitCode: code };
  }
  if (code === null || !exitCodes.success.includes(code)) {
    return exitOutcome({ code, signal }, stderrTail());
  }
  const result = await readOutputFile(directory.output);
  if ("error" in result) {
    // The message quotes what the script wrote.
    const error = { ...result.error, message: mask(result.error.message) };
    return { status: "failed", error };
  }
  if (stdout.truncated) {
    note(
      `stdout has ${stdout.totalBytes} bytes; the task's output keeps the last ${maxOutputBytes} of them. All of it is in this log.`,
    );
  }
  const output = withoutTrailingNewlines(stdout.text());
  return { status: "completed", output, outputs: result.outputs, exitCode: code };
}

async function cleanUp(host: ScriptHost, directory: WorkDirectory): Promise<void> {
  const problem = await removeWorkDirectory(directory.root);
  if (problem !== null) host.warn(`The work directory ${directory.root} remains: ${problem}`);
}
