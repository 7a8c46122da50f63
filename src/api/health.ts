import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";

const healthFields = {
  version: z.string().describe("Version of Stratal."),
  database: z.object({
    status: z.enum(["up", "down"]),
    latency_ms: z.number().nullable(),
    version: z.string().nullable().describe("Version of PostgreSQL."),
    schema: z.string().nullable().describe("The newest migration that was applied."),
    problem: z
      .string()
      .nullable()
      .describe(
        "Why the database, which answers, cannot store anything, and what to do: its disk is full. Told for 15 seconds after something was refused for it.",
      ),
  }),
  workers: z.object({
    active: z.int(),
    process_slots: z.int().describe("Scripts that the active workers run at once."),
    inline_slots: z.int().describe("Builtin tasks that the active workers run at once."),
  }),
  queue: z.object({
    kind: z.enum(["postgres", "redis"]).describe("What carries ready tasks to workers."),
    status: z
      .enum(["up", "down"])
      .describe(
        "While Redis is down, tasks are taken from PostgreSQL, and the service is healthy.",
      ),
  }),
  uptime_seconds: z.int(),
};

export const health = z
  .object({
    status: z.enum(["healthy", "degraded", "unhealthy"]),
    service: z.literal("stratal"),
    ...healthFields,
  })
  .meta({ id: "Health" });
export type Health = z.output<typeof health>;

export const getHealth = defineEndpoint({
  method: "GET",
  path: "/health",
  operationId: "getHealth",
  tag: "health",
  summary: "Whether the service works",
  description:
    "503 with `status: unhealthy` while the database cannot be reached; 200 with `degraded` while it can be read only, see `database.problem`.",
  permission: "public",
  status: 200,
  response: health,
});

export const getApiHealth = defineEndpoint({
  method: "GET",
  path: "/api/health",
  operationId: "getApiHealth",
  tag: "health",
  summary: "Whether the API runs",
  permission: "public",
  status: 200,
  response: z
    .object({
      message: z.literal("API is running"),
      status: z.literal("healthy"),
      version: z.string(),
    })
    .meta({ id: "ApiHealth" }),
});

export const getLiveness = defineEndpoint({
  method: "GET",
  path: "/api/v1/health/live",
  operationId: "getLiveness",
  tag: "health",
  summary: "Whether the process answers",
  description: "Needs nothing but the process itself: restart it if this fails.",
  permission: "public",
  status: 200,
  response: z
    .object({ status: z.literal("alive"), uptime_seconds: z.int() })
    .meta({ id: "Liveness" }),
});

export const getReadiness = defineEndpoint({
  method: "GET",
  path: "/api/v1/health/ready",
  operationId: "getReadiness",
  tag: "health",
  summary: "Whether requests can be served",
  description: "Checks the database; 503 if it cannot be reached: send no requests here then.",
  permission: "public",
  status: 200,
  response: z
    .object({ status: z.enum(["ready", "not_ready"]), ...healthFields })
    .meta({ id: "Readiness" }),
});
