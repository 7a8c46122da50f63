/** Facts of an attempt that its script gets as STRATAL_* variables. */
export interface RunVariables {
  runId: string;
  /** Version of the job. */
  revision: number;
  /** Where users reach the server; null if it was not said. */
  publicUrl: string | null;
  /** The item of a for_each that the task runs for; null outside of one. */
  item: { index: number; key: string } | null;
  /** The schedule's time that the run is for, ISO 8601; null if no schedule started it. */
  scheduledFor: string | null;
}

/** The variables, without those that have no value (workflow-language.md §5.5). */
export function runVariables(facts: RunVariables): Record<string, string> {
  const { runId, revision, publicUrl, item, scheduledFor } = facts;
  return {
    STRATAL_REVISION: String(revision),
    ...(publicUrl === null ? {} : { STRATAL_URL: runUrl(publicUrl, runId) }),
    ...(item === null
      ? {}
      : { STRATAL_ITEM_INDEX: String(item.index), STRATAL_ITEM_KEY: item.key }),
    ...(scheduledFor === null ? {} : { STRATAL_SCHEDULED_FOR: scheduledFor }),
  };
}

/** The page of a run in the web UI. */
export function runUrl(publicUrl: string, runId: string): string {
  return `${publicUrl.replace(/\/+$/, "")}/#/runs/${runId}`;
}
