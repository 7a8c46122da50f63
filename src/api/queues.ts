import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { timestamp } from "./fields.ts";

/** As in job documents. */
const queueName = z
  .string(fieldErrors)
  .regex(
    /^[A-Za-z0-9_][A-Za-z0-9_.:/=-]{0,62}$/,
    "A queue has letters, digits and _ . : / = -, at most 63.",
  )
  .describe("Name of the queue.");

const nameParams = z.object({ name: queueName });

export const queue = z
  .object({
    name: z.string(),
    status: z.enum(["active", "paused"]),
    depth: z.int().describe("Task runs, of whatever project, that a worker may take."),
    oldest_queued_at: timestamp.nullable().describe("Since when the oldest of them waits."),
    throughput_per_minute: z
      .int()
      .describe("Attempts that ended within the last minute; above 20 000 an estimate."),
    workers: z.int().describe("Active workers that take from it."),
    paused_at: timestamp.nullable(),
    paused_by: z.string().nullable(),
  })
  .meta({ id: "Queue" });
export type Queue = z.output<typeof queue>;

export const unmatchedDemand = z
  .object({
    queue: z.string(),
    tags: z.array(z.string()),
    tasks: z.int().describe("Ready task runs that need a worker with this queue and these tags."),
    since: timestamp.nullable(),
    message: z.string().describe("What is missing, such as `no worker offers gpu`."),
  })
  .meta({ id: "UnmatchedDemand", description: "Ready task runs that no live worker can take." });
export type UnmatchedDemand = z.output<typeof unmatchedDemand>;

const changed = z.object({ message: z.string(), ...queue.shape }).meta({ id: "ChangedQueue" });

export const listQueues = defineEndpoint({
  method: "GET",
  path: "/api/v1/queues",
  operationId: "listQueues",
  tag: "queues",
  summary: "List queues by name",
  description: "Those in which something is ready, that a worker takes from, or that are paused.",
  permission: "workers:read",
  status: 200,
  response: z
    .object({
      queues: z.array(queue),
      count: z.int(),
      unmatched: z
        .array(unmatchedDemand)
        .describe("What no live worker can take, of the first 50 000 ready task runs."),
    })
    .meta({ id: "QueueList" }),
});

export const getQueue = defineEndpoint({
  method: "GET",
  path: "/api/v1/queues/{name}",
  operationId: "getQueue",
  tag: "queues",
  summary: "Get a queue",
  permission: "workers:read",
  params: nameParams,
  status: 200,
  response: queue,
  errors: ["not_found"],
});

export const pauseQueue = defineEndpoint({
  method: "POST",
  path: "/api/v1/queues/{name}/pause",
  operationId: "pauseQueue",
  tag: "queues",
  summary: "Pause a queue",
  description:
    "Workers take nothing more from it, for any project; what they have taken runs on. A queue that nobody uses yet may be paused, too; pausing it again changes nothing.",
  permission: "queues:write",
  params: nameParams,
  status: 200,
  response: changed,
});

export const resumeQueue = defineEndpoint({
  method: "POST",
  path: "/api/v1/queues/{name}/resume",
  operationId: "resumeQueue",
  tag: "queues",
  summary: "Resume a queue",
  description: "Resuming a queue that is not paused changes nothing.",
  permission: "queues:write",
  params: nameParams,
  status: 200,
  response: changed,
});
