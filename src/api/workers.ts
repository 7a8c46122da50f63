import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { answeredId, idParams, timestamp } from "./fields.ts";

export const worker = z
  .object({
    id: answeredId,
    name: z.string(),
    hostname: z.string(),
    pid: z.int(),
    version: z.string(),
    status: z
      .enum(["active", "draining", "stopped", "dead"])
      .describe(
        "`dead` as soon as its lease has ended, whether or not its tasks have been taken back yet.",
      ),
    queues: z.array(z.string()),
    tags: z.array(z.string()).describe("What it offers, such as `lang:python`."),
    isolation: z
      .enum(["process", "uid", "namespaces"])
      .nullable()
      .describe(
        "How scripts are kept apart, see docs/guides/isolation.md; null for a worker that does not say.",
      ),
    process_slots: z.int(),
    inline_slots: z.int(),
    running_tasks: z.int(),
    started_at: timestamp,
    heartbeat_at: timestamp,
    lease_expires_at: timestamp,
  })
  .meta({ id: "Worker" });
export type Worker = z.output<typeof worker>;

export const listWorkers = defineEndpoint({
  method: "GET",
  path: "/api/v1/workers",
  operationId: "listWorkers",
  tag: "workers",
  summary: "List workers, newest first",
  description: "The newest 500, including workers that have ended.",
  permission: "workers:read",
  status: 200,
  response: z.object({ workers: z.array(worker), count: z.int() }).meta({ id: "WorkerList" }),
});

const workerTask = z
  .object({
    task_run_id: answeredId,
    name: z.string(),
    attempt: z.int(),
    started_at: timestamp.nullable(),
    job_run_id: answeredId,
    seq: z.int().describe("Place of the task run in its run."),
    job_id: answeredId,
    job_name: z.string(),
  })
  .meta({ id: "WorkerTask", description: "A task run that a worker executes." });
export type WorkerTask = z.output<typeof workerTask>;

export const listWorkerTasks = defineEndpoint({
  method: "GET",
  path: "/api/v1/workers/{id}/tasks",
  operationId: "listWorkerTasks",
  tag: "workers",
  summary: "List what a worker executes, the longest running first",
  description: "Of this project, the first 200. Empty for a worker that there is not.",
  permission: "workers:read",
  params: idParams,
  status: 200,
  response: z.object({ tasks: z.array(workerTask), count: z.int() }).meta({ id: "WorkerTaskList" }),
});
