import { METHODS } from "node:http";
import { z } from "zod";
import { systemClock } from "../../base/clock.ts";
import { startDeadline } from "../deadline.ts";
import { exchange, MAX_REDIRECTS, oneValue, type Exchange } from "../http/exchange.ts";
import {
  describeRequest,
  exchangeOutcome,
  exchangeOutputs,
  failedExchange,
} from "../http/http-outcome.ts";
import {
  buildRequest,
  headerProblem,
  isClientHeader,
  type RequestMessage,
} from "../http/request-message.ts";
import { contentEncodings, isJsonType } from "../http/response-body.ts";
import {
  booleanValue,
  choiceValue,
  durationValue,
  integerValue,
  jsonParameter,
  multiMapValue,
  textMapValue,
  textValue,
} from "../parameter-values.ts";
import type { TaskContext, TaskType } from "../task-type.ts";

const HEADER_PREFIX = "header_";
const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_RESPONSE_BYTES = 1_048_576;
const LARGEST_MAX_RESPONSE_BYTES = 67_108_864;

/** CONNECT opens a tunnel, which is not a request. */
const methods = METHODS.filter((method) => method !== "CONNECT");

const httpUrl = textValue().transform((text, context) => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  context.addIssue(
    url === null
      ? "is not a complete address such as https://example.com/path"
      : "must begin with http:// or https://",
  );
  return z.NEVER;
});

const parameters = z
  .looseObject({
    url: httpUrl.describe("Address to ask, beginning with http:// or https://."),
    method: choiceValue(methods, "GET").describe(
      "HTTP method in any case, such as GET, POST, PUT, PATCH or DELETE; GET if absent.",
    ),
    query: multiMapValue()
      .optional()
      .describe("Names and values added to the address's query; a list repeats the name."),
    headers: textMapValue().optional().describe("Request headers by name."),
    content_type: textValue()
      .optional()
      .describe(
        "Content-Type of the body; if absent, application/json for JSON and text/plain for other text.",
      ),
    body: jsonParameter().describe("The body: a text is sent as it is, other JSON is serialised."),
    json: jsonParameter().describe("A body that is sent as JSON, texts too; excludes `body`."),
    username: textValue().optional().describe("User name for Basic authentication."),
    password: textValue().optional().describe("Password for Basic authentication."),
    bearer_token: textValue()
      .optional()
      .describe("Token sent as `Authorization: Bearer`; wins over user name and password."),
    timeout: durationValue(DEFAULT_TIMEOUT_MS).describe(
      "Limit of the whole exchange, redirects and body included: seconds, or a duration such as 500ms; 30 s if absent.",
    ),
    fail_on_error: booleanValue(true).describe("A status of 400 or more fails the task."),
    follow_redirects: booleanValue(true).describe(
      `Follows up to ${MAX_REDIRECTS} redirects; credentials go to the first origin only.`,
    ),
    max_response_bytes: integerValue({
      min: 1,
      max: LARGEST_MAX_RESPONSE_BYTES,
      fallback: DEFAULT_MAX_RESPONSE_BYTES,
    }).describe("A larger body fails the task; 1048576 if absent."),
    verify_tls: booleanValue(true).describe("Refuses servers whose certificate is not trusted."),
  })
  .check((payload) => {
    const refuse = (name: string, message: string): void => {
      payload.issues.push({ code: "custom", path: [name], message, input: payload.value });
    };
    const { value } = payload;
    if (value.body !== undefined && value.json !== undefined) {
      refuse("json", "excludes body; give one of them");
    }
    for (const [name, header] of Object.entries(value)) {
      if (name.startsWith(HEADER_PREFIX) && typeof header === "object" && header !== null) {
        refuse(name, "must be a text");
      }
    }
    for (const [name, text] of headersOf(value)) {
      const problem = headerProblem(name, text);
      if (problem !== null) refuse("headers", problem);
    }
    const derived = { content_type: value.content_type, bearer_token: value.bearer_token };
    for (const [name, text] of Object.entries(derived)) {
      if (text !== undefined && headerProblem("x", text) !== null) {
        refuse(name, "holds a line break, a control character or a character outside Latin-1");
      }
    }
  });

type HttpRequestParameters = z.output<typeof parameters>;

/**
 * Sends one HTTP request. This version does not restrict where requests go: whoever may edit a job can reach every address
 * that the worker can reach, internal ones included.
 */
export const httpRequest: TaskType<HttpRequestParameters> = {
  name: "http_request",
  description:
    "Sends an HTTP request; the output is the body, the outputs hold status, headers and JSON.",
  parameters,
  parameterPrefixes: {
    [HEADER_PREFIX]: "A request header: the rest of the name is its name; wins over `headers`.",
  },
  async run(given, context) {
    const request = requestOf(given, context);
    const timeoutMs = Math.min(given.timeout, context.timeoutMs);
    const started = systemClock.monotonic();
    const deadline = startDeadline(context.signal, timeoutMs);
    try {
      const result = await exchange(request, {
        signal: deadline.signal,
        followRedirects: given.follow_redirects,
        verifyTls: given.verify_tls,
        maxResponseBytes: given.max_response_bytes,
      });
      const durationMs = Math.round(systemClock.monotonic() - started);
      logExchange(request, result, durationMs, context);
      const outputs = exchangeOutputs(result, durationMs);
      warnAboutBody(result, outputs["json"] === null, context);
      const options = { failOnError: given.fail_on_error, now: context.now() };
      return exchangeOutcome(result, outputs, options);
    } catch (error) {
      return failedExchange(error, {
        expired: deadline.expired(),
        timeoutMs,
        maxResponseBytes: given.max_response_bytes,
      });
    } finally {
      deadline.clear();
    }
  },
};

function requestOf(given: HttpRequestParameters, context: TaskContext): RequestMessage {
  const headers = headersOf(given);
  for (const [name] of headers.filter(([header]) => isClientHeader(header))) {
    context.log("stderr", `warning: header ${name} is written by the client itself; ignored.`);
  }
  return buildRequest({
    method: given.method,
    url: given.url,
    query: given.query ?? {},
    headers,
    ...(given.content_type ? { contentType: given.content_type } : {}),
    ...(given.body === undefined ? {} : { body: given.body }),
    ...(given.json === undefined ? {} : { json: given.json }),
    ...(given.username === undefined ? {} : { username: given.username }),
    ...(given.password === undefined ? {} : { password: given.password }),
    ...(given.bearer_token ? { bearerToken: given.bearer_token } : {}),
  });
}

/** The map first, so that single headers win. */
function headersOf(given: Record<string, unknown>): [name: string, value: string][] {
  const single = Object.entries(given)
    .filter(([name, value]) => name.startsWith(HEADER_PREFIX) && value !== null)
    .map(([name, value]): [string, string] => [name.slice(HEADER_PREFIX.length), String(value)]);
  const map = Object.entries((given["headers"] ?? {}) as Record<string, string>); // parsed above
  return [...map, ...single.filter(([name]) => name !== "")];
}

function logExchange(
  request: RequestMessage,
  result: Exchange,
  durationMs: number,
  context: TaskContext,
): void {
  const hops = result.redirects === 0 ? "" : `, ${result.redirects} redirected`;
  context.log(
    "stdout",
    `${describeRequest(request)} → ${result.status} (${durationMs} ms, ${result.body.length} bytes${hops})`,
  );
}

function warnAboutBody(result: Exchange, noJson: boolean, context: TaskContext): void {
  const encoding = oneValue(result.headers["content-encoding"]);
  if (contentEncodings(encoding) === null) {
    context.log(
      "stderr",
      `warning: content encoding ${encoding} is not known; body left as it is.`,
    );
  }
  const claimsJson = isJsonType(oneValue(result.headers["content-type"]));
  if (claimsJson && noJson && result.body.length > 0 && result.body.toString().trim() !== "null") {
    context.log("stderr", "warning: the body is declared as JSON but cannot be read as JSON.");
  }
}
