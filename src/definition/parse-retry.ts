import type { ExitCodes, FailureKind, RetryPolicy } from "./job-definition.ts";
import { defaultOf, durationDefault } from "./keys.ts";
import { parseCondition } from "./parse-condition.ts";
import { Section, type ParseContext } from "./section.ts";
import { defaultRetryKinds, retryKinds } from "./repeat-keys.ts";
import { isJsonObject } from "./values.ts";

/** Re-tries of a task that says nothing about them. */
export const noRetry: RetryPolicy = {
  max: Number(defaultOf("retry", "max", "strict")),
  delayMs: durationDefault("retry", "delay"),
  backoff: "exponential",
  factor: Number(defaultOf("retry", "factor", "strict")),
  maxDelayMs: durationDefault("retry", "max_delay"),
  jitter: Number(defaultOf("retry", "jitter", "strict")),
  kinds: [...defaultRetryKinds],
  deadlineMs: null,
  condition: null,
};

/**
 * Reads `retry` of a task, a compensation or of `defaults`: a number, or a map, in which `base` stands for what is left out. A task's
 * own value replaces the default as a whole.
 */
export function parseRetry(
  owner: Section,
  context: ParseContext,
  base: RetryPolicy = noRetry,
): RetryPolicy | undefined {
  const entry = owner.entry("retry");
  if (entry === undefined) return undefined;
  const { value, path } = entry;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100) {
    return { ...base, max: value };
  }
  if (!isJsonObject(value)) return owner.wrong("retry");
  return parseRetryMap(Section.open("retry", value, path, context)!, context, base);
}

/** Reads the map form of `retry`. */
export function parseRetryMap(
  section: Section,
  context: ParseContext,
  base: RetryPolicy = noRetry,
): RetryPolicy {
  return {
    max: section.number("max") ?? base.max,
    delayMs: section.duration("delay") ?? base.delayMs,
    backoff: section.choice<RetryPolicy["backoff"]>("backoff") ?? base.backoff,
    factor: section.number("factor") ?? base.factor,
    maxDelayMs: section.duration("max_delay") ?? base.maxDelayMs,
    jitter: parseJitter(section) ?? base.jitter,
    kinds: parseKinds(section, context) ?? base.kinds,
    deadlineMs: section.duration("deadline") ?? null,
    condition: parseCondition(section, "if", context),
  };
}

/** Reads `exit_codes`. */
export function parseExitCodes(task: Section, context: ParseContext): ExitCodes {
  const section = task.section("exit_codes");
  const codes: ExitCodes = {
    success: section?.integerList("success") ?? [0],
    skip: section?.integerList("skip") ?? [],
    noRetry: section?.integerList("no_retry") ?? [],
  };
  // Success without a mention of 0 replaces it, so 0 is free for `skip` only then.
  const shared = codes.skip.find((code) => codes.success.includes(code));
  if (shared !== undefined) {
    context.problems.error(
      task.pathOf("exit_codes"),
      `Exit code ${shared} means both success and skip; remove one.`,
    );
  }
  return codes;
}

function parseJitter(section: Section): RetryPolicy["jitter"] | undefined {
  const value = section.entry("jitter")?.value;
  if (value === undefined) return undefined;
  if (value === "none" || value === "full" || value === "equal") return value;
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  return section.wrong("jitter");
}

function parseKinds(section: Section, context: ParseContext): FailureKind[] | undefined {
  const kinds = section.textList("kinds");
  if (kinds === undefined) return undefined;
  const accepted: FailureKind[] = [];
  for (const kind of kinds) {
    const match = retryKinds.find((known) => known === kind);
    if (match !== undefined) accepted.push(match);
    else {
      context.problems.error(
        section.pathOf("kinds"),
        `${JSON.stringify(kind)} is not a failure that can be re-tried; these can: ${retryKinds.join(", ")}.${context.problems.suggest(kind, retryKinds)}`,
      );
    }
  }
  return [...new Set(accepted)];
}
