/**
 * Runs one claimed attempt to its ending: decide, resolve, execute, collect the log. Owns the abort of an attempt's time; the claim,
 * the stop signal and the settling are the caller's.
 *
 * 1. Never throws: whatever goes wrong becomes a failed outcome of kind `internal`.
 * 2. The log is stored before the ending is answered.
 */
import { randomUUID } from "node:crypto";
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { ExpressionError } from "../definition/expression/expression-error.ts";
import type { BuiltinBody, FailureKind, ScriptBody } from "../definition/job-definition.ts";
import { decide } from "../engine/decide.ts";
import type { TaskOutcome } from "../engine/outcome.ts";
import { createMasker, type Masker } from "../secrets/masker.ts";
import type { SecretService } from "../secrets/secret-service.ts";
import type { Queryable } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { TaskResult } from "../store/runs/settle-tasks.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { findTaskType } from "../tasks/registry.ts";
import { runTaskType } from "../tasks/run-task-type.ts";
import { dependencyStates } from "./dependency-states.ts";
import { AttemptLog } from "./attempt-log.ts";
import type { LogShipper } from "./log-shipper.ts";
import { runScript } from "./runtimes/run-script.ts";
import type { ScriptHost } from "./runtimes/script-request.ts";
import {
  artifactRetentionMs,
  finishBuiltin,
  scriptExchange,
  type ResultContext,
  type ResultSource,
} from "./results/attempt-results.ts";
import { runVariables } from "./results/run-variables.ts";
import { sensitiveTexts } from "./results/sensitive-outputs.ts";
import { taskEvaluation } from "./results/task-evaluation.ts";
import { cachePlace, keepInCache, restoreFromCache, type CachePlace } from "./task-cache.ts";
import { taskResult, type Ending } from "./task-result.ts";
import {
  jobEnvOf,
  loadTaskFacts,
  mayRun,
  resolveTaskValues,
  scriptContext,
  scriptEnvironment,
  type LoadedFacts,
  type TaskValues,
} from "./task-values.ts";

export interface ExecutionContext {
  on: Queryable;
  secrets: SecretService;
  host: ScriptHost;
  shipper: LogShipper;
  logger: Logger;
  results: ResultContext;
  /** Where users reach the server; null if it was not said. */
  publicUrl: string | null;
}

/** Runs an attempt; `signal` is aborted with a ScriptStopReason. */
export async function executeTask(
  claimed: ClaimedTask,
  version: JobVersion,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<TaskResult> {
  const { task } = version.plan.nodes[claimed.node]!;
  const successors = version.successors[claimed.node]!;
  let masker = createMasker([]);
  let ending: Ending;
  let keep: CachePlace | null = null;
  try {
    const counts = { good: claimed.goodDeps, neutral: claimed.neutralDeps, bad: claimed.badDeps };
    const states = await dependencyStates(claimed, version, context.on);
    const decision = decide(task, counts, states);
    if (decision.kind === "skip") {
      ending = { ...decision, status: "skipped" };
    } else {
      const loaded = await loadTaskFacts(claimed, version, context.on, context.secrets);
      masker = createMasker([...loaded.facts.secrets.values()]);
      if (mayRun(claimed, version, loaded)) {
        const place = cachePlaceOf(claimed, version, loaded);
        const restored = place && (await restoreFromCache(context.results, place, claimed));
        ending = restored ?? (await runLogged(claimed, version, loaded, masker, context, signal));
        keep = restored === null ? place : null;
      } else ending = { status: "skipped", reason: "condition", cascades: false };
    }
  } catch (error) {
    ending = expressionFailure(error) ?? internalFailure(error);
    if (ending.error.kind === "internal")
      context.logger.error({ err: error, run: claimed.runId, task: task.name }, "attempt failed");
  }
  const result = taskResult(claimed, task, successors, ending, masker);
  const isCut = "stdoutTruncated" in ending && ending.stdoutTruncated === true;
  if (keep !== null) await keepInCache(context.results, keep, result, isCut);
  return result;
}

function cachePlaceOf(
  claimed: ClaimedTask,
  version: JobVersion,
  { facts }: LoadedFacts,
): CachePlace | null {
  const { task, hasExpressions } = version.plan.nodes[claimed.node]!;
  if (task.cache === null) return null;
  const evaluation = taskEvaluation(facts, jobEnvOf(version, facts), hasExpressions);
  return cachePlace(task, { projectId: claimed.projectId, jobId: version.jobId }, evaluation);
}

async function runLogged(
  claimed: ClaimedTask,
  version: JobVersion,
  loaded: LoadedFacts,
  masker: Masker,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { runId, projectId, seq, attempt } = claimed;
  const logMasker = createMasker([
    ...loaded.facts.secrets.values(),
    ...loaded.earlier.flatMap((each) =>
      sensitiveTexts(version.plan.nodes[each.node]!.task.outputs, each.outputs),
    ),
  ]);
  const log = new AttemptLog({ runId, projectId, seq, attempt }, logMasker, context.shipper);
  const outcome = await runBody(claimed, version, loaded, log, masker, context, signal).catch(
    (error: unknown) => expressionFailure(error) ?? internalFailure(error),
  );
  if (outcome.status !== "completed" && "error" in outcome) {
    const status = outcome.status.replace("_", " ");
    log.line("system", `${status}: ${firstLine(outcome.error.message)}`);
  }
  await log.end();
  return outcome;
}

async function runBody(
  claimed: ClaimedTask,
  version: JobVersion,
  loaded: LoadedFacts,
  log: AttemptLog,
  masker: Masker,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { task } = version.plan.nodes[claimed.node]!;
  if (loaded.missingSecrets.length > 0) return missingSecrets(loaded.missingSecrets);
  const values = resolveTaskValues(claimed, version, loaded);
  const { body } = task;
  const results = resultSource(claimed, version, loaded, values, log, masker, context, signal);
  if (body.kind === "script")
    return runScriptBody(claimed, version, body, values, results, log, context, signal);
  if (body.kind === "builtin") {
    const outcome = await runBuiltinBody(claimed, version, body, values, log, signal);
    return finishBuiltin(results, outcome);
  }
  throw new Error(`A task of kind ${body.kind} has no body to run`);
}

function resultSource(
  claimed: ClaimedTask,
  version: JobVersion,
  { facts, earlier }: LoadedFacts,
  values: TaskValues,
  log: AttemptLog,
  masker: Masker,
  { results }: ExecutionContext,
  signal: AbortSignal,
): ResultSource {
  const { task, hasExpressions } = version.plan.nodes[claimed.node]!;
  const { projectId, runId, seq, attempt } = claimed;
  return {
    context: results,
    attempt: { projectId, runId, seq, attempt },
    task,
    artifactRetentionMs: artifactRetentionMs(version.definition),
    evaluate: taskEvaluation(facts, values.env, hasExpressions).value,
    earlier: { runId, tasks: earlier },
    masker,
    note: (text) => {
      log.line("system", text);
    },
    signal,
  };
}

function runScriptBody(
  claimed: ClaimedTask,
  version: JobVersion,
  body: ScriptBody,
  values: TaskValues,
  results: ResultSource,
  log: AttemptLog,
  context: ExecutionContext,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { task } = version.plan.nodes[claimed.node]!;
  const { publicUrl } = context;
  return runScript(context.host, {
    ...scriptExchange(results),
    language: body.language,
    code: body.code,
    errexit: body.errexit,
    env: {
      ...scriptEnvironment(claimed, version, values),
      ...runVariables({
        runId: claimed.runId,
        revision: version.number,
        publicUrl,
        item: null,
        scheduledFor: null,
      }),
    },
    context: scriptContext(claimed, version, values),
    execMarker: randomUUID(),
    timeoutMs: task.timeoutMs,
    cancelGraceMs: task.cancelGraceMs,
    exitCodes: task.exitCodes,
    signal,
    onOutput: (batch) => log.write(batch),
    note: results.note,
    mask: (text) => results.masker.maskText(text),
  });
}

async function runBuiltinBody(
  claimed: ClaimedTask,
  version: JobVersion,
  body: BuiltinBody,
  values: TaskValues,
  log: AttemptLog,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { task } = version.plan.nodes[claimed.node]!;
  const type = findTaskType(body.type);
  if (type === null) {
    return failed("validation", `There is no builtin task type "${body.type}" on this worker.`);
  }
  const timer = new AbortController();
  const timeout = setTimeout(() => {
    timer.abort("timeout");
  }, task.timeoutMs);
  try {
    return await runTaskType(type, values.parameters, {
      signal: AbortSignal.any([signal, timer.signal]),
      timeoutMs: task.timeoutMs,
      log: (stream, text) => {
        log.line(stream, text);
      },
      now: () => systemClock.now(),
      run: { id: claimed.runId, jobName: version.jobName, triggeredBy: claimed.triggeredBy },
      task: { name: task.name, attempt: claimed.attempt },
      taskOutputs: textOutputs(values),
      taskOutputValues: Object.fromEntries(values.earlier.map((each) => [each.name, each.outputs])),
    });
  } finally {
    clearTimeout(timeout);
  }
}

function textOutputs(values: TaskValues): Record<string, string> {
  return Object.fromEntries(
    values.earlier.flatMap((each) => (each.output === null ? [] : [[each.name, each.output]])),
  ) as Record<string, string>;
}

function missingSecrets(names: string[]): TaskOutcome {
  const list = names.map((name) => `"${name}"`).join(", ");
  const message =
    names.length === 1
      ? `The secret ${list} does not exist in this project.`
      : `The secrets ${list} do not exist in this project.`;
  return failed("secret_missing", message);
}

/** Null for anything but a mistake in an expression. */
function expressionFailure(error: unknown): FailedOutcome | null {
  return error instanceof ExpressionError ? failed(error.kind, error.message) : null;
}

type FailedOutcome = Extract<TaskOutcome, { status: "failed" }>;

function internalFailure(error: unknown): FailedOutcome {
  return failed("internal", `The worker failed to run the task: ${messageOf(error)}`);
}

function failed(kind: FailureKind, message: string): FailedOutcome {
  return { status: "failed", error: { kind, message } };
}

function firstLine(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}
