import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { closeChildEnds, discardPipes, type OutputPipePair } from "../capture/output-pipes.ts";
import type { Interpreter } from "./detect-interpreters.ts";
import type { LaunchCommand } from "./isolation.ts";
import { scriptCommand, shellCommand, type ScriptCommand } from "./languages.ts";
import type { AttemptDirectory } from "./attempt-directories.ts";
import { LauncherLost } from "../launcher/launcher-process.ts";
import { noteBirth } from "./process-births.ts";
import { MARKER_VARIABLE, type ProcessTree } from "./process-tree.ts";
import {
  baseVariables,
  checkArguments,
  composeEnvironment,
  UnusableRequest,
} from "./script-environment.ts";
import type { ProcessExit } from "./process-exit.ts";
import type { ScriptHost, ScriptRequest } from "./script-request.ts";
import { findShell, readScriptFile, startDirectory } from "./script-source.ts";
import { writeSpare } from "./spare-file.ts";
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
  { directory }: AttemptDirectory,
): Promise<PreparedScript> {
  checkArguments([...(request.shell ?? []), ...request.args]);
  await writeTaskFiles(directory.work, request.files);
  const workDirectory = await startDirectory(directory, request.workingDir);
  const command = await commandOf(host, request, interpreter, directory);
  const environment = composeEnvironment(
    [
      { ...baseVariables(host.base), HOME: directory.home, TMPDIR: directory.temp },
      command.env,
      request.env,
      scriptVariables(request.execMarker, directory),
    ],
    directory.values,
  );
  const written = new Map([...command.files, ...environment.files]);
  for (const [path, content] of written) writeOnce(path, content, directory);
  return {
    file: command.file,
    args: command.args,
    isPythonScript: command.isPythonScript === true,
    marker: request.execMarker,
    env: environment.variables,
    workDirectory,
    stdin: stdinPath(directory, request.stdin),
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

/** A file, not a pipe: it needs nobody who writes, and a script may leave it unread. */
function stdinPath({ root }: WorkDirectory, content: string | null): string {
  if (content === null) return "/dev/null";
  const path = join(root, "stdin");
  writeFileSync(path, content, { mode: 0o400, flag: "wx" });
  return path;
}

/** At once, not as a promise: for one small file the thread pool costs ten times what the writing does. */
function writeOnce(path: string, content: string, directory: WorkDirectory): void {
  try {
    if (dirname(path) !== directory.work)
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    else if (writeSpare(directory, path, content)) return;
    writeFileSync(path, content, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const name = basename(path);
    throw new UnusableRequest(
      `files: the script itself is written to ${name}; give the file of this name another one.`,
      { cause: error },
    );
  }
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
  prepared: PreparedScript,
  attempt: AttemptDirectory,
): Promise<RunningScript> {
  const { marker } = prepared;
  const outputs = attempt.openPipes();
  const birth = noteBirth();
  try {
    const { pid, exited, made } = await host.isolation.launch({ ...prepared, outputs });
    host.watchdog.add(marker, pid);
    if (outputs !== null) closeChildEnds(outputs);
    // One of the two there is.
    const { stdout, stderr } = made ?? readableEnds(outputs!);
    return { tree: { group: pid, marker, birth }, exited, stdout, stderr };
  } catch (error) {
    if (outputs !== null) discardPipes(outputs);
    if (error instanceof LauncherLost)
      await host.isolation.kill({ group: null, marker, birth }, host.clock);
    throw error;
  }
}

function readableEnds(pipes: OutputPipePair): { stdout: Readable; stderr: Readable } {
  return { stdout: pipes.stdout.readable, stderr: pipes.stderr.readable };
}
