/** Queues as operators see them: what waits in them, who takes it, and whether they are paused. */
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { listQueuePauseRows, type IListQueuePauseRowsResult } from "./list-queue-pauses.queries.ts";
import { listQueueRows, type IListQueueRowsResult } from "./list-queues.queries.ts";
import {
  listUnmatchedDemandRows,
  type IListUnmatchedDemandRowsResult,
} from "./list-unmatched-demand.queries.ts";
import { pauseQueueRow } from "./pause-queue.queries.ts";
import { resumeQueueRow } from "./resume-queue.queries.ts";

/** Attempts of the last minute whose queues are looked up: up to so many the throughput is exact. */
const SAMPLE_LIMIT = 20_000;
/** Ready tasks that are looked at for what no worker can take. */
const DEMAND_SAMPLE = 50_000;
const MAX_DEMANDS = 50;

/** Lists the queues that hold ready task runs, that a worker takes, that worked lately or that are paused. */
export function listQueues(on: Queryable): Promise<IListQueueRowsResult[]> {
  return run(listQueueRows, { name: null, sampleLimit: SAMPLE_LIMIT }, on);
}

/** One of these queues; undefined if nobody uses the name. */
export function getQueue(on: Queryable, name: string): Promise<IListQueueRowsResult | undefined> {
  return runOne(listQueueRows, { name, sampleLimit: SAMPLE_LIMIT }, on);
}

/** Pauses a queue, used or not; false if it is paused already. Claims that are under way may still succeed. */
export async function pauseQueue(on: Queryable, queue: string, pausedBy: string): Promise<boolean> {
  return (await runOne(pauseQueueRow, { queue, pausedBy }, on)) !== undefined;
}

/** Lets workers take from a queue again; false if it is not paused. */
export async function resumeQueue(on: Queryable, queue: string): Promise<boolean> {
  return (await runOne(resumeQueueRow, { queue }, on)) !== undefined;
}

/** The paused queues. */
export function listQueuePauses(on: Queryable): Promise<IListQueuePauseRowsResult[]> {
  return run(listQueuePauseRows, undefined, on);
}

/** Ready tasks that no live worker can take, by queue and tags, of one project or of all. */
export function listUnmatchedDemand(
  on: Queryable,
  projectId: string | null,
): Promise<IListUnmatchedDemandRowsResult[]> {
  const bounds = { sample: DEMAND_SAMPLE, limit: MAX_DEMANDS };
  return run(listUnmatchedDemandRows, { projectId, ...bounds }, on);
}
