import type { Settings } from "../config/settings.ts";
import type { Logger } from "../base/logger.ts";
import type { SecretService } from "../secrets/secret-service.ts";
import type { Database } from "../store/database.ts";
import type { Queue } from "../queue/queue.ts";
import type { Notifier } from "../store/notifications.ts";
import type { KnownJobs } from "../store/jobs/known-jobs.ts";
import type { JobVersions } from "../store/versions/job-version.ts";
import type { RunFeed } from "./live/run-feed.ts";
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
  /** What starts of runs share: the jobs that were started last, and how many starts are under way. */
  starts: { known: KnownJobs; underWay: number };
  /** Aborted when the server closes: streams end then. */
  closing: AbortSignal;
  /** Version of the program. */
  version: string;
  /** The newest migration of the database when the server started. */
  schemaVersion: string | null;
}
