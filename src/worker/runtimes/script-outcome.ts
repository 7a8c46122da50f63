/** What a script's end means, in words for its author. Pure. */
import { formatDuration } from "../../base/duration.ts";
import { messageOf } from "../../base/errors.ts";
import type { ScriptLanguage } from "../../definition/job-definition.ts";
import type { TaskError, TaskOutcome } from "../../engine/outcome.ts";
import { lastBytes } from "../capture/tail-buffer.ts";
import { UnusableRequest } from "./script-environment.ts";
import type { ProcessExit } from "./process-exit.ts";
import type { ScriptStopReason } from "./script-request.ts";

const MAX_TAIL_LINES = 20;
const MAX_TAIL_BYTES = 4 * 1024;

const UNKNOWN_END =
  "How the script ended is not known: the worker's process that had started it was killed, possibly because the machine ran out of memory. What was left of the script was killed, too.";

const SIGNAL_HINTS: Partial<Record<NodeJS.Signals, string>> = {
  SIGKILL: "it was killed from outside, possibly because the machine ran out of memory",
  SIGSEGV: "it crashed with an invalid memory access",
  SIGABRT: "it aborted itself",
  SIGXCPU: "it used more processor time than allowed",
  SIGXFSZ: "it wrote a larger file than allowed",
};

const CODE_HINTS: Readonly<Record<number, string>> = {
  126: "in a shell: a command is not executable",
  127: "in a shell: a command was not found",
  137: "128 + SIGKILL: a command was killed, possibly because the machine ran out of memory",
  139: "128 + SIGSEGV: a command crashed with an invalid memory access",
  141: "128 + SIGPIPE: a command wrote into a closed pipe",
  143: "128 + SIGTERM: a command was told to end",
};

/** The outcome of a script that ended by itself and not well. */
export function exitOutcome(exit: ProcessExit, stderrTail: string): TaskOutcome {
  if (exit.code === null && exit.signal === null)
    return failed("internal", withTail(UNKNOWN_END, stderrTail));
  const error: TaskError = { kind: "exit", message: withTail(describeExit(exit), stderrTail) };
  if (exit.code !== null) error.exit_code = exit.code;
  if (exit.signal !== null) error.signal = exit.signal;
  if (stderrTail !== "") error.stderr_tail = stderrTail;
  return { status: "failed", error };
}

/** The outcome of a script that was stopped. */
export function stoppedOutcome(
  reason: ScriptStopReason,
  timeoutMs: number,
  stderrTail = "",
): TaskOutcome {
  const tail = stderrTail === "" ? {} : { stderr_tail: stderrTail };
  switch (reason) {
    case "timeout": {
      const message = `The script timed out after ${formatDuration(timeoutMs)}.`;
      return { status: "timed_out", error: { kind: "timeout", message, ...tail } };
    }
    case "cancel":
      return cancelled("cancelled", "The script was cancelled.");
    case "lease_lost":
      return cancelled("worker_lost", "The worker lost its lease on this task.");
    case "drain":
      return cancelled("worker_lost", "The worker is shutting down.");
  }
}

/** The outcome of a script that could not be started, or whose surroundings broke. */
export function launchFailureOutcome(error: unknown, language: ScriptLanguage): TaskOutcome {
  if (error instanceof UnusableRequest) return failed("validation", error.message);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = LAUNCH_FAILURES[code] ?? `it could not be started: ${messageOf(error)}`;
  return failed(code === "E2BIG" ? "validation" : "internal", `The ${language} script: ${reason}.`);
}

/** The outcome on a worker that lacks the language; the claim's tags should prevent it. */
export function missingInterpreterOutcome(language: ScriptLanguage): TaskOutcome {
  return failed("internal", `This worker has no interpreter for ${language}.`);
}

/** The outcome of a script that names a container image. */
export function containerOutcome(): TaskOutcome {
  return failed(
    "validation",
    "script.image: workers do not run containers yet. Leave `image` out and choose a worker that has what the script needs by `runs_on`.",
  );
}

/** The last lines of a text that are worth showing. */
export function lastLines(text: string): string {
  const lines = text.trimEnd().split("\n");
  const kept = lines.slice(-MAX_TAIL_LINES).join("\n");
  return lastBytes(kept, MAX_TAIL_BYTES);
}

const LAUNCH_FAILURES: Readonly<Record<string, string>> = {
  ENOENT: "its interpreter is gone from the worker; restart the worker to detect interpreters anew",
  EACCES: "the worker may not run its interpreter, or the work directory forbids programs (noexec)",
  E2BIG: "its arguments and environment are larger than the system allows; pass less, or by files",
  EAGAIN: "the worker's machine has no room for another process",
  ENOMEM: "the worker's machine has no memory for another process",
  EMFILE: "the worker has too many open files",
  ENFILE: "the worker's machine has too many open files",
  ENOSPC: "the disk of the worker is full",
  EDQUOT: "the disk quota of the worker is used up",
  EROFS: "the work directory of the worker is read-only",
};

function describeExit({ code, signal }: ProcessExit): string {
  if (signal !== null) return withHint(`The script was ended by ${signal}`, SIGNAL_HINTS[signal]);
  return withHint(`The script exited with code ${code}`, CODE_HINTS[code ?? -1]);
}

function withHint(text: string, hint: string | undefined): string {
  return hint === undefined ? `${text}.` : `${text} (${hint}).`;
}

function withTail(message: string, tail: string): string {
  return tail === "" ? message : `${message}\n${tail}`;
}

function failed(kind: TaskError["kind"], message: string): TaskOutcome {
  return { status: "failed", error: { kind, message } };
}

function cancelled(kind: TaskError["kind"], message: string): TaskOutcome {
  return { status: "cancelled", error: { kind, message } };
}
