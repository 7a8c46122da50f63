/** The process of BullMQ's worker: jobs that do nothing. Says `ready`, and answers `records` with what it has run since. */
import { Worker } from "bullmq";
import type { TaskRecord } from "../side.ts";
import { wallClock } from "../wait.ts";

const [queueName = "", port = "", concurrency = ""] = process.argv.slice(2);
let records: TaskRecord[] = [];

const worker = new Worker<{ logs: boolean }>(
  queueName,
  async (job) => {
    const startedAt = wallClock();
    if (job.data.logs) await job.log("hello");
    const succeeded = job.attemptsMade === 0;
    records.push({ name: job.name, succeeded, startedAt, endedAt: wallClock() });
  },
  { connection: { host: "127.0.0.1", port: Number(port) }, concurrency: Number(concurrency) },
);
worker.on("error", (error) => {
  console.error(error);
});
process.on("message", () => {
  process.send?.({ records });
  records = [];
});
for (const end of ["disconnect", "SIGINT", "SIGTERM"] as const) {
  process.once(end, () => {
    void worker.close(true).finally(() => process.exit(0));
  });
}
await worker.waitUntilReady();
process.send?.({ records });
