import type { Settings } from "../config/settings.ts";
import type { Logger } from "../base/logger.ts";
import type { SecretService } from "../secrets/secret-service.ts";
import type { Database } from "../store/database.ts";
import type { Queue } from "../queue/queue.ts";
import type { Notifier } from "../store/notifications.ts";
import type { JobVersions } from "../store/versions/job-version.ts";
import type { RunFeed } from "./live/run-feed.ts";
import type { RunStarts } from "./start-run.ts";
import type { StreamCounter } from "./live/stream-counter.ts";

/** What the routes work with. */
export interface ServerContext {
  settings: Settings;
  database: Database;
  logger: Logger;
  secrets: SecretService;
  /** Rings workers and watchers; never carries facts. */
  notifier: Notifier;
  queue: Queue;
  feed: RunFeed;
  streams: StreamCounter;
  versions: JobVersions;
  starts: RunStarts;
  /** Aborted when the server closes: streams end then. */
  closing: AbortSignal;
  /** Version of the program. */
  version: string;
  /** The newest migration of the database when the server started. */
  schemaVersion: string | null;
}
