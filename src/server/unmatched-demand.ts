import type { UnmatchedDemand } from "../api/queues.ts";
import { queueReason } from "../engine/queue-reason.ts";
import type { Queryable } from "../store/database.ts";
import { listUnmatchedDemand } from "../store/queues/queues.ts";
import { listWorkerOffers } from "../store/workers/list-worker-offers.ts";
import { isoTimeOrNull } from "./iso-time.ts";

/** Ready task runs of a project, or of all, that no live worker can take, with what is missing. */
export async function unmatchedDemand(
  on: Queryable,
  projectId: string | null,
): Promise<UnmatchedDemand[]> {
  const [rows, offers] = await Promise.all([
    listUnmatchedDemand(on, projectId),
    listWorkerOffers(on),
  ]);
  return rows.map(({ queue, tags, tasks, since }) => {
    const reason = queueReason({ status: "queued", queue, tags }, "running", offers);
    // Null if a worker has come between the two readings.
    const message = reason?.message ?? "a worker has just come";
    return { queue, tags, tasks, since: isoTimeOrNull(since), message };
  });
}
