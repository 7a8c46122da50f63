/** The process of BullMQ's worker: jobs that do nothing but add the flow that waits for them, if there is one. */
import { FlowProducer, Worker } from "bullmq";
import { wallClock } from "../wait.ts";
import type { BullmqData } from "./bullmq-flows.ts";
import { record, serveRecords } from "./worker-records.ts";

const [queueName = "", port = "", concurrency = ""] = process.argv.slice(2);
const connection = { host: "127.0.0.1", port: Number(port) };
const flows = new FlowProducer({ connection });

const worker = new Worker<BullmqData>(
  queueName,
  async (job) => {
    const startedAt = wallClock();
    if (job.data.logs) await job.log("hello");
    record(job.name, job.attemptsMade === 0, startedAt);
    if (job.data.then !== undefined) await flows.addBulk(job.data.then);
  },
  { connection, concurrency: Number(concurrency) },
);
worker.on("error", (error) => {
  console.error(error);
});
await worker.waitUntilReady();
serveRecords(() => Promise.all([worker.close(true), flows.close()]));
