import type { Logger } from "../base/logger.ts";
import type { Settings } from "../config/settings.ts";
import type { Database } from "../store/database.ts";
import { NotificationListener, Notifier } from "../store/notifications.ts";
import { JobVersions } from "../store/versions/job-version.ts";
import { openArtifactStore } from "../store/artifacts/open-artifact-store.ts";
import { admitWaiting } from "./admission.ts";
import { joinChildRuns } from "./child-runs.ts";
import { ensureDayPartitions, pruneHistory } from "./partitions.ts";
import { PeriodicService } from "./periodic-service.ts";
import { pruneExpired } from "./prune-artifacts.ts";
import { reap } from "./reaper.ts";
import { tellRunNews } from "./run-watches.ts";
import { expireQueuedTasks, fireTaskDeadlines } from "./task-clocks.ts";
import { wakeDueTasks } from "./task-timers.ts";
import { retryRuns } from "./run-retries.ts";
import { stopOverdueRuns } from "./run-deadlines.ts";

const TIMER_INTERVAL_MS = 500;
const DEADLINE_INTERVAL_MS = 1_000;
const PRUNE_INTERVAL_MS = 60_000;
/** Both are rung when there is something to do; the interval covers lost rings. */
const CHILD_RUN_INTERVAL_MS = 2_000;
const ADMISSION_INTERVAL_MS = 2_000;
const RETRY_INTERVAL_MS = 1_000;
const PARTITION_INTERVAL_MS = 3_600_000;

/** Starts what every server does in the background; any number of servers may do it at once. Answers once partitions exist. */
export async function startServices(options: {
  database: Database;
  settings: Settings;
  logger: Logger;
}): Promise<{ close(): Promise<void> }> {
  const { database, settings, logger } = options;
  const notifier = new Notifier(database, logger);
  const versions = new JobVersions(database);
  const store = openArtifactStore(settings);
  await ensureDayPartitions(database);
  const retention = { logsMs: settings.logRetentionMs, historyMs: settings.historyRetentionMs };
  const service = (name: string, intervalMs: number, runOnce: () => Promise<boolean>) =>
    new PeriodicService({ name, intervalMs, runOnce, logger });
  const childRuns = service("child runs", CHILD_RUN_INTERVAL_MS, () =>
    joinChildRuns(database, notifier),
  );
  const admission = service("admission", ADMISSION_INTERVAL_MS, () =>
    admitWaiting(database, notifier),
  );
  const services = [
    childRuns,
    admission,
    service("reaper", settings.reaperIntervalMs, () =>
      reap({ database, versions, notifier, logger }),
    ),
    service("task timers", TIMER_INTERVAL_MS, () => wakeDueTasks(database, notifier)),
    service("task deadlines", TIMER_INTERVAL_MS, () => fireTaskDeadlines({ database, notifier })),
    service("queue timeouts", DEADLINE_INTERVAL_MS, () =>
      expireQueuedTasks({ database, versions, notifier }),
    ),
    service("run deadlines", DEADLINE_INTERVAL_MS, () => stopOverdueRuns(database, notifier)),
    service("run watches", DEADLINE_INTERVAL_MS, () =>
      tellRunNews({ database, versions, notifier }),
    ),
    service("run retries", RETRY_INTERVAL_MS, () => retryRuns({ database, versions, notifier })),
    service("artifacts", PRUNE_INTERVAL_MS, () => pruneExpired(database, store)),
    service("partitions", PARTITION_INTERVAL_MS, () => ensureDayPartitions(database)),
    service("retention", PARTITION_INTERVAL_MS, () => pruneHistory(database, retention)),
  ];
  for (const each of services) each.start();
  const listener = NotificationListener.start(database, {
    channels: ["stratal_slot", "stratal_child"],
    onNotification: (channel) => {
      if (channel === "stratal_slot") admission.wake();
      else childRuns.wake();
    },
    onReconnect: () => {
      admission.wake();
      childRuns.wake();
    },
    logger,
  });
  return {
    async close() {
      await listener.close();
      await Promise.all(services.map((each) => each.stop()));
      await notifier.settled();
    },
  };
}
