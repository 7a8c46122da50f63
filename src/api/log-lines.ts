/** What viewers of long logs ask for: lines by their places, and the places of lines that match. */
import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { id, idParams, timestamp } from "./fields.ts";
import { logBlock, MAX_PATTERN_LENGTH, pruned } from "./logs.ts";

/** Lines of one answer. */
export const MAX_LINES_READ = 2_000;
/** Ranges of one request: each may need another stored chunk. */
export const MAX_RANGES_READ = 200;
/** Ranges of matching lines in one answer. */
export const MAX_RANGES_FOUND = 20_000;

const taskOfRun = id
  .optional()
  .describe("Only this task run's lines; they have places of their own.");

const placedBlock = logBlock
  .omit({ type: true, job_run_id: true })
  .extend({ offset: z.int().describe("Place of the first line, from 0.") })
  .meta({ id: "PlacedLogBlock" });
export type PlacedLogBlock = z.output<typeof placedBlock>;

const linesQuery = z.object({
  ranges: z
    .string(fieldErrors)
    .max(4_000)
    .regex(/^\d{1,10}(?:-\d{1,10})?(?:,\d{1,10}(?:-\d{1,10})?)*$/)
    .optional()
    .describe(
      `Places of lines, from 0 and in ascending order: \`0-499\` or \`7,40-44\`. At most ${MAX_RANGES_READ} ranges and ${MAX_LINES_READ} lines.`,
    ),
  tail: z.coerce
    .number(fieldErrors)
    .int()
    .min(1)
    .max(MAX_LINES_READ)
    .optional()
    .describe("So many lines of the end, instead of `ranges`."),
  task_run_id: taskOfRun,
});
export type LinesQuery = z.output<typeof linesQuery>;

export const readLogLines = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/job-runs/{id}/lines",
  operationId: "readLogLines",
  tag: "logs",
  summary: "Read lines of a run's log by their places",
  description:
    "The lines come in blocks as in the streams' `format=block`. Places that the log does not have are left out of the answer.",
  permission: "logs:read",
  params: idParams,
  query: linesQuery,
  status: 200,
  response: z
    .object({
      blocks: z.array(placedBlock),
      total: z.int().describe("Lines of the log."),
      ended: z
        .boolean()
        .describe("True if the run (or task run) has ended, so that the log does not grow."),
      pruned,
    })
    .meta({ id: "LogLines" }),
  errors: ["not_found"],
});

const findQuery = z.object({
  pattern: z
    .string(fieldErrors)
    .min(1)
    .max(MAX_PATTERN_LENGTH)
    .optional()
    .describe("Regular expression (RE2, without `\\p` classes) that is found anywhere in a line."),
  ignore_case: z
    .enum(["true", "false"], fieldErrors)
    .default("false")
    .describe("Small and capital letters are the same."),
  stream: z.enum(["stdout", "stderr", "system"], fieldErrors).optional(),
  attempt: z.coerce.number(fieldErrors).int().min(0).optional(),
  task_run_id: taskOfRun,
  after: z
    .string(fieldErrors)
    .max(64)
    .optional()
    .describe("`cursor` of the answer before, or of any line: the search goes on after it."),
});
export type FindQuery = z.output<typeof findQuery>;

export const findLogLines = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/job-runs/{id}/matches",
  operationId: "findLogLines",
  tag: "logs",
  summary: "Find the places of a log's lines that match",
  description:
    "Only places, in time that grows with the text only; words, and alternatives of words, are found many times faster than other " +
    "patterns. One answer covers some hundred thousand lines at least, or as many matches as it may hold.",
  permission: "logs:read",
  params: idParams,
  query: findQuery,
  status: 200,
  response: z
    .object({
      ranges: z
        .array(z.int())
        .describe("Pairs: place of a matching line, and how many lines match from there on."),
      lines: z.int().describe("Place after the last line that was searched."),
      cursor: z
        .string()
        .nullable()
        .describe("`after` of the next request; null if the log is empty."),
      complete: z.boolean().describe("True if every line that the log has by now was searched."),
    })
    .meta({ id: "LogMatches" }),
  errors: ["not_found", "invalid_cursor"],
});

export const findLogPlace = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/job-runs/{id}/place",
  operationId: "findLogPlace",
  tag: "logs",
  summary: "Find the first line of a log that was printed at a time or later",
  permission: "logs:read",
  params: idParams,
  query: z.object({ at: timestamp, task_run_id: taskOfRun }),
  status: 200,
  response: z
    .object({
      offset: z.int().describe("The line's place; that of the last line if all are older."),
    })
    .meta({ id: "LogPlace" }),
  errors: ["not_found"],
});
