import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { fieldErrors } from "./field-message.ts";
import { answeredId, id, idParams, jsonObject, timestamp } from "./fields.ts";
import { limitField, logPageQuery, MAX_LOG_PAGE, offsetField, pagination } from "./page.ts";

/** Characters of a pattern that is searched for. */
export const MAX_PATTERN_LENGTH = 500;

export const logTypes = ["system", "job", "task"] as const;
export type LogType = (typeof logTypes)[number];

export const logMessage = z
  .object({
    type: z.enum(logTypes).describe("`task`: a line that a task printed."),
    job_run_id: answeredId.nullable(),
    task_run_id: answeredId.nullable(),
    task_name: z.string().nullable(),
    attempt: z.int().nullable().describe("Attempt of the task run that printed the line."),
    timestamp,
    level: z.enum(["debug", "info", "warn", "error"]),
    stream: z.enum(["stdout", "stderr", "system"]),
    message: z.string(),
    seq: z
      .int()
      .nullable()
      .describe(
        "Number of the line within the attempt, from 0 without a gap: whoever has all of them has all.",
      ),
    cursor: z
      .string()
      .nullable()
      .describe(
        "Place of the line in the run's log, for `after`; null where nothing can be resumed.",
      ),
    metadata: jsonObject.describe(
      "`partial: true` if a very long line goes on in the next message of its stream; `end: true` marks the end; `pruned: true` says that lines were removed because of their age.",
    ),
  })
  .meta({ id: "LogMessage" });
export type LogMessage = z.output<typeof logMessage>;

/** Several lines in one message, for clients that ask for `format=batch`. */
export const logBatch = z
  .object({
    type: z.literal("batch"),
    job_run_id: answeredId,
    task_run_id: answeredId,
    task_name: z.string(),
    attempt: z.int(),
    seq: z.int().describe("Number of the first line within the attempt."),
    cursor: z.string().describe("Cursor of the last line."),
    lines: z.array(
      z.object({
        stream: z.enum(["stdout", "stderr", "system"]),
        at_ms: z.int().describe("Unix milliseconds."),
        partial: z.boolean(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: "LogBatch" });
export type LogBatch = z.output<typeof logBatch>;

/** The lines of a chunk as one text, for clients that ask for `format=block`. */
export const logBlock = z
  .object({
    type: z.literal("block"),
    job_run_id: answeredId,
    task_run_id: answeredId,
    task_name: z.string(),
    attempt: z.int(),
    seq: z.int().describe("Number of the first line within the attempt."),
    cursor: z.string().describe("Cursor of the last line."),
    runs: z
      .array(
        z.object({
          stream: z.enum(["stdout", "stderr", "system"]),
          at_ms: z.int().describe("Unix milliseconds."),
          lines: z.int().describe("How many lines of `text`."),
          partial: z.boolean().describe("The last of them goes on in its stream's next line."),
        }),
      )
      .describe("What `text` consists of, in order."),
    text: z.string().describe("The lines, with a newline between them."),
  })
  .meta({ id: "LogBlock" });
export type LogBlock = z.output<typeof logBlock>;

/** Whether lines are missing because of their age. */
export const pruned = z
  .boolean()
  .describe("True if lines of this log were removed because they were older than logs are kept.");

const logPage = z
  .object({ logs: z.array(logMessage), pagination, pruned: pruned.optional() })
  .meta({ id: "LogPage" });

const linePageQuery = logPageQuery.extend({
  tail: z.coerce
    .number(fieldErrors)
    .int()
    .min(1)
    .max(MAX_LOG_PAGE)
    .optional()
    .describe("So many lines of the end; `limit` and `offset` do not count then."),
});
export type LinePageQuery = z.output<typeof linePageQuery>;

export const listRunLogs = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/job-runs/{id}",
  operationId: "listRunLogs",
  tag: "logs",
  summary: "Read the log of a run, in order",
  permission: "logs:read",
  params: idParams,
  query: linePageQuery,
  status: 200,
  response: logPage,
  errors: ["not_found"],
});

export const listTaskRunLogs = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/task-runs/{id}",
  operationId: "listTaskRunLogs",
  tag: "logs",
  summary: "Read the log of a task run, all attempts, in order",
  permission: "logs:read",
  params: idParams,
  query: linePageQuery,
  status: 200,
  response: logPage,
  errors: ["not_found"],
});

const flag = z.enum(["true", "false"], fieldErrors).default("false");

const searchQuery = z.object({
  pattern: z
    .string(fieldErrors)
    .min(1)
    .max(MAX_PATTERN_LENGTH)
    .optional()
    .describe("Regular expression (RE2, without `\\p` classes) that is found anywhere in a line."),
  ignore_case: flag.describe("Small and capital letters are the same."),
  errors: flag.describe(
    "Instead of `pattern`: lines with a word such as error, fatal, exception or failed.",
  ),
  context: z.coerce
    .number(fieldErrors)
    .int()
    .min(0)
    .max(50)
    .default(0)
    .describe("Lines to answer before and after each match."),
  limit: limitField(100, 1_000),
  task_run_id: id.optional().describe("Only this task run's lines."),
  after: z
    .string(fieldErrors)
    .max(64)
    .optional()
    .describe(
      "`next_cursor` of the answer before, or the cursor of any line: the search goes on after it.",
    ),
});
export type SearchQuery = z.output<typeof searchQuery>;

export const logMatch = z
  .object({
    offset: z
      .int()
      .describe(
        "Lines of the run's (or task run's) log before this one: `offset` of the lists of lines.",
      ),
    line: logMessage,
    before: z.array(logMessage),
    after: z.array(logMessage),
  })
  .meta({ id: "LogMatch" });
export type LogMatch = z.output<typeof logMatch>;

export const searchRunLogs = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/job-runs/{id}/search",
  operationId: "searchRunLogs",
  tag: "logs",
  summary: "Search the log of a run with a regular expression",
  description:
    "Line by line, in order, in time that grows with the text only. One answer covers some hundred thousand lines at most: while " +
    "`next_cursor` is not null, there may be more. A very long line, stored in parts, is searched part by part.",
  permission: "logs:read",
  params: idParams,
  query: searchQuery,
  status: 200,
  response: z
    .object({
      matches: z.array(logMatch),
      next_cursor: z.string().nullable().describe("`after` of the next request; null at the end."),
      searched_lines: z.int(),
      pruned,
    })
    .meta({ id: "LogSearch" }),
  errors: ["not_found", "invalid_cursor"],
});

const downloadQuery = z.object({
  task_run_id: id.optional().describe("Only this task run's lines."),
  offset: offsetField.describe("Lines to leave out at the start."),
  limit: z.coerce
    .number(fieldErrors)
    .int()
    .min(1)
    .optional()
    .describe("So many lines; without it, all."),
  plain: flag.describe("Only the text of each line, without time, task and stream."),
  gzip: flag.describe("As a gzip file."),
});
export type DownloadQuery = z.output<typeof downloadQuery>;

export const downloadRunLogs = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/job-runs/{id}/download",
  operationId: "downloadRunLogs",
  tag: "logs",
  summary: "Download the log of a run, or a part of it, as text",
  description:
    "One line per line: time, task, stream, text. A very long line, stored in parts, is one line here.",
  permission: "logs:read",
  params: idParams,
  query: downloadQuery,
  status: 200,
  response: z.string(),
  produces: "text/plain",
  responseHeaders: { "content-disposition": "An attachment with a file name." },
  errors: ["not_found"],
});

export const listSystemLogs = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/system",
  operationId: "listSystemLogs",
  tag: "logs",
  summary: "Read what the system reports about itself, newest first",
  permission: "logs:read",
  query: logPageQuery,
  status: 200,
  response: logPage,
});

export const listLogsOfType = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/type/{type}",
  operationId: "listLogsOfType",
  tag: "logs",
  summary: "Read messages of one type, newest first",
  description:
    "`system`: as listSystemLogs. `job`: what happened to runs. `task`: lines of tasks. Of the latter two, the newest 10 000 " +
    "events and the newest 1 000 chunks of lines can be paged through.",
  permission: "logs:read",
  params: z.object({ type: z.enum(logTypes, fieldErrors) }),
  query: logPageQuery,
  status: 200,
  response: logPage,
});

const streamQuery = z.object({
  job_run_id: id
    .optional()
    .describe("The run; without it, new lines of all runs of the project, live only."),
  task_run_id: id.optional().describe("Only this task run's lines."),
  after: z
    .string(fieldErrors)
    .max(64)
    .optional()
    .describe("Cursor of the last message received: the stream goes on after it."),
  format: z
    .enum(["line", "batch", "block"], fieldErrors)
    .default("line")
    .describe(
      "`batch` sends one message per stored chunk of lines; `block` the same with all lines as one text, the fastest by far.",
    ),
});
export type StreamQuery = z.output<typeof streamQuery>;

const streamDescription =
  "First `Connected to log stream`, then every line from the start (or after the cursor), then live. After the run has ended and " +
  "every line is sent, a message of type `job` with `metadata.end: true`, the run's `status` and the number of lines follows, " +
  "and the server closes.";

export const streamLogsByWebSocket = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/stream/ws",
  operationId: "streamLogsByWebSocket",
  tag: "logs",
  summary: "Follow the log of a run over a WebSocket",
  description: `${streamDescription} Each message is one JSON text frame. Code 1008 closes a stream whose API token no longer works.`,
  permission: "logs:read",
  query: streamQuery,
  status: 101,
  response: z.union([logMessage, logBatch, logBlock]),
  errors: ["not_found", "invalid_cursor"],
});

export const streamLogsBySse = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/stream/sse",
  operationId: "streamLogsBySse",
  tag: "logs",
  summary: "Follow the log of a run as server-sent events",
  description: `${streamDescription} Events: \`connected\`, \`notice\`, \`log\`, \`batch\`, \`block\`, \`ping\`, \`end\`, and \`error\` with a problem when the API token no longer works. The id of an event is its cursor.`,
  permission: "logs:read",
  query: streamQuery,
  requestHeaders: [
    {
      name: "Last-Event-ID",
      description: "Same as `after`; browsers send it when they reconnect.",
    },
  ],
  status: 200,
  response: z.string(),
  produces: "text/event-stream",
  errors: ["not_found", "invalid_cursor"],
});

export const getStreamStatus = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/stream/status",
  operationId: "getStreamStatus",
  tag: "logs",
  summary: "Count the open log streams of this server",
  permission: "logs:read",
  status: 200,
  response: z
    .object({
      status: z.literal("active"),
      websocket_connections: z.int(),
      sse_connections: z.int(),
      total_connections: z.int(),
    })
    .meta({ id: "StreamStatus" }),
});
