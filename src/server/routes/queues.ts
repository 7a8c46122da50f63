import type { FastifyInstance } from "fastify";
import * as api from "../../api/queues.ts";
import type { Queue } from "../../api/queues.ts";
import { StratalError } from "../../base/errors.ts";
import { insertSystemEvent } from "../../store/logs/insert-system-event.ts";
import * as store from "../../store/queues/queues.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { unmatchedDemand } from "../unmatched-demand.ts";
import { isoTimeOrNull } from "../iso-time.ts";
import type { Principal } from "../principal.ts";

type Row = Awaited<ReturnType<typeof store.listQueues>>[number];

/** The queues, and their pauses. */
export function addQueueRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.listQueues, async () => {
    const queues = (await store.listQueues(database)).map(queueAnswer);
    return { queues, count: queues.length, unmatched: await unmatchedDemand(database, null) };
  });
  bindEndpoint(app, api.getQueue, async ({ params }) => {
    const row = await store.getQueue(database, params.name);
    if (row !== undefined) return queueAnswer(row);
    throw new StratalError(
      "not_found",
      `No worker takes from a queue named ${params.name}, and nothing waits in one. GET /api/v1/queues lists those in use.`,
    );
  });
  bindEndpoint(app, api.pauseQueue, ({ params, principal }) =>
    change(context, principal, params.name, "paused"),
  );
  bindEndpoint(app, api.resumeQueue, ({ params, principal }) =>
    change(context, principal, params.name, "resumed"),
  );
}

async function change(
  { database, queue }: ServerContext,
  { name: by }: Principal,
  name: string,
  what: "paused" | "resumed",
): Promise<Queue & { message: string }> {
  const hasChanged =
    what === "paused"
      ? await store.pauseQueue(database, name, by)
      : await store.resumeQueue(database, name);
  if (hasChanged) {
    queue.ring(name);
    const message = `Queue ${name} was ${what} by ${by}.`;
    await insertSystemEvent(database, { level: "info", message, data: { queue: name } });
  }
  const row = await store.getQueue(database, name);
  const answer = row === undefined ? unusedQueue(name) : queueAnswer(row);
  const already = what === "paused" ? "is paused already" : "was not paused";
  return { message: `Queue ${name} ${hasChanged ? `is ${what}` : already}.`, ...answer };
}

function queueAnswer(row: Row): Queue {
  return {
    name: row.name,
    status: row.paused_at === null ? "active" : "paused",
    depth: row.depth,
    oldest_queued_at: isoTimeOrNull(row.oldest_queued_at),
    throughput_per_minute: row.ended_last_minute,
    workers: row.workers,
    paused_at: isoTimeOrNull(row.paused_at),
    paused_by: row.paused_by,
  };
}

/** A queue that was resumed and that nobody uses is not in the list. */
function unusedQueue(name: string): Queue {
  return {
    name,
    status: "active",
    depth: 0,
    oldest_queued_at: null,
    throughput_per_minute: 0,
    workers: 0,
    paused_at: null,
    paused_by: null,
  };
}
