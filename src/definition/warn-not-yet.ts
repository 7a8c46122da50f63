import type { JobDefinition } from "./job-definition.ts";
import type { ParseContext, Section } from "./section.ts";

const LIMITS_OF_HISTORY = ["runs", "days", "logs"] as const;

/**
 * Warns of keys that are checked and kept, but that nothing acts on yet. They are no errors, for documents shall stay as they are when that
 * changes; but whoever moves a schedule here must not learn by a morning without a report that nothing was started.
 */
export function warnNotYet(
  job: Section,
  rules: Pick<JobDefinition, "triggers" | "notify">,
  { problems }: ParseContext,
): void {
  if (rules.triggers.some((trigger) => trigger.enabled))
    problems.warning(
      job.pathOf("triggers"),
      "This version starts nothing by `triggers`; they are only checked and kept. Let cron or another program start the job: `stratal run <job>`, or POST /api/v1/job-runs.",
      "key",
    );
  if (rules.notify.length > 0)
    problems.warning(
      job.pathOf("notify"),
      "This version sends no notifications; they are only written into the table `outbox`. `on_failure` can tell somebody by `send_email` or `http_request`.",
      "key",
    );
  const retention = job.section("retention");
  for (const key of LIMITS_OF_HISTORY)
    if (retention?.has(key) === true)
      problems.warning(
        retention.pathOf(key),
        `This version does not act on \`${key}\`: STRATAL_LOG_RETENTION and STRATAL_HISTORY_RETENTION hold for all jobs, and runs stay.`,
        "key",
      );
}
