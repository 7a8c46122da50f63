import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { answeredId, idParams, timestamp } from "./fields.ts";
import { jobRunStatus } from "./job-runs.ts";

export const runHead = z
  .object({
    id: answeredId,
    status: jobRunStatus,
    phase: z
      .string()
      .describe("Where the run is: `main`, `rollback`, `handlers`, `finally` or `done`."),
    job_id: answeredId,
    job_name: z.string(),
    version_number: z.int(),
    number: z.int(),
    attempt: z.int(),
    created_at: timestamp,
    started_at: timestamp.nullable(),
    finished_at: timestamp.nullable(),
    paused_at: timestamp.nullable(),
    counts: z
      .record(z.string(), z.int())
      .describe("Task runs by state; states without any are left out."),
  })
  .meta({
    id: "RunHead",
    description: "A run without its task runs, and how many of these are in which state.",
  });
export type RunHead = z.output<typeof runHead>;

const graphNode = z
  .object({
    name: z.string(),
    kind: z
      .enum(["script", "builtin", "group", "job", "approval", "wait"])
      .describe("What its body is; `for_each` and `loop` say what is around it."),
    type: z
      .string()
      .nullable()
      .describe(
        "Language of a script, task type of a builtin, name of the job that is run; else null.",
      ),
    depends_on: z.array(z.int()).describe("Direct dependencies, as indexes of `nodes`."),
    group: z.int().nullable().describe("Index of the group that it is inside of."),
    for_each: z.boolean(),
    loop: z.boolean(),
    allow_failure: z.boolean().describe("Its failure is not one of the run."),
    order: z.int().nullable().describe("Stage number, if the job uses stages."),
    part: z
      .enum(["main", "on_success", "on_failure", "on_cancel", "finally", "rollback"])
      .describe("Part of the job; what is inside of a group is of the group's part."),
  })
  .meta({ id: "RunGraphNode", description: "A task of the version that the run follows." });
export type RunGraphNode = z.output<typeof graphNode>;

const milliseconds = z.array(z.int().nullable());
export const taskColumns = z
  .object({
    seq: z.array(z.int()),
    node: z.array(z.int()).describe("Index of `nodes`."),
    parent: z
      .array(z.int())
      .describe("Sequence number of the task run that each was expanded in; -1 at the top."),
    state: z.array(z.int()).describe("Index of `states`."),
    attempt: z.array(z.int()),
    start: milliseconds,
    end: milliseconds,
    queued: milliseconds,
    item: z.array(z.string().nullable()).describe("Key of the item; null for others."),
    names: z
      .record(z.string(), z.string())
      .describe(
        "By sequence number: names that are neither that of the node nor, for items, `name[item]`.",
      ),
  })
  .meta({
    id: "TaskColumns",
    description:
      "Task runs as columns: the same place in each is the same task run, in the order of `seq`. Times are milliseconds since the run was created.",
  });
export type TaskColumns = z.output<typeof taskColumns>;

export const runGraph = z
  .object({
    rev: z.int().describe("Grows with the run's changes; the live channel goes on from it."),
    run: runHead,
    states: z.array(z.string()).describe("The states that `tasks.state` counts in."),
    nodes: z.array(graphNode),
    tasks: taskColumns,
  })
  .meta({ id: "RunGraph" });
export type RunGraph = z.output<typeof runGraph>;

export const getRunGraph = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/{id}/graph",
  operationId: "getRunGraph",
  tag: "job-runs",
  summary: "Get a run's tasks and the states of its task runs, as columns",
  description:
    "All task runs of a run in one small answer: their places, states and times, not their outputs. `/api/v1/live` tells what changes from `rev` on.",
  permission: "runs:read",
  params: idParams,
  status: 200,
  response: runGraph,
  errors: ["not_found"],
});
