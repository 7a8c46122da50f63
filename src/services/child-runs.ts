/** Tells tasks of the end of the runs they wait for, and cancels the runs whose task has ended without them. */
import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import { cancelRun } from "../store/runs/change-run.ts";
import { orphanedChildren, tellParent, unheardChildren } from "../store/runs/child-runs.ts";
import { StratalError } from "../base/errors.ts";

/** Runs dealt with in one round. */
const LIMIT = 200;

/** One round; true when there may be more. */
export async function joinChildRuns(database: Database, notifier: Notifier): Promise<boolean> {
  const ended = await unheardChildren(database, LIMIT);
  for (const child of ended) {
    const queue = await tellParent(database, child);
    if (queue !== null) notifier.ring("stratal_ready", queue);
    notifier.ring("stratal_run", child.parentRunId);
  }
  const orphans = await orphanedChildren(database, LIMIT);
  for (const orphan of orphans) await cancelOrphan(database, notifier, orphan);
  return ended.length === LIMIT || orphans.length === LIMIT;
}

async function cancelOrphan(
  database: Database,
  notifier: Notifier,
  address: { projectId: string; runId: string },
): Promise<void> {
  try {
    await cancelRun(database, address);
  } catch (error) {
    // It has ended meanwhile.
    if (!(error instanceof StratalError)) throw error;
  }
  notifier.ring("stratal_stop", address.runId);
  notifier.ring("stratal_run", address.runId);
}
