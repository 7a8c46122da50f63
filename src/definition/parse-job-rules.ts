/** Reads what a job says beside its tasks: when it starts and waits, what its runs give back, who is told. */
import type { JsonValue } from "../base/json.ts";
import type { InputDeclaration, JobDefinition } from "./job-definition.ts";
import type { JobExpression } from "./job-expressions.ts";
import { durationDefault } from "./keys.ts";
import { parseConcurrency } from "./parse-concurrency.ts";
import { parseCondition } from "./parse-condition.ts";
import { parseNotify } from "./parse-notify.ts";
import { parseOutputs } from "./parse-output.ts";
import {
  parseRetention,
  parseRollbackOn,
  parseRunRetry,
  parseServiceLevel,
} from "./parse-run-rules.ts";
import { parseTriggers } from "./parse-triggers.ts";
import type { ParseContext, Section } from "./section.ts";
import { warnNotYet } from "./warn-not-yet.ts";

/** The fields of a job that have nothing to do with single tasks. */
export type JobRules = Pick<
  JobDefinition,
  | "condition"
  | "concurrency"
  | "queueTimeoutMs"
  | "maxParallel"
  | "retry"
  | "rollbackOn"
  | "triggers"
  | "outputs"
  | "finallyTimeoutMs"
  | "notify"
  | "sla"
  | "retention"
>;

/** Reads them, and lists their expressions for checkJobExpressions. */
export function parseJobRules(
  job: Section,
  inputs: Readonly<Record<string, InputDeclaration>>,
  context: ParseContext,
): { rules: JobRules; expressions: JobExpression[] } {
  const triggers = parseTriggers(job, inputs, context);
  const notify = parseNotify(job, context);
  const rules: JobRules = {
    condition: parseCondition(job, "if", context),
    concurrency: parseConcurrency(job, context),
    queueTimeoutMs: job.duration("queue_timeout") ?? null,
    maxParallel: job.number("max_parallel") ?? null,
    retry: parseRunRetry(job, context),
    rollbackOn: parseRollbackOn(job),
    triggers: triggers.map(({ definition }) => definition),
    outputs: parseOutputs(job, context),
    finallyTimeoutMs: job.duration("finally_timeout") ?? durationDefault("job", "finally_timeout"),
    notify: notify.map(({ rule }) => rule),
    sla: parseServiceLevel(job, context),
    retention: parseRetention(job),
  };
  warnNotYet(job, rules, context);
  const expressions = [
    ...ownExpressions(job, rules),
    ...notify.flatMap(({ source }) => [
      ...entries(source, "notify", ["to", "message"]),
      ...conditions(source, "notify", ["if"]),
    ]),
    ...triggers.flatMap(({ source }) => [
      ...entries(source, "trigger", ["inputs", "labels", "dedupe_key"]),
      ...conditions(source, "trigger", ["if", "match"]),
    ]),
  ];
  return { rules, expressions };
}

function ownExpressions(
  job: Section,
  { condition, concurrency, retry }: JobRules,
): JobExpression[] {
  const found: JobExpression[] = [];
  const add = (
    value: JsonValue,
    place: JobExpression["place"],
    steps: string[],
    isCondition: boolean,
  ): void => {
    const [key, ...inner] = steps;
    const path = [...job.pathOf(key!), ...inner];
    if (value !== null) found.push({ value, path, place, isCondition });
  };
  add(condition, "condition", ["if"], true);
  add(concurrency?.key ?? null, "concurrency", ["concurrency", "key"], false);
  add(retry?.condition ?? null, "retry", ["retry", "if"], true);
  add(job.entry("outputs")?.value ?? null, "outputs", ["outputs"], false);
  return found;
}

function entries(source: Section, place: JobExpression["place"], keys: string[]): JobExpression[] {
  return keys.flatMap((key) => {
    const entry = source.entry(key);
    return entry === undefined
      ? []
      : [{ value: entry.value, path: entry.path, place, isCondition: false }];
  });
}

/** Conditions that are no text have been reported. */
function conditions(
  source: Section,
  place: JobExpression["place"],
  keys: string[],
): JobExpression[] {
  return entries(source, place, keys)
    .filter(({ value }) => typeof value === "string" && value.trim() !== "")
    .map((each) => ({ ...each, isCondition: true }));
}
