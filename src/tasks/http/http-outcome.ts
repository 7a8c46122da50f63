/** Owns what an exchange, or its failure, means for the task. Pure: time is an argument. */
import { STATUS_CODES } from "node:http";
import { formatDuration } from "../../base/duration.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { FailureKind } from "../../definition/job-definition.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { parseJsonText } from "../json-text.ts";
import { describeNetworkFailure, codesOf } from "../network-failure.ts";
import { ExchangeError, oneValue, RedirectError, type Exchange } from "./exchange.ts";
import type { RequestMessage } from "./request-message.ts";
import { BodyTooLargeError, bodyText, isJsonType } from "./response-body.ts";

/** Most of an error answer's body that is repeated in the error's message. */
const MAX_EXCERPT_CHARACTERS = 500;

/** The outputs of http_request. */
export function exchangeOutputs(result: Exchange, durationMs: number): JsonObject {
  const contentType = oneValue(result.headers["content-type"]);
  const body = bodyText(result.body, contentType);
  return {
    status: result.status,
    status_text: statusText(result),
    headers: headersOutput(result.headers),
    body,
    json: isJsonType(contentType) ? (parseJsonText(body) ?? null) : null,
    url: result.request.url.href,
    duration_ms: durationMs,
    redirected: result.redirects > 0,
  };
}

/** Completed below 400; from 400 on failed, with what the retry policy needs to know, unless the author wants neither. */
export function exchangeOutcome(
  result: Exchange,
  outputs: JsonObject,
  options: { failOnError: boolean; now: number },
): TaskOutcome {
  const output = String(outputs["body"]);
  if (result.status < 400 || !options.failOnError) return { status: "completed", output, outputs };
  const retryAfterMs = parseRetryAfter(oneValue(result.headers["retry-after"]), options.now);
  const excerpt = output.trim().slice(0, MAX_EXCERPT_CHARACTERS);
  const answered = `${describeRequest(result.request)} answered ${result.status} ${statusText(result)}`;
  return {
    status: "failed",
    error: {
      kind: kindOfStatus(result.status),
      message: excerpt === "" ? `${answered}.` : `${answered}:\n${excerpt}`,
      http_status: result.status,
    },
    output,
    outputs,
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  };
}

/** The outcome of an exchange that gave no usable answer. */
export function failedExchange(
  error: unknown,
  limits: { expired: boolean; timeoutMs: number; maxResponseBytes: number },
): TaskOutcome {
  if (!(error instanceof ExchangeError)) throw error;
  const { request, cause } = error;
  const what = describeRequest(request);
  if (limits.expired) {
    const message = `${what} got no complete answer from ${request.url.host} within ${formatDuration(limits.timeoutMs)}.`;
    return failure("timeout", message);
  }
  if (cause instanceof BodyTooLargeError) {
    const message = `${what} answered with more than ${limits.maxResponseBytes} bytes; raise max_response_bytes or ask for less.`;
    return failure("output_too_large", message);
  }
  if (cause instanceof RedirectError) {
    return failure("network", `${what} was ${cause.message}.`, cause.status);
  }
  if (codesOf(cause).includes("UND_ERR_INVALID_ARG")) {
    return failure("validation", `${what} cannot be sent: ${(cause as Error).message}.`);
  }
  // By name: undici is loaded only where requests are made.
  if (cause instanceof Error && cause.name === "HTTPParserError") {
    const message = `${what} failed: ${request.url.host} did not answer in valid HTTP.`;
    return failure("network", message);
  }
  return failure("network", `${what} failed: ${describeNetworkFailure(request.url.host, cause)}`);
}

/** Milliseconds that a Retry-After header asks for, in seconds or as a date; null without a valid one. */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** Method and address; the address carries no credentials. */
export function describeRequest(request: RequestMessage): string {
  return `${request.method} ${request.url.href}`;
}

function kindOfStatus(status: number): FailureKind {
  if (status === 429) return "http_429";
  return status >= 500 ? "http_5xx" : "http_4xx";
}

function failure(kind: FailureKind, message: string, httpStatus?: number): TaskOutcome {
  return {
    status: "failed",
    error: { kind, message, ...(httpStatus === undefined ? {} : { http_status: httpStatus }) },
  };
}

function statusText(result: Exchange): string {
  return result.statusText || (STATUS_CODES[result.status] ?? "");
}

/** Names in lower case; only Set-Cookie is always a list, because its values may hold commas. */
function headersOutput(headers: Exchange["headers"]): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]): [string, JsonValue] =>
      name === "set-cookie" ? [name, [value ?? []].flat()] : [name, oneValue(value) ?? ""],
    ),
  );
}
