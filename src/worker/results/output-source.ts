/** The declared outputs of a task run that ended well, whatever it ran or waited for (workflow-language.md §3, `outputs`). */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { ExpressionError } from "../../definition/expression/expression-error.ts";
import type { OutputDeclaration, TaskDefinition } from "../../definition/job-definition.ts";
import { readsItems } from "../../definition/task-expressions.ts";
import { stepOf } from "../../engine/expand.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { outputMode, outputValue } from "../../engine/task-output.ts";
import type { Masker } from "../../secrets/masker.ts";
import type { Attempt } from "../attempt.ts";
import { evaluateValue, withRoots } from "../evaluate-task.ts";
import { declaredOutputs, type DeclaredOutputs } from "./declared-outputs.ts";

/** What the declared outputs of a task run are made of. */
export interface OutputSource {
  attempt: { projectId: string; runId: string; seq: number; attempt: number };
  /** How often the task was tried, this time included. */
  tries: number;
  task: TaskDefinition;
  /** Those that this task run gives. */
  declared: Readonly<Record<string, OutputDeclaration>>;
  /** Fills in expressions; `roots` are names beside those that the task has anyway. Throws an ExpressionError. */
  evaluate(value: JsonValue, roots?: JsonObject): JsonValue;
  masker: Masker;
}

type Completed = Extract<TaskOutcome, { status: "completed" }>;

/** The source of an attempt; its expressions read `more` beside what was loaded for it. */
export function outputSource(
  { claimed, number, node, loaded, masker }: Attempt,
  more: JsonObject,
): OutputSource {
  const { projectId, runId, seq, attempt, layer } = claimed;
  return {
    attempt: { projectId, runId, seq, attempt },
    tries: number,
    task: node.task,
    declared: declaredAt(node.task, layer),
    evaluate: (value, roots = {}) =>
      node.hasExpressions
        ? evaluateValue(value, withRoots(loaded.facts, { ...more, ...roots }))
        : value,
    masker,
  };
}

/** The outcome of a successful attempt with its declared outputs checked and filled in; `self` adds to what they read of it. */
export function withDeclaredOutputs(
  source: OutputSource,
  outcome: TaskOutcome,
  self: JsonObject = {},
): TaskOutcome {
  if (outcome.status !== "completed" || Object.keys(source.declared).length === 0) return outcome;
  const result = evaluatedOutputs(source, outcome, self);
  if ("outputs" in result) return { ...outcome, outputs: result.outputs };
  const error = { ...result.error, message: source.masker.maskText(result.error.message) };
  return { status: "failed", error };
}

/** A for_each gives what is made of all its items; everything else its items give. */
function declaredAt(task: TaskDefinition, layer: number): Record<string, OutputDeclaration> {
  if (task.forEach === null) return task.outputs;
  const isWhole = stepOf(task, layer) === "items";
  return Object.fromEntries(
    Object.entries(task.outputs).filter(([, { value }]) => readsItems(value) === isWhole),
  );
}

function evaluatedOutputs(
  { task, declared, tries, evaluate }: OutputSource,
  outcome: Completed,
  more: JsonObject,
): DeclaredOutputs {
  const self = {
    status: "completed",
    ok: true,
    attempts: tries,
    output: outputValue(outcome.output, outputMode(task)),
    outputs: outcome.outputs,
    exit_code: outcome.exitCode ?? null,
    stdout_truncated: outcome.stdoutTruncated === true,
    ...more,
  };
  try {
    return declaredOutputs(declared, outcome.outputs, (value) => evaluate(value, { self }));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { error: { kind: error.kind, message: `outputs: ${error.message}` } };
  }
}
