import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { jsonValue } from "./fields.ts";

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
    schema: z.strictObject(
      {
        name: z
          .string(fieldErrors)
          .min(1, fieldErrors)
          .max(255, fieldErrors)
          .describe("Name of the event."),
        data: z
          .record(z.string(), jsonValue, fieldErrors)
          .default({})
          .describe("What `event` is in the task's `match` and outputs."),
      },
      fieldErrors,
    ),
    examples: { event: { name: "order-paid", data: { order: 42 } } },
  },
  status: 202,
  response: z
    .object({ message: z.string(), delivered: z.int().describe("Tasks that were woken.") })
    .meta({ id: "SentEvent" }),
});
