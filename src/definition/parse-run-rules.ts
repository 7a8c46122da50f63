/** Reads what a job says about its runs as a whole: new attempts, rollback, service levels, retention. */
import type { Retention, RollbackCause, RunRetry, ServiceLevel } from "./job-definition.ts";
import { defaultOf } from "./keys.ts";
import { noRetry, parseRetryMap } from "./parse-retry.ts";
import { Section, type ParseContext } from "./section.ts";
import { isJsonObject } from "./values.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Reads a job's `retry`; null for none. */
export function parseRunRetry(job: Section, context: ParseContext): RunRetry | null {
  const entry = job.entry("retry");
  if (entry === undefined) return null;
  const { value, path } = entry;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100)
    return value === 0 ? null : { ...noRetry, max: value, mode: "failed" };
  if (!isJsonObject(value)) {
    job.wrong("retry");
    return null;
  }
  const section = Section.open("run_retry", value, path, context)!;
  const policy = parseRetryMap(section, context);
  const mode = section.choice<RunRetry["mode"]>("mode") ?? "failed";
  return policy.max === 0 ? null : { ...policy, mode };
}

/** Reads `rollback_on`; an empty list never rolls back. */
export function parseRollbackOn(job: Section): RollbackCause[] {
  // The default of the key table is one of its own lists.
  const fallback = defaultOf("job", "rollback_on", "strict") as RollbackCause[];
  return job.choiceList<RollbackCause>("rollback_on") ?? [...fallback];
}

/** Reads `sla`; null for none. */
export function parseServiceLevel(job: Section, context: ParseContext): ServiceLevel | null {
  const section = job.section("sla");
  if (section === undefined) return null;
  const level: ServiceLevel = {
    startWithinMs: section.duration("start_within") ?? null,
    finishWithinMs: section.duration("finish_within") ?? null,
  };
  const { startWithinMs, finishWithinMs } = level;
  if (startWithinMs !== null && finishWithinMs !== null && startWithinMs > finishWithinMs) {
    context.problems.error(
      section.pathOf("start_within"),
      "A run cannot end before it starts: `start_within` must not be above `finish_within`.",
    );
  }
  return level;
}

/** Reads `retention`; null for none. */
export function parseRetention(job: Section): Retention | null {
  const section = job.section("retention");
  if (section === undefined) return null;
  return {
    runs: section.number("runs") ?? null,
    days: section.number("days") ?? null,
    logsDays: daysOf(section.duration("logs")),
    artifactsDays: daysOf(section.duration("artifacts")),
  };
}

/** Never less than asked for. */
function daysOf(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.ceil(ms / DAY_MS);
}
