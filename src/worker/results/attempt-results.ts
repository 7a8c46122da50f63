/**
 * What a task is given beside its environment, and what its attempt gives beside its state: files, standard input, progress, summary,
 * declared outputs and artifacts. Owns the order at the end of an attempt.
 *
 * 1. Outputs are checked before artifacts are collected, so that the rules of `when` see the final outcome.
 * 2. Nothing here changes an attempt that was stopped, but what it left for `when: always` is kept. A worker that lost its lease, or that
 *    hands the task back, leaves everything to the next attempt.
 */
import { messageOf } from "../../base/errors.ts";
import { toText } from "../../definition/expression/result.ts";
import type {
  ArtifactRule,
  JobDefinition,
  TaskDefinition,
} from "../../definition/job-definition.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { saveEnding, saveProgress, saveUsage } from "../../store/details/task-details.ts";
import { storedOutput } from "../capture/stored-output.ts";
import type { AttemptUsage } from "../isolation/cgroup-files.ts";
import { lastBytes } from "../capture/tail-buffer.ts";
import { storableText } from "../capture/storable-text.ts";
import { readScriptText } from "../runtimes/open-script-file.ts";
import type { TaskProgress } from "../runtimes/progress-watch.ts";
import type { ScriptRequest } from "../runtimes/script-request.ts";
import type { WorkDirectory } from "../runtimes/work-directory.ts";
import { artifactContent, type EarlierArtifacts } from "./artifact-files.ts";
import { outlastOutage } from "./outlast-outage.ts";
import { collectArtifacts } from "./collect-artifacts.ts";
import type { ResultContext } from "./result-context.ts";
import { withDeclaredOutputs, type OutputSource } from "./output-source.ts";

/** One attempt with its task. */
export interface ResultSource extends OutputSource {
  context: ResultContext;
  task: TaskDefinition;
  /** For artifacts without a retention of their own; null keeps them as long as their run. */
  artifactRetentionMs: number | null;
  /** Where `files` finds the artifacts of earlier tasks. */
  earlier: EarlierArtifacts;
  /** Something for the task's log. */
  note(text: string): void;
  /** Aborted when the attempt is stopped. */
  signal: AbortSignal;
}

/** The part of a script's request that is about what it is given and gives. */
export type ScriptExchange = Pick<
  ScriptRequest,
  | "args"
  | "file"
  | "shell"
  | "workingDir"
  | "stdin"
  | "image"
  | "files"
  | "output"
  | "onProgress"
  | "finish"
>;

const DAY_MS = 86_400_000;
/** Longest summary; what is longer loses its beginning. */
const MAX_SUMMARY_BYTES = 256 * 1024;

/** What a script task is given, with its expressions filled in, and what becomes of what it gives. Throws an ExpressionError. */
export function scriptExchange(source: ResultSource): ScriptExchange {
  const { task, evaluate } = source;
  const { body } = task;
  if (body.kind !== "script") throw new Error(`A task of kind ${body.kind} has no script.`);
  const text = (value: string): string => toText(evaluate(value));
  const textOrNull = (value: string | null): string | null => (value === null ? null : text(value));
  const files: [string, string | ReturnType<typeof artifactContent>][] = [];
  for (const [path, file] of Object.entries(task.files))
    files.push([
      path,
      typeof file === "string" ? text(file) : artifactContent(source.context, source.earlier, file),
    ]);
  // Filled in before the start: a mistake in them must not cost the work of an attempt.
  const rules = task.artifacts.map((rule) => ({
    ...rule,
    name: text(rule.name),
    path: text(rule.path),
  }));
  return {
    args: body.args.map(text),
    file: textOrNull(body.file),
    shell: body.shell,
    workingDir: textOrNull(body.workingDir),
    stdin: textOrNull(body.stdin),
    image: body.image,
    files: new Map(files),
    output: task.output,
    onProgress: progressWriter(source),
    finish: async (outcome, directory, given, usage) => {
      const [finished] = await Promise.all([
        finishScript(source, rules, outcome, directory, given),
        usage === null ? null : noteUsage(source, usage),
      ]);
      return finished;
    },
  };
}

/** The outcome of a builtin with its output in the form that the task asks for, and its declared outputs. */
export function finishBuiltin(source: OutputSource, outcome: TaskOutcome): TaskOutcome {
  const { output: rule } = source.task;
  const isPlain = rule.mode === "text" && rule.onOverflow === "truncate";
  if (outcome.status !== "completed" || outcome.output === null || isPlain)
    return withDeclaredOutputs(source, outcome);
  const totalBytes = Buffer.byteLength(outcome.output);
  const text = lastBytes(outcome.output, rule.maxBytes);
  const truncated = totalBytes > rule.maxBytes;
  const stored = storedOutput({ text, totalBytes, truncated }, rule);
  if ("error" in stored) return { status: "failed", error: stored.error };
  return withDeclaredOutputs(source, { ...outcome, output: stored.output });
}

/** How long a job keeps artifacts without a retention of their own; null for as long as the run. */
export function artifactRetentionMs({
  retention,
}: Pick<JobDefinition, "retention">): number | null {
  const days = retention?.artifactsDays ?? null;
  return days === null ? null : days * DAY_MS;
}

async function finishScript(
  source: ResultSource,
  rules: readonly ArtifactRule[],
  outcome: TaskOutcome,
  directory: WorkDirectory,
  given: ReadonlySet<string>,
): Promise<TaskOutcome> {
  if ("error" in outcome && outcome.error.kind === "worker_lost") return outcome;
  const checked = withDeclaredOutputs(source, outcome);
  const target = source.context;
  const { attempt, artifactRetentionMs: retentionMs, note, signal } = source;
  const collected = await collectArtifacts(
    target,
    { attempt, rules, directory, given, retentionMs, note, signal },
    checked,
  );
  await saveDetails(source, directory, collected);
  return collected;
}

/** Figures are worth one try. */
async function noteUsage({ context, attempt }: ResultSource, usage: AttemptUsage): Promise<void> {
  await saveUsage(context.database, { ...attempt, ...usage }).catch((error: unknown) => {
    context.logger.warn({ err: messageOf(error), run: attempt.runId }, "usage not stored");
  });
}

async function saveDetails(
  { context, attempt, masker, signal }: ResultSource,
  directory: WorkDirectory,
  outcome: TaskOutcome,
): Promise<void> {
  const text = await readScriptText(directory.summary, MAX_SUMMARY_BYTES).catch(() => null);
  const summary = text === null || text.trim() === "" ? null : storableText(masker.maskText(text));
  const stdoutTruncated = outcome.status === "completed" && outcome.stdoutTruncated === true;
  if (summary === null && !stdoutTruncated) return;
  const ending = { ...attempt, summary, stdoutTruncated, cached: false };
  await outlastOutage(() => saveEnding(context.database, ending), signal).catch(
    (error: unknown) => {
      context.logger.warn({ err: messageOf(error), run: attempt.runId }, "summary not stored");
    },
  );
}

/** Writes the newest progress, one write at a time; what cannot be written is no failure of the task. */
function progressWriter({ context, attempt, masker }: ResultSource): (news: TaskProgress) => void {
  let next: TaskProgress | null = null;
  let isWriting = false;
  const write = async (): Promise<void> => {
    isWriting = true;
    for (let progress = next; progress !== null; progress = next) {
      next = null;
      const { percent } = progress;
      const text = masker.maskText(progress.text);
      try {
        await saveProgress(context.database, { ...attempt, percent, text });
        context.announce(attempt.runId);
      } catch (error) {
        context.logger.debug({ err: messageOf(error) }, "progress not stored");
      }
    }
    isWriting = false;
  };
  return (news) => {
    next = news;
    if (!isWriting) void write();
  };
}
