/**
 * Runs one attempt of a script task, from its code to its outcome. Owns the order of the steps; never throws for what a script
 * or its author does.
 *
 * 1. The private directory is gone when it returns, and so is every process of the attempt.
 * 2. Only a successful attempt publishes an output and outputs.
 */
import { join, relative } from "node:path";
import { isUuid } from "../../base/ids.ts";
import type { TaskError, TaskOutcome } from "../../engine/outcome.ts";
import { OutputPump } from "../capture/output-pump.ts";
import { storedOutput } from "../capture/stored-output.ts";
import { TailBuffer } from "../capture/tail-buffer.ts";
import type { Confined } from "../isolation/confinement.ts";
import { launchScript, prepareScript, type PreparedScript } from "./launch-script.ts";
import { watchProgress } from "./progress-watch.ts";
import { readOutputFile } from "./read-output-file.ts";
import { UnusableRequest } from "./script-environment.ts";
import {
  containerOutcome,
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
  const interpreter = host.interpreters[language] ?? null;
  if (request.image !== null) return containerOutcome();
  if (interpreter === null && request.shell === null) return missingInterpreterOutcome(language);
  if (signal.aborted) return stoppedOutcome(stopReason(signal), timeoutMs);
  let directory: WorkDirectory | null = null;
  let confined: Confined | null = null;
  try {
    if (!isUuid(request.execMarker)) throw new UnusableRequest("The attempt's marker is no UUID.");
    directory = await createWorkDirectory(host.root, request);
    const marker = request.execMarker;
    confined = await host.confiner.confine({ ...request, directory, marker });
    const { isolation, cacheRoot } = confined;
    const place = { ...host, isolation, cacheRoot };
    const prepared = await prepareScript(place, request, interpreter, directory);
    if (signal.aborted) return stoppedOutcome(stopReason(signal), timeoutMs);
    const outcome = confined.explained(await execute(place, request, prepared, directory));
    const given = givenPaths(request, prepared, directory);
    return await request.finish(outcome, directory, given, confined.usage());
  } catch (error) {
    return launchFailureOutcome(error, language);
  } finally {
    host.watchdog.remove(request.execMarker);
    if (directory !== null) await cleanUp(host, directory);
    await confined?.release();
  }
}

async function execute(
  host: ScriptHost,
  request: ScriptRequest,
  prepared: PreparedScript,
  directory: WorkDirectory,
): Promise<TaskOutcome> {
  const script = await launchScript(host, prepared, request.execMarker);
  const kept = {
    stdout: new TailBuffer(request.output.maxBytes),
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
  const progress = watchProgress(directory.progress, host.clock, (news) => {
    request.onProgress(news);
  });
  const end = await superviseScript(host, request, script, pump);
  await progress.stop();
  return outcomeOf(request, directory, end, kept);
}

/** What lies in the work directory from before the start: no artifact of the script's, even if a pattern matches. */
function givenPaths(
  request: ScriptRequest,
  { written }: PreparedScript,
  { work }: WorkDirectory,
): Set<string> {
  const files = [...request.files.keys()].map((path) => join(work, path));
  return new Set([...files, ...written].map((path) => relative(work, path)));
}

async function outcomeOf(
  request: ScriptRequest,
  directory: WorkDirectory,
  { exit, stopped }: ScriptEnd,
  { stdout, stderr }: KeptOutput,
): Promise<TaskOutcome> {
  const { exitCodes, mask, timeoutMs } = request;
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
  return successOutcome(request, directory, stdout, code);
}

/** What a script that ended well gives, unless what it gives is not what it should be. */
async function successOutcome(
  { mask, note, output: rule }: ScriptRequest,
  directory: WorkDirectory,
  stdout: TailBuffer,
  exitCode: number,
): Promise<TaskOutcome> {
  const { totalBytes, truncated } = stdout;
  const stored = storedOutput({ text: stdout.text(), totalBytes, truncated }, rule);
  const result = await readOutputFile(directory.output);
  if ("error" in result) return refusedOutcome(result.error, mask);
  if ("error" in stored) return refusedOutcome(stored.error, mask);
  const { output } = stored;
  const { outputs } = result;
  const isCut = truncated && rule.mode !== "none";
  if (isCut) {
    note(
      `stdout has ${totalBytes} bytes; the task's output keeps the last ${rule.maxBytes} of them. All of it is in this log.`,
    );
  }
  const outcome = { status: "completed", output, outputs, exitCode } as const;
  return isCut ? { ...outcome, stdoutTruncated: true } : outcome;
}

/** The message quotes what the script wrote. */
function refusedOutcome(error: TaskError, mask: ScriptRequest["mask"]): TaskOutcome {
  return { status: "failed", error: { ...error, message: mask(error.message) } };
}

async function cleanUp(host: ScriptHost, directory: WorkDirectory): Promise<void> {
  const problem = await removeWorkDirectory(directory.root);
  if (problem !== null) host.warn(`The work directory ${directory.root} remains: ${problem}`);
}
