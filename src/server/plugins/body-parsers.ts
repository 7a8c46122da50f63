/**
 * Reads bodies. JSON for most routes; routes with `rawBody` get the text as sent, JSON or YAML, and parse it themselves.
 *
 * 1. A body is valid UTF-8 before it is text.
 * 2. Depth and number of keys are limited before JSON.parse, text and keys after it.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { StratalError } from "../../base/errors.ts";
import { readDocument } from "../../definition/read-document.ts";
import { jsonLimitExceeded, unusableValue } from "./request-limits.ts";

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/i;
const YAML_TYPE = /^(?:(?:application|text)\/(?:x-)?yaml|text\/plain)$/i;

/** Installs the one parser that handles every content type. */
export function installBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (request, body, done) => {
    try {
      // parseAs says buffer, the callback's type allows both.
      done(null, parsedBody(request, body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
}

function parsedBody(request: FastifyRequest, body: Buffer): unknown {
  const { rawBody, hasBody } = request.routeOptions.config;
  // Clients send empty bodies with all kinds of types where no body is wanted.
  if (body.length === 0 || (hasBody !== true && body.toString().trim() === "")) return undefined;
  const type = (request.headers["content-type"] ?? "").split(";")[0]!.trim();
  const isJson = JSON_TYPE.test(type);
  if (!isJson && !(rawBody === true && YAML_TYPE.test(type)))
    throw unsupported(type, rawBody === true);
  const text = decoded(body);
  if (rawBody === true) return text;
  return parsedJson(text);
}

function unsupported(type: string, rawBody: boolean): StratalError {
  const wanted = rawBody ? "application/json or application/yaml" : "application/json";
  const found =
    type === ""
      ? "The request names no content type"
      : `The content type ${JSON.stringify(type.slice(0, 100))} is not supported here`;
  return new StratalError("unsupported_media_type", `${found}; send ${wanted}.`);
}

function decoded(body: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch (error) {
    throw new StratalError("invalid_request", "The body is not valid UTF-8.", { cause: error });
  }
}

function parsedJson(text: string): unknown {
  const limit = jsonLimitExceeded(text);
  if (limit !== null) throw new StratalError("invalid_json", limit);
  const value = parseOrExplain(text.startsWith("\ufeff") ? text.slice(1) : text);
  const problem = unusableValue(value);
  if (problem !== null) throw new StratalError("invalid_request", problem);
  return value;
}

function parseOrExplain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The reader of job documents is slower, and knows line and column.
    readDocument(text, "json");
    throw new StratalError("invalid_json", "The body is not valid JSON.", { cause: error });
  }
}
