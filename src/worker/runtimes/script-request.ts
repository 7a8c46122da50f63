import type { Clock } from "../../base/clock.ts";
import type {
  ExitCodes,
  OutputCapture,
  Resources,
  ScriptLanguage,
} from "../../definition/job-definition.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import type { OutputSink } from "../capture/output-pump.ts";
import type { AttemptUsage } from "../isolation/cgroup-files.ts";
import type { Confiner } from "../isolation/confinement.ts";
import type { ScriptWatch } from "../watchdog/watchdog.ts";
import type { AttemptDirectories } from "./attempt-directories.ts";
import type { Interpreters } from "./detect-interpreters.ts";
import type { Isolation } from "./isolation.ts";
import type { TaskProgress } from "./progress-watch.ts";
import type { FileContent } from "./task-files.ts";
import type { BaseEnvironment } from "./script-environment.ts";
import type { WorkDirectory } from "./work-directory.ts";

/** Why a script is stopped before its end; the abort's `reason`. */
export type ScriptStopReason = "timeout" | "cancel" | "lease_lost" | "drain";

/** One attempt of a script task, with everything resolved. */
export interface ScriptRequest {
  language: ScriptLanguage;
  code: string;
  args: readonly string[];
  /** bash only: `-eo pipefail`. */
  errexit: boolean;
  /** One of `files` that holds the code, instead of `code`; null for none. */
  file: string | null;
  /** Program and options that run the script instead of its language's interpreter; null for none. */
  shell: readonly string[] | null;
  /** Where it starts: absolute or below the work directory; null for the work directory. */
  workingDir: string | null;
  /** What it reads as standard input; null for nothing. */
  stdin: string | null;
  /** Container image; null for none. */
  image: string | null;
  /** Written to the work directory before the start, by path. */
  files: ReadonlyMap<string, FileContent>;
  /** The task's variables, secrets filled in; the base environment and the STRATAL_* files are added. */
  env: Readonly<Record<string, string>>;
  /** JSON for the file named by STRATAL_CONTEXT. */
  context: string;
  /** A UUID of this attempt alone; marks its processes. */
  execMarker: string;
  /** Limit of the attempt's process time. */
  timeoutMs: number;
  /** SIGTERM, then this long, then SIGKILL. */
  cancelGraceMs: number;
  exitCodes: ExitCodes;
  /** What it may use of the machine; null for no limits. */
  resources: Resources | null;
  /** How stdout becomes the task's output. */
  output: OutputCapture;
  /** Aborted with a ScriptStopReason. */
  signal: AbortSignal;
  onOutput: OutputSink;
  /** What the script says in $STRATAL_PROGRESS, as it changes. */
  onProgress(progress: TaskProgress): void;
  /**
   * Gets what the script came to, and its directory before it is removed; what it answers is the outcome. `given` are the paths
   * below the work directory that the script did not write itself; `usage` is what it used, null where nothing is counted.
   */
  finish(
    outcome: TaskOutcome,
    directory: WorkDirectory,
    given: ReadonlySet<string>,
    usage: AttemptUsage | null,
  ): Promise<TaskOutcome>;
  /** For what the task's user should know; goes into the task's log. */
  note(text: string): void;
  /** Hides secrets in the text of errors. */
  mask(text: string): string;
}

/** What all scripts of a worker share; `createScriptHost` makes it. */
export interface ScriptHost {
  interpreters: Interpreters;
  base: BaseEnvironment;
  /** Holds the attempts' private directories. */
  root: string;
  directories: AttemptDirectories;
  /** Compiler caches that outlive the attempts. */
  cacheRoot: string;
  isolation: Isolation;
  /** Gives each attempt an isolation and a cache of its own, in place of the ones here. */
  confiner: Confiner;
  watchdog: ScriptWatch;
  clock: Clock;
  /** For what a user need not know but an operator should. */
  warn(message: string): void;
}
