import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { jsonObject } from "./fields.ts";

export const sendEvent = defineEndpoint({
  method: "POST",
  path: "/api/v1/events",
  operationId: "sendEvent",
  tag: "events",
  summary: "Send an event to the tasks that wait for it",
  description:
    "Wakes every task that waits for an event of this name; a task whose `match` the event does not fit goes on waiting. An event that nobody waits for is not kept.",
  permission: "runs:start",
  body: {
    schema: z.strictObject({
      name: z.string().min(1).max(255).describe("Name of the event."),
      data: jsonObject.default({}).describe("What `event` is in the task's `match` and outputs."),
    }),
    examples: { event: { name: "order-paid", data: { order: 42 } } },
  },
  status: 202,
  response: z
    .object({ message: z.string(), delivered: z.int().describe("Tasks that were woken.") })
    .meta({ id: "SentEvent" }),
});
