import type { Logger } from "../base/logger.ts";
import type { Queue } from "../queue/queue.ts";
import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";
import type { ExecutionContext } from "./attempt.ts";

/** What a worker is made of; shared by its sessions. */
export interface WorkerParts extends ExecutionContext {
  name: string;
  hostname: string;
  version: string;
  queues: string[];
  /** Includes `lang:<language>` for every interpreter found. */
  tags: string[];
  processSlots: number;
  inlineSlots: number;
  leaseMs: number;
  drainGraceMs: number;
  pollIntervalMs: number;
  /** General queries. */
  database: Database;
  /** Claim, settle and logs: connections whose plans are kept stable (engine.md §4). */
  hotDatabase: Database;
  /** One connection for heartbeats alone. */
  heartbeatDatabase: Database;
  notifier: Notifier;
  queue: Queue;
  logger: Logger;
}
