/**
 * Makes the directories of attempts in advance, and takes them back. Most scripts leave theirs as it was, so it serves again: to make and
 * remove one took this process 3 ms, and a disk that is busy with commits took 1 ms for each of its five directories. Making and removing
 * is done by shell commands, many at a time. Owns no running script.
 *
 * 1. An attempt gets an empty directory that is its alone. One that served is given out again only if nothing of its attempt is alive and
 *    it was found to be exactly as it was made; any other is removed.
 * 2. It is under a directory of the worker's own, so that nobody but scripts of this worker can reach it.
 * 3. `close` never waits and never fails; `settled` tells when all is removed. What a worker cannot remove because it was killed, its
 *    watchdog removes, or the next worker of the machine.
 */
import { execFile, type ExecFileException } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { messageOf } from "../../base/errors.ts";
import { Doorbell } from "../../base/signal.ts";
import { openPipes, type OutputPipePair } from "../capture/output-pipes.ts";
import { removeWorkDirectory, workDirectoryAt, type WorkDirectory } from "./work-directory.ts";
import { restore } from "./restore-directory.ts";
import { SPARE, writeContext } from "./spare-file.ts";

/** Directories made by one shell. */
const BATCH = 8;
/** With fewer left the next ones are made. */
const FEW = 3;
/** Removals wait this long for company. */
const REMOVE_AFTER_MS = 250;
/** Paths for one `rm`; also how many may wait before new attempts do. */
const MAX_REMOVALS = 512;
const COMMAND_LIMIT_MS = 60_000;

/** Exit code of MAKE when only the named pipes could not be made. */
const NO_PIPES = 3;

/** Arguments: the names. `mkfifo` comes last, as it is the one that a system may lack. */
const MAKE = `
umask 077
names=$*
set --
for name in $names; do
  set -- "$@" "$name" "$name/work" "$name/home" "$name/tmp" "$name/artifacts"
done
mkdir -- "$@" || exit 1
set --
for name in $names; do
  for file in output summary progress context.json ${SPARE}; do
    : > "$name/$file" || exit 1
  done
  set -- "$@" "$name/stdout" "$name/stderr"
done
mkfifo -- "$@" || exit ${NO_PIPES}
`;

export interface AttemptDirectoriesOptions {
  /** The worker's own directory. */
  root: string;
  /** PATH on which sh, mkdir, mkfifo and rm are found. */
  path: string;
  warn(message: string): void;
}

/** A directory for one attempt. */
export interface AttemptDirectory {
  directory: WorkDirectory;
  /** Opens the pipes for the attempt's output; null where named pipes cannot be made. */
  openPipes(): OutputPipePair | null;
}

/** What is known of an attempt's directory when the attempt is over. */
export interface UsedDirectory {
  /** What was written for the script. */
  written: readonly string[];
  /** True if nothing of the attempt is alive, and its pipes came to their ends. */
  isQuiet: boolean;
}

/** What is written at once: the attempt's own files. */
export interface AttemptFiles {
  /** JSON for $STRATAL_CONTEXT. */
  context: string;
}

export class AttemptDirectories {
  readonly #options: AttemptDirectoriesOptions;
  #made = 0;
  #ready: string[] = [];
  #filling: Promise<void> | null = null;
  #hasPipes = true;
  #unwanted: string[] = [];
  #removing: Promise<void> | null = null;
  readonly #hurry = new Doorbell();

  constructor(options: AttemptDirectoriesOptions) {
    this.#options = options;
  }

  /** A directory that nobody had before, with its files; rejects with the system's error, such as a disk that is full. */
  async open({ context }: AttemptFiles): Promise<AttemptDirectory> {
    if (this.#unwanted.length > MAX_REMOVALS) await this.#removing;
    while (this.#ready.length === 0) await this.#fill();
    const name = this.#ready.pop()!;
    if (this.#ready.length < FEW) this.#fill().catch(() => undefined);
    const directory = workDirectoryAt(join(this.#options.root, name));
    writeContext(directory, context);
    const hasPipes = this.#hasPipes;
    return { directory, openPipes: () => (hasPipes ? openPipes(directory.root) : null) };
  }

  /** Takes a directory back. */
  close(directory: WorkDirectory, { written, isQuiet }: UsedDirectory): void {
    const { root } = directory;
    const isNeeded = this.#ready.length < BATCH;
    if (isNeeded && isQuiet && restore(directory, written)) this.#ready.push(basename(root));
    else this.#remove(root);
  }

  /** Removes a directory that must not serve again; resolves when it is gone. Never rejects. */
  async removeAtOnce({ root }: WorkDirectory): Promise<void> {
    const problem = await removeWorkDirectory(root);
    if (problem !== null) this.#warnOfRest(root, problem);
  }

  #remove(root: string): void {
    this.#unwanted.push(root);
    this.#removing ??= this.#removeAll().finally(() => (this.#removing = null));
  }

  /** Resolves when nothing waits to be removed; does not let it wait. */
  async settled(): Promise<void> {
    while (this.#removing !== null) {
      this.#hurry.ring();
      await this.#removing;
    }
    await this.#filling?.catch(() => undefined);
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#make().finally(() => (this.#filling = null));
    return this.#filling;
  }

  async #make(): Promise<void> {
    const names = Array.from({ length: BATCH }, (_, index) => `attempt-${this.#made + index}`);
    this.#made += BATCH;
    const failure = await this.#run("sh", ["-c", MAKE, "sh", ...names]);
    if (failure?.code === NO_PIPES && this.#hasPipes) {
      this.#hasPipes = false;
      this.#options.warn(
        `Named pipes are not available (${messageOf(failure)}): scripts cannot open /dev/stdout and /dev/stderr by name.`,
      );
    } else if (failure !== null && failure.code !== NO_PIPES) {
      await this.#removeNow(names.map((name) => join(this.#options.root, name)));
      throw failure;
    }
    this.#ready.push(...names);
  }

  async #removeAll(): Promise<void> {
    while (this.#unwanted.length > 0) {
      if (this.#unwanted.length < MAX_REMOVALS) await this.#hurry.wait(REMOVE_AFTER_MS);
      await this.#removeNow(this.#unwanted.splice(0, MAX_REMOVALS));
    }
  }

  async #removeNow(paths: readonly string[]): Promise<void> {
    await this.#run("rm", ["-rf", "--", ...paths]);
    // What a script locked, `rm` leaves to the slower way.
    for (const path of paths.filter((each) => existsSync(each))) {
      const problem = await removeWorkDirectory(path);
      if (problem !== null) this.#warnOfRest(path, problem);
    }
  }

  #warnOfRest(path: string, problem: string): void {
    this.#options.warn(`The work directory ${path} remains: ${problem}`);
  }

  /** The failure of a command, if it fails. */
  #run(program: string, args: readonly string[]): Promise<ExecFileException | null> {
    const { root, path } = this.#options;
    const options = { cwd: root, env: { PATH: path, LC_ALL: "C" }, timeout: COMMAND_LIMIT_MS };
    return new Promise((resolve) => execFile(program, args, options, (error) => resolve(error)));
  }
}
