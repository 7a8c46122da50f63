import type { Logger } from "../base/logger.ts";
import type { Database } from "../store/database.ts";
import { readDatabaseId } from "../store/queues/database-id.ts";
import { PostgresQueue } from "./postgres.ts";
import type { Queue } from "./queue.ts";

/** Opens the queue that the settings ask for: in Redis if there is a URL of it, else in PostgreSQL. Needs the database to answer. */
export async function openQueue(options: {
  redisUrl: string | null;
  database: Database;
  claimDatabase: Database;
  logger: Logger;
}): Promise<Queue> {
  const { redisUrl, ...parts } = options;
  if (redisUrl === null) return new PostgresQueue(parts);
  // Loaded only where it is used: the client takes some 30 ms.
  const { RedisQueue } = await import("./redis.ts");
  const databaseId = await readDatabaseId(parts.database);
  return RedisQueue.open({ ...parts, url: redisUrl, databaseId });
}
