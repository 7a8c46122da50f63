/**
 * Runs one attempt of a script task, from its code to its outcome. Owns the order of the steps; never throws for what a script
 * or its author does.
 *
 * 1. Every process of the attempt is gone when it returns, and its private directory is given back.
 * 2. Only a successful attempt publishes an output and outputs.
 */
import { join, relative } from "node:path";
import { isUuid } from "../../base/ids.ts";
import type { TaskError, TaskOutcome } from "../../engine/outcome.ts";
import { OutputPump } from "../capture/output-pump.ts";
import { storedOutput } from "../capture/stored-output.ts";
import { TailBuffer } from "../capture/tail-buffer.ts";
import type { Confined } from "../isolation/confinement.ts";
import type { AttemptDirectory, UsedDirectory } from "./attempt-directories.ts";
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
import type { WorkDirectory } from "./work-directory.ts";

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
  let attempt: AttemptDirectory | null = null;
  let confined: Confined | null = null;
  const used = { written: [] as string[], isQuiet: false };
  try {
    if (!isUuid(request.execMarker)) throw new UnusableRequest("The attempt's marker is no UUID.");
    attempt = await host.directories.open(request);
    const { directory } = attempt;
    confined = await confine(host, request, directory);
    const { isolation, cacheRoot } = confined;
    const place = { ...host, isolation, cacheRoot };
    const prepared = await prepareScript(place, request, interpreter, attempt);
    used.written = prepared.written;
    // Before the start: the worker may be killed right after it. Only then is it known whether its lease has not ended meanwhile.
    host.watchdog.add(request.execMarker);
    if (signal.aborted) return stoppedOutcome(stopReason(signal), timeoutMs);
    const { outcome, isQuiet } = await execute(place, request, prepared, attempt);
    used.isQuiet = isQuiet;
    const given = givenPaths(request, prepared, directory);
    return await request.finish(confined.explained(outcome), directory, given, confined.usage());
  } catch (error) {
    return launchFailureOutcome(error, language);
  } finally {
    host.watchdog.remove(request.execMarker);
    if (attempt !== null) await giveBack(host, attempt.directory, confined, used);
    await confined?.release();
  }
}

function confine(
  host: ScriptHost,
  request: ScriptRequest,
  directory: WorkDirectory,
): Promise<Confined> {
  const { execMarker: marker, resources } = request;
  const note = (text: string): void => {
    request.note(text);
  };
  return host.confiner.confine({ directory, marker, resources, plain: host.isolation, note });
}

/**
 * Only the directory of an attempt without any confinement may serve again. Another one is gone before its user is free for the next
 * attempt, which could read what is left of it.
 */
async function giveBack(
  host: ScriptHost,
  directory: WorkDirectory,
  confined: Confined | null,
  used: UsedDirectory,
): Promise<void> {
  if (confined === null || confined.isolation === host.isolation)
    host.directories.close(directory, used);
  else await host.directories.removeAtOnce(directory);
}

async function execute(
  host: ScriptHost,
  request: ScriptRequest,
  prepared: PreparedScript,
  attempt: AttemptDirectory,
): Promise<{ outcome: TaskOutcome; isQuiet: boolean }> {
  const { directory } = attempt;
  const script = await launchScript(host, prepared, attempt);
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
  return { outcome: await outcomeOf(request, directory, end, kept), isQuiet: end.isQuiet };
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
