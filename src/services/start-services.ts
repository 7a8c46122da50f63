import type { Logger } from "../base/logger.ts";
import type { Settings } from "../config/settings.ts";
import type { Queue } from "../queue/queue.ts";
import type { Database } from "../store/database.ts";
import { NotificationListener } from "../store/notifications.ts";
import { JobVersions } from "../store/versions/job-version.ts";
import { openArtifactStore } from "../store/artifacts/open-artifact-store.ts";
import { admitWaiting } from "./admission.ts";
import { joinChildRuns } from "./child-runs.ts";
import { DUE_INTERVAL_MS, DueRounds } from "./due-work.ts";
import { ensureDayPartitions, pruneHistory } from "./partitions.ts";
import { oldTransactionRounds } from "./old-transactions.ts";
import { PeriodicService } from "./periodic-service.ts";
import { pruneExpired } from "./prune-artifacts.ts";
import { FLOOR_INTERVAL_MS, readyFloorRounds } from "./ready-floors.ts";
import { reap } from "./reaper.ts";
import { tellRunNews } from "./run-watches.ts";
import { expireQueuedTasks, fireTaskDeadlines } from "./task-clocks.ts";
import { wakeDueTasks } from "./task-timers.ts";
import { retryRuns } from "./run-retries.ts";
import { stopOverdueRuns } from "./run-deadlines.ts";

const PRUNE_INTERVAL_MS = 60_000;
/** Of services that are rung by the database when there is something to do; the interval covers lost rings. */
const RUNG_INTERVAL_MS = 5_000;
/** Of services that are woken when something is due. */
const WOKEN_INTERVAL_MS = 60_000;
const OLD_TRANSACTION_INTERVAL_MS = 60_000;
const PARTITION_INTERVAL_MS = 3_600_000;

interface ServicesOptions {
  database: Database;
  settings: Settings;
  logger: Logger;
  queue: Queue;
}

/** Starts what every server does in the background; any number of servers may do it at once. Answers once partitions exist. */
export async function startServices(options: ServicesOptions): Promise<{ close(): Promise<void> }> {
  const { database, settings, logger, queue } = options;
  const { notifier } = queue;
  const versions = new JobVersions(database);
  await ensureDayPartitions(database);
  const service = (name: string, intervalMs: number, runOnce: () => Promise<boolean>) =>
    new PeriodicService({ name, intervalMs, runOnce, logger });
  const woken = (name: string, runOnce: () => Promise<boolean>) =>
    service(name, WOKEN_INTERVAL_MS, runOnce);
  const childRuns = service("child runs", RUNG_INTERVAL_MS, () =>
    joinChildRuns(database, notifier),
  );
  const admission = service("admission", RUNG_INTERVAL_MS, () => admitWaiting(database, notifier));
  const due = {
    leases: woken("reaper", () => reap({ database, versions, notifier, logger })),
    timers: woken("task timers", () => wakeDueTasks(database, notifier)),
    taskDeadlines: woken("task deadlines", () => fireTaskDeadlines({ database, notifier })),
    queueTimeouts: woken("queue timeouts", () =>
      expireQueuedTasks({ database, versions, notifier }),
    ),
    runDeadlines: woken("run deadlines", () => stopOverdueRuns(database, notifier)),
    runWatches: woken("run watches", () =>
      tellRunNews({ database, versions, notifier, publicUrl: settings.publicUrl }),
    ),
    runRetries: woken("run retries", () => retryRuns({ database, versions, notifier })),
  };
  const rounds = new DueRounds(database, due);
  const services = [
    childRuns,
    admission,
    ...Object.values(due),
    service("due work", DUE_INTERVAL_MS, () => rounds.runOnce()),
    ...housekeeping(options),
  ];
  for (const each of services) each.start();
  // The database rings these itself, whatever carries the other rings.
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
  // What is stopped may have started runs that are to be stopped as well.
  const stops = queue.listen({
    channels: ["stratal_stop"],
    onNotification: () => childRuns.wake(),
    onReconnect: () => childRuns.wake(),
    logger,
  });
  return {
    async close() {
      rounds.close();
      await Promise.all([listener.close(), stops.close()]);
      await Promise.all(services.map((each) => each.stop()));
    },
  };
}

/** What keeps the database and the disk in shape. */
function housekeeping({ database, settings, logger }: ServicesOptions): PeriodicService[] {
  const store = openArtifactStore(settings);
  const retention = { logsMs: settings.logRetentionMs, historyMs: settings.historyRetentionMs };
  const transactions = oldTransactionRounds({ database, logger });
  const service = (name: string, intervalMs: number, runOnce: () => Promise<boolean>) =>
    new PeriodicService({ name, intervalMs, runOnce, logger });
  return [
    service("ready floors", FLOOR_INTERVAL_MS, readyFloorRounds(database)),
    service("old transactions", OLD_TRANSACTION_INTERVAL_MS, transactions),
    service("artifacts", PRUNE_INTERVAL_MS, () => pruneExpired(database, store)),
    service("partitions", PARTITION_INTERVAL_MS, () => ensureDayPartitions(database)),
    service("retention", PARTITION_INTERVAL_MS, () => pruneHistory(database, retention)),
  ];
}
