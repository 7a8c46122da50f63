/** Builds the OpenAPI 3.1 document from the contract. */
import { z } from "zod";
import { errorCatalogue, type ErrorCode } from "../base/errors.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { contract } from "./contract.ts";
import { tags, type BodySpec, type Endpoint } from "./endpoint.ts";
import { problem } from "./problem.ts";

/** Errors that any operation may answer with. */
const anyOperation: readonly ErrorCode[] = [
  "invalid_request",
  "forbidden_host",
  "rate_limited",
  "internal_error",
  "unavailable",
  "database_full",
];

/** The OpenAPI document of the API; `version` is that of the program. */
export function openApiDocument(version: string): JsonObject {
  const schemas: JsonObject = {};
  const problemSchema = jsonSchema(problem, "output", schemas);
  const paths: Record<string, JsonObject> = {};
  for (const endpoint of contract) {
    const item = (paths[endpoint.path] ??= {});
    item[endpoint.method.toLowerCase()] = operation(endpoint, schemas);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Stratal",
      version,
      description:
        "The HTTP API of Stratal. Errors are RFC 9457 problems. Every answer carries `x-request-id`. A server on a loopback address " +
        "needs no credentials; any other needs a token.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      responses: {
        Problem: {
          description: "An error.",
          headers: { "x-request-id": requestIdHeader },
          content: { "application/problem+json": { schema: problemSchema } },
        },
      },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token (`stratal_pat_…`)." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "stratal_session",
          description: "A browser's session.",
        },
      },
    },
  };
}

const requestIdHeader: JsonObject = {
  description: "Id of the request, for finding it in the server's log.",
  schema: { type: "string" },
};

function operation(endpoint: Endpoint, schemas: JsonObject): JsonObject {
  const parameters = [
    ...fieldParameters(endpoint.params, "path", schemas),
    ...fieldParameters(endpoint.query, "query", schemas),
    ...(endpoint.requestHeaders ?? []).map((header) => ({
      name: header.name,
      in: "header",
      description: header.description,
      schema: { type: "string" },
    })),
  ];
  return {
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    "x-permission": endpoint.permission,
    ...(endpoint.permission === "public" ? { security: [] } : {}),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(endpoint.body === undefined ? {} : { requestBody: requestBody(endpoint.body, schemas) }),
    responses: responses(endpoint, schemas),
  };
}

function fieldParameters(
  schema: z.ZodType | undefined,
  location: "path" | "query",
  schemas: JsonObject,
): JsonObject[] {
  if (schema === undefined) return [];
  const { properties, required } = jsonSchema(schema, "input", schemas);
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties as Record<string, JsonObject>).map(([name, field]) => {
    const { description, ...rest } = field;
    return {
      name,
      in: location,
      required: location === "path" || needed.includes(name),
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function requestBody(body: BodySpec<z.ZodType>, schemas: JsonObject): JsonObject {
  const schema = jsonSchema(body.schema, "input", schemas);
  const examples = Object.fromEntries(
    Object.entries(body.examples).map(([name, value]) => [name, { value }]),
  );
  const content = (body.mediaTypes ?? ["application/json"]).map(
    (mediaType): [string, JsonObject] => [
      mediaType,
      mediaType === "application/json" ? { schema, examples } : { schema: { type: "string" } },
    ],
  );
  return { required: body.optional !== true, content: Object.fromEntries(content) };
}

function responses(endpoint: Endpoint, schemas: JsonObject): JsonObject {
  const answers: JsonObject = { [String(endpoint.status)]: success(endpoint, schemas) };
  if (endpoint.unchangedStatus !== undefined)
    answers[String(endpoint.unchangedStatus)] = {
      ...success(endpoint, schemas),
      description: "Success; nothing was changed.",
    };
  const access: ErrorCode[] =
    endpoint.permission === "public" ? [] : ["unauthenticated", "forbidden", "forbidden_origin"];
  const body: ErrorCode[] =
    endpoint.body === undefined ? [] : ["invalid_json", "body_too_large", "unsupported_media_type"];
  const codes = [...anyOperation, ...access, ...body, ...(endpoint.errors ?? [])];
  for (const status of [...new Set(codes.map((code) => errorCatalogue[code].status))].sort()) {
    const names = [...new Set(codes.filter((code) => errorCatalogue[code].status === status))];
    answers[String(status)] = {
      description: names.map((code) => `\`${code}\`: ${errorCatalogue[code].title}.`).join(" "),
      content: {
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      },
    };
  }
  return answers;
}

function success(endpoint: Endpoint, schemas: JsonObject): JsonObject {
  const headers: JsonObject = { "x-request-id": requestIdHeader };
  for (const [name, description] of Object.entries(endpoint.responseHeaders ?? {})) {
    headers[name] = { description, schema: { type: "string" } };
  }
  const schema = jsonSchema(endpoint.response, "output", schemas);
  return {
    description: endpoint.status === 101 ? "The connection is a WebSocket now." : "Success.",
    headers,
    content: { [endpoint.produces ?? "application/json"]: { schema } },
  };
}

/** The JSON Schema of a zod schema; named ones go to `schemas` and are referred to. */
function jsonSchema(schema: z.ZodType, io: "input" | "output", schemas: JsonObject): JsonObject {
  // Wrapped, because a named schema at the root would not become a definition.
  const { $defs, properties } = z.toJSONSchema(z.object({ root: schema }), {
    io,
    unrepresentable: "any",
  }) as unknown as { $defs?: JsonObject; properties: { root: JsonObject } };
  for (const [name, definition] of Object.entries($defs ?? {})) {
    const named = { ...(definition as JsonObject) };
    delete named["id"];
    schemas[name] = tidied(named);
  }
  return tidied(properties.root) as JsonObject;
}

/** References to definitions point into the document, and the noise of safe-integer bounds and UUID patterns is left out. */
function tidied(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, entry]) =>
      !(Math.abs(Number(entry)) === Number.MAX_SAFE_INTEGER && /imum$/i.test(key)) &&
      !(key === "pattern" && typeof value["format"] === "string"),
  );
  return Object.fromEntries(
    entries.map(([key, entry]) => [
      key,
      key === "$ref" && typeof entry === "string"
        ? entry.replace("#/$defs/", "#/components/schemas/")
        : tidied(entry),
    ]),
  );
}
