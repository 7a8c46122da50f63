/**
 * Runs the body of one attempt, a script or a builtin, with its log. Owns the abort of an attempt's time.
 *
 * 1. The log is stored before the outcome is answered.
 */
import { randomUUID } from "node:crypto";
import { systemClock } from "../base/clock.ts";
import { messageOf } from "../base/errors.ts";
import type { BuiltinBody, ScriptBody } from "../definition/job-definition.ts";
import type { TaskOutcome } from "../engine/outcome.ts";
import { findTaskType } from "../tasks/registry.ts";
import { runTaskType } from "../tasks/run-task-type.ts";
import { createMasker, type Masker } from "../secrets/masker.ts";
import { expressionFailure, failed, type Attempt } from "./attempt.ts";
import { AttemptLog } from "./attempt-log.ts";
import {
  artifactRetentionMs,
  finishBuiltin,
  scriptExchange,
  type ResultSource,
} from "./results/attempt-results.ts";
import { outputSource } from "./results/output-source.ts";
import { runScript } from "./runtimes/run-script.ts";
import { resultSeqs } from "./task-view.ts";
import {
  outputText,
  resolveTaskValues,
  scriptContext,
  scriptEnvironment,
  type TaskValues,
} from "./task-values.ts";

/** Runs the body of an attempt; never throws. */
export async function runBody(attempt: Attempt): Promise<TaskOutcome> {
  const { claimed, context } = attempt;
  const log = new AttemptLog(claimed, logMasker(attempt), context.shipper, attempt.stop.signal);
  const outcome = await runLogged(attempt, log).catch(
    (error: unknown) => expressionFailure(error) ?? internalFailure(error, attempt),
  );
  if (outcome.status !== "completed" && "error" in outcome) {
    const status = outcome.status.replace("_", " ");
    log.line("system", `${status}: ${firstLine(outcome.error.message)}`);
  }
  await log.end();
  return outcome;
}

async function runLogged(attempt: Attempt, log: AttemptLog): Promise<TaskOutcome> {
  const { node, version, loaded } = attempt;
  if (loaded.missingSecrets.length > 0) return missingSecrets(loaded.missingSecrets);
  const values = resolveTaskValues(node.task, node.hasExpressions, version, loaded);
  const { body } = node.task;
  if (body.kind === "script")
    return runScriptBody(attempt, body, values, resultSource(attempt, values, log), log);
  if (body.kind === "builtin") {
    const outcome = await runBuiltinBody(attempt, body, values, log);
    return finishBuiltin(outputSource(attempt, { env: values.env }), outcome);
  }
  throw new Error(`a task of kind ${body.kind} has no body to run`);
}

function runScriptBody(
  attempt: Attempt,
  body: ScriptBody,
  values: TaskValues,
  results: ResultSource,
  log: AttemptLog,
): Promise<TaskOutcome> {
  const { node, context, stop } = attempt;
  const { task } = node;
  return runScript(context.host, {
    ...scriptExchange(results),
    language: body.language,
    code: body.code,
    errexit: body.errexit,
    env: scriptEnvironment(attempt, values),
    context: scriptContext(attempt, values),
    execMarker: randomUUID(),
    timeoutMs: task.timeoutMs,
    cancelGraceMs: task.cancelGraceMs,
    exitCodes: task.exitCodes,
    resources: task.resources,
    signal: stop.signal,
    onOutput: (batch) => log.write(batch),
    note: results.note,
    mask: (text) => results.masker.maskText(text),
  });
}

/** What later tasks are given as it is, a log must not show. */
function logMasker({ loaded, masker }: Attempt): Masker {
  const { facts, sensitiveInputs, sensitiveOutputs } = loaded;
  if (sensitiveOutputs.length === 0) return masker;
  return createMasker([...facts.secrets.values(), ...sensitiveInputs, ...sensitiveOutputs]);
}

function resultSource(attempt: Attempt, values: TaskValues, log: AttemptLog): ResultSource {
  const { claimed, version, loaded, context, stop } = attempt;
  return {
    ...outputSource(attempt, { env: values.env }),
    context: context.results,
    artifactRetentionMs: artifactRetentionMs(version.definition),
    earlier: {
      runId: claimed.runId,
      tasks: loaded.earlier.map((each) => ({ name: each.name, seqs: resultSeqs(each) })),
    },
    note: (text) => {
      log.line("system", text);
    },
    signal: stop.signal,
  };
}

async function runBuiltinBody(
  { claimed, number, node, version, stop }: Attempt,
  body: BuiltinBody,
  values: TaskValues,
  log: AttemptLog,
): Promise<TaskOutcome> {
  const { task } = node;
  const type = findTaskType(body.type);
  if (type === null) {
    return failed("validation", `There is no builtin task type "${body.type}" on this worker.`);
  }
  const timeout = setTimeout(() => {
    stop.abort("timeout");
  }, task.timeoutMs);
  try {
    return await runTaskType(type, values.parameters, {
      signal: stop.signal,
      timeoutMs: task.timeoutMs,
      log: (stream, text) => {
        log.line(stream, text);
      },
      now: () => systemClock.now(),
      run: { id: claimed.runId, jobName: version.jobName, triggeredBy: claimed.triggeredBy },
      task: { name: task.name, attempt: number },
      taskOutputs: textOutputs(values),
      taskOutputValues: Object.fromEntries(
        values.earlier.map(({ name, task: earlier }) => [name, earlier.outputs]),
      ),
    });
  } finally {
    clearTimeout(timeout);
  }
}

function textOutputs(values: TaskValues): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const each of values.earlier) {
    const output = outputText(each);
    if (output !== null) outputs[each.name] = output;
  }
  return outputs;
}

function missingSecrets(names: string[]): TaskOutcome {
  const list = names.map((name) => `"${name}"`).join(", ");
  const message =
    names.length === 1
      ? `The secret ${list} does not exist in this project; \`stratal secret set\` makes it.`
      : `The secrets ${list} do not exist in this project.`;
  return failed("secret_missing", message);
}

function internalFailure(error: unknown, { claimed, node, context }: Attempt): TaskOutcome {
  context.logger.error({ err: error, run: claimed.runId, task: node.task.name }, "attempt failed");
  return failed("internal", `The worker failed to run the task: ${messageOf(error)}`);
}

function firstLine(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}
