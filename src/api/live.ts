import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { jobRun } from "./job-runs.ts";
import { runHead, taskColumns } from "./run-graph.ts";

const topic = z.string().min(1).max(64);

/** What a client of the live channel may send. */
export const liveRequest = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("subscribe"),
    topic,
    after: z.int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal("unsubscribe"), topic }),
]);
export type LiveRequest = z.output<typeof liveRequest>;

/** What the server sends. */
export const liveMessage = z
  .union([
    z.object({
      type: z.literal("change"),
      topic: z.string(),
      rev: z.int().describe("For a run, that of getRunGraph; else a number that grows."),
      run: runHead.optional().describe("For `run:<id>`."),
      tasks: taskColumns
        .optional()
        .describe("For `run:<id>`: task runs that are new or changed, as in getRunGraph."),
      runs: z.array(jobRun).optional().describe("For `runs`: those that are new or changed."),
    }),
    z
      .object({ type: z.literal("subscribed"), topic: z.string() })
      .describe("From here on every change is told."),
    z.object({ type: z.literal("reset"), topic: z.string() }),
    z.object({ type: z.literal("ping") }),
    z.object({
      type: z.literal("error"),
      topic: z.string().optional(),
      code: z.string(),
      message: z.string(),
    }),
  ])
  .meta({ id: "LiveMessage" });

export const openLiveChannel = defineEndpoint({
  method: "GET",
  path: "/api/v1/live",
  operationId: "openLiveChannel",
  tag: "job-runs",
  summary: "Hear of changes over a WebSocket",
  description:
    'Send `{"type":"subscribe","topic":"run:<id>","after":<rev>}` or `{"type":"unsubscribe","topic":…}`; at most 64 topics. Topics: ' +
    "`run:<id>` tells the task runs that changed after `after` (all without it) and then what changes; `runs` the project's runs that " +
    "are created or change, of the newest and the open ones; `workers` and `approvals` that their lists should be read again. `subscribed` " +
    "says that from then on no change is missed: read a list after it. At most 4 messages a second and topic; what changes between them, or while the reader is slow, is merged. `reset` ends a subscription: read " +
    "again and subscribe anew. A `ping` comes every 10 seconds. Code 1008 closes a connection whose login has ended.",
  permission: "runs:read",
  status: 101,
  response: liveMessage,
});
