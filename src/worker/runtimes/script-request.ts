import type { Clock } from "../../base/clock.ts";
import type { ExitCodes, ScriptLanguage } from "../../definition/job-definition.ts";
import type { OutputPipePool } from "../capture/output-pipes.ts";
import type { OutputSink } from "../capture/output-pump.ts";
import type { ScriptWatch } from "../watchdog/watchdog.ts";
import type { Interpreters } from "./detect-interpreters.ts";
import type { Isolation } from "./isolation.ts";

/** Why a script is stopped before its end; the abort's `reason`. */
export type ScriptStopReason = "timeout" | "cancel" | "lease_lost" | "drain";

/** One attempt of a script task, with everything resolved. */
export interface ScriptRequest {
  language: ScriptLanguage;
  code: string;
  args: readonly string[];
  /** bash only: `-eo pipefail`. */
  errexit: boolean;
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
  /** Most bytes of stdout that become the task's output; the last ones are kept. */
  maxOutputBytes: number;
  /** Aborted with a ScriptStopReason. */
  signal: AbortSignal;
  onOutput: OutputSink;
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
  /** Compiler caches that outlive the attempts. */
  cacheRoot: string;
  isolation: Isolation;
  watchdog: ScriptWatch;
  pipes: OutputPipePool;
  clock: Clock;
  /** For what a user need not know but an operator should. */
  warn(message: string): void;
}

/** The few variables that scripts get from the worker. HOME and TMPDIR are private to the attempt. */
export interface BaseEnvironment {
  PATH: string;
  LANG?: string;
  TZ?: string;
}
