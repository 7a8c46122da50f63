/** The process of graphile-worker's worker, with the settings of its performance guide: a local queue, and completions in batches. */
import { Logger, run } from "graphile-worker";
import { wallClock } from "../wait.ts";
import { stepName, type ChainStep } from "./queue-side.ts";
import { record, serveRecords } from "./worker-records.ts";

const LOCAL_QUEUE = 500;
/** Its advice: two more than jobs at once. */
const MORE_CONNECTIONS = 2;
const [connectionString = "", concurrency = ""] = process.argv.slice(2);

const runner = await run({
  preset: {
    worker: {
      connectionString,
      concurrentJobs: Number(concurrency),
      maxPoolSize: Number(concurrency) + MORE_CONNECTIONS,
      localQueue: { size: LOCAL_QUEUE },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  },
  logger: new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") console.error(message);
  }),
  noHandleSignals: true,
  taskList: {
    step: async (payload, helpers) => {
      const startedAt = wallClock();
      // From graphile-side.ts, which adds nothing else.
      const step = payload as ChainStep;
      record(stepName(step), helpers.job.attempts === 1, startedAt);
      if (step.step + 1 < step.length)
        await helpers.addJob("step", { ...step, step: step.step + 1 });
    },
  },
});
serveRecords(() => runner.stop());
