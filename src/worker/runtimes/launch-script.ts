import type { ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Readable } from "node:stream";
import { closeChildEnds, discardPipes, type OutputPipePair } from "../capture/output-pipes.ts";
import type { Interpreter } from "./detect-interpreters.ts";
import type { LaunchCommand } from "./isolation.ts";
import { scriptCommand, shellCommand, type ScriptCommand } from "./languages.ts";
import { MARKER_VARIABLE, type ProcessTree } from "./process-tree.ts";
import { checkArguments, composeEnvironment, UnusableRequest } from "./script-environment.ts";
import type { ProcessExit } from "./script-outcome.ts";
import type { ScriptHost, ScriptRequest } from "./script-request.ts";
import { findShell, readScriptFile, startDirectory } from "./script-source.ts";
import { writeTaskFiles } from "./task-files.ts";
import type { WorkDirectory } from "./work-directory.ts";

/** A started script. */
export interface RunningScript {
  tree: ProcessTree;
  /** Never rejects. */
  exited: Promise<ProcessExit>;
  stdout: Readable;
  stderr: Readable;
}

/** A command that is complete but for its outputs. */
export interface PreparedScript extends Omit<LaunchCommand, "outputs"> {
  /** Absolute paths of what was written for the script, its code among them. */
  written: string[];
}

/** Writes the script and its companions and composes its environment; throws UnusableRequest for what cannot be run. */
export async function prepareScript(
  host: ScriptHost,
  request: ScriptRequest,
  interpreter: Interpreter | null,
  directory: WorkDirectory,
): Promise<PreparedScript> {
  checkArguments([...(request.shell ?? []), ...request.args]);
  await writeTaskFiles(directory.work, request.files);
  const workDirectory = await startDirectory(directory, request.workingDir);
  const command = await commandOf(host, request, interpreter, directory);
  const environment = composeEnvironment(
    [
      baseVariables(host, directory),
      command.env,
      request.env,
      scriptVariables(request.execMarker, directory),
    ],
    directory.values,
  );
  const written = new Map([...command.files, ...environment.files]);
  for (const [path, content] of written) await writeNew(path, content);
  return {
    file: command.file,
    args: command.args,
    env: environment.variables,
    workDirectory,
    stdin: directory.stdin,
    written: [...written.keys()],
  };
}

async function commandOf(
  host: ScriptHost,
  request: ScriptRequest,
  interpreter: Interpreter | null,
  directory: WorkDirectory,
): Promise<ScriptCommand> {
  const { args, errexit, language, shell } = request;
  const found = request.file === null ? null : await readScriptFile(directory, request.file);
  const code = found?.code ?? request.code;
  const file = found?.path ?? null;
  const source = { code, file, args, errexit, directory, cacheRoot: host.cacheRoot };
  if (shell !== null) {
    const [program = "", ...options] = shell;
    return shellCommand(source, [await findShell(program, host.base.PATH), ...options]);
  }
  // Without a shell the caller has seen that there is an interpreter.
  return scriptCommand(language, { ...source, interpreter: interpreter! });
}

async function writeNew(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, content, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const name = basename(path);
    throw new UnusableRequest(
      `files: the script itself is written to ${name}; give the file of this name another one.`,
      { cause: error },
    );
  }
}

function baseVariables(host: ScriptHost, directory: WorkDirectory): Record<string, string> {
  const { PATH, LANG = "C.UTF-8", TZ } = host.base;
  const base = { PATH, LANG, HOME: directory.home, TMPDIR: directory.temp };
  return TZ === undefined ? base : { ...base, TZ };
}

function scriptVariables(marker: string, directory: WorkDirectory): Record<string, string> {
  return {
    [MARKER_VARIABLE]: marker,
    STRATAL_WORK_DIR: directory.work,
    STRATAL_OUTPUT: directory.output,
    STRATAL_SUMMARY: directory.summary,
    STRATAL_PROGRESS: directory.progress,
    STRATAL_CONTEXT: directory.context,
    STRATAL_ARTIFACTS: directory.artifacts,
  };
}

/** Starts a prepared script and puts it on the watchdog's list; rejects when the system refuses to start it. */
export async function launchScript(
  host: ScriptHost,
  prepared: Omit<LaunchCommand, "outputs">,
  marker: string,
): Promise<RunningScript> {
  const pipes = await host.pipes.open();
  // Before the start: the worker may be killed right after it.
  host.watchdog.add(marker);
  try {
    const outputs =
      pipes === null ? null : { stdout: pipes.stdout.childFd, stderr: pipes.stderr.childFd };
    const child = host.isolation.launch({ ...prepared, outputs });
    const exited = exitOf(child);
    const group = await startedPid(child);
    host.watchdog.add(marker, group);
    return { tree: { group, marker }, exited, ...readableEnds(child, pipes) };
  } catch (error) {
    host.watchdog.remove(marker);
    if (pipes !== null) discardPipes(pipes);
    throw error;
  }
}

function readableEnds(
  child: ChildProcess,
  pipes: OutputPipePair | null,
): { stdout: Readable; stderr: Readable } {
  // Without named pipes Node was asked for its own, so they are there.
  if (pipes === null) return { stdout: child.stdout!, stderr: child.stderr! };
  closeChildEnds(pipes);
  return { stdout: pipes.stdout.readable, stderr: pipes.stderr.readable };
}

function exitOf(child: ChildProcess): Promise<ProcessExit> {
  return new Promise((resolve) => child.once("exit", (code, signal) => resolve({ code, signal })));
}

/** The pid, or the reason why there is none, which Node emits a tick later. */
function startedPid(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    if (child.pid !== undefined) resolve(child.pid);
  });
}
