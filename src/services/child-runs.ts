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
  const orphans = await cancelOrphans(database, notifier, null);
  return ended.length === LIMIT || orphans === LIMIT;
}

/**
 * Cancels the runs whose tasks have ended without them, of one run or of all, with all below them; answers how many had such a task. Not in the
 * transaction that ends the tasks: whoever settles tasks of several runs locks those in the order of their ids, which is not this one.
 */
export async function cancelOrphans(
  database: Database,
  notifier: Notifier,
  parentRunId: string | null,
): Promise<number> {
  const orphans = await orphanedChildren(database, parentRunId, LIMIT);
  for (const orphan of orphans) {
    await cancelOrphan(database, notifier, orphan);
    await cancelOrphans(database, notifier, orphan.runId);
  }
  return orphans.length;
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
