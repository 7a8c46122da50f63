import type { z } from "zod";
import type { ErrorCode } from "../base/errors.ts";
import type { JsonValue } from "../base/json.ts";
import type { Permission } from "./permissions.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export const tags = {
  jobs: "Job definitions and their versions.",
  "job-runs": "Executions of jobs.",
  "task-runs": "Executions of the tasks of a run, and their attempts.",
  artifacts: "Files that tasks left.",
  events: "The event bus, for tasks that wait.",
  secrets: "Encrypted values for jobs. No operation ever returns a value.",
  logs: "What tasks print, as pages, downloads and live streams.",
  workers: "The processes that execute tasks.",
  queues: "Where ready tasks wait for workers, for all projects.",
  tokens: "API tokens of users.",
  sessions: "Logins of browsers.",
  templates: "Parts of job documents that jobs share, by name and version.",
  health: "Whether the service works.",
  schema: "Descriptions of the job language for editors.",
} as const;
export type Tag = keyof typeof tags;

/** The body of a request. */
export interface BodySpec<Body extends z.ZodType> {
  schema: Body;
  /** JSON only, unless named. */
  mediaTypes?: readonly string[];
  /** The handler gets the text as sent and parses it itself, so that its errors name line and column. */
  raw?: boolean;
  /** True if the request may come without a body. */
  optional?: boolean;
  /** At least one; the first is also the body of the API collection's request. */
  examples: Readonly<Record<string, JsonValue>>;
}

/** A header of the request that changes what the operation does. */
export interface HeaderSpec {
  name: string;
  description: string;
}

/**
 * One operation of the HTTP API: what the server validates, the OpenAPI document describes and the client is generated from.
 * `response` describes the body of a success.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** With `{name}` for path parameters. */
  path: string;
  operationId: string;
  tag: Tag;
  /** A few words. */
  summary: string;
  /** What a caller should know beyond the summary. */
  description?: string;
  permission: Permission | "public";
  params?: Params;
  query?: Query;
  body?: BodySpec<Body>;
  requestHeaders?: readonly HeaderSpec[];
  /** Status of a success. */
  status: number;
  /** Status of a success that changed nothing, if it is another one; the body is the same. */
  unchangedStatus?: number;
  response: Response;
  /** Media type of the success, if it is not JSON. */
  produces?: string;
  /** Headers of the success, with their meaning. */
  responseHeaders?: Readonly<Record<string, string>>;
  /** Errors of this operation beside those that any operation may answer with. */
  errors?: readonly ErrorCode[];
}

/** Keeps the exact schema types of an endpoint, for its handler. */
export function defineEndpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(endpoint: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return endpoint;
}
