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
        "`draining`: it takes no more tasks, because it ends or because somebody drained it (`drained_by`). `dead` as soon as its lease has ended, whether or not its tasks have been taken back yet.",
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
    drained_at: timestamp
      .nullable()
      .describe("When somebody drained it; null for a worker that nobody drained, or that ends."),
    drained_by: z.string().nullable(),
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

const changed = worker
  .extend({ message: z.string().describe("What was done, for people.") })
  .meta({ id: "ChangedWorker" });

export const drainWorker = defineEndpoint({
  method: "POST",
  path: "/api/v1/workers/{id}/drain",
  operationId: "drainWorker",
  tag: "workers",
  summary: "Let a worker take no more tasks",
  description:
    "What it executes runs on; when this answers, nothing more is given to it. The process stays, and takes tasks again when it is resumed; once it executes nothing (`running_tasks` counts this project's), stopping it interrupts nobody. Draining a drained worker changes nothing.",
  permission: "workers:write",
  params: idParams,
  status: 200,
  response: changed,
  errors: ["not_found", "state_conflict"],
});

export const resumeWorker = defineEndpoint({
  method: "POST",
  path: "/api/v1/workers/{id}/resume",
  operationId: "resumeWorker",
  tag: "workers",
  summary: "Let a drained worker take tasks again",
  description:
    "Resuming a worker that takes tasks changes nothing. One that ends because its process was told to cannot be resumed.",
  permission: "workers:write",
  params: idParams,
  status: 200,
  response: changed,
  errors: ["not_found", "state_conflict"],
});
