import fc from "fast-check";
import { afterAll, beforeAll, it, expect } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

/** Ids that are well-formed, ids that exist nowhere, and what is no id. */
const pathValue = fc.oneof(
  fc.uuid(),
  fc.constantFrom(
    "00000000-0000-0000-0000-000000000000",
    "1",
    "paused",
    "system",
    "job",
    "task",
    "..",
    "%00",
    "%ff",
    "a%2fb",
  ),
  fc
    .string({ minLength: 1, maxLength: 120 })
    .map(encodeURIComponent)
    .filter((text) => text !== "." && text !== ".."),
);
const queryValue = fc.oneof(
  fc.uuid(),
  fc.integer().map(String),
  fc.constantFrom(
    "",
    "0",
    "1e9",
    "%00",
    "%ff",
    "%",
    "completed",
    "1:1",
    "bm9uc2Vuc2U",
    "999999999999999999999",
  ),
  fc.string({ maxLength: 60 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const jobLike = fc.record(
  {
    stratal: fc.constantFrom(1, 2, "1"),
    name: fc.oneof(fc.string(), fc.jsonValue()),
    tasks: fc.array(
      fc.record(
        {
          name: fc.string(),
          type: fc.constantFrom("custom", "builtin", 3),
          order: fc.jsonValue(),
          run: fc.jsonValue(),
          config: fc.jsonValue(),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 4 },
    ),
    job_id: fc.oneof(fc.uuid(), fc.jsonValue()),
    job_name: fc.jsonValue(),
    inputs: fc.jsonValue(),
    value: fc.oneof(fc.string(), fc.jsonValue()),
    expires_at: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const bodyText = fc.oneof(
  fc.json(),
  jobLike.map((value) => JSON.stringify(value)),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    "",
    "{",
    "[".repeat(100_000),
    '{"name":"\\u0000"}',
    '{"__proto__":{"a":1}}',
    "a: &a [*a]",
    '"\\ud800"',
  ),
);
const header = fc.tuple(
  fc.constantFrom(
    "content-type",
    "if-match",
    "idempotency-key",
    "last-event-id",
    "accept",
    "x-request-id",
    "authorization",
  ),
  fc.oneof(
    fc.constantFrom(
      "application/json",
      "application/yaml",
      "text/plain",
      "text/html",
      "*",
      '"v1"',
      "multipart/form-data",
    ),
    fc.string({ maxLength: 300 }).map((text) => text.replace(/[^\x20-\x7e]/g, "").trim()),
  ),
);

it("never answers with a server error, whatever is sent to any operation", async () => {
  const { json } = await api.request("GET", "/api/v1/openapi.json");
  const operations = Object.entries(
    json.paths as Record<string, Record<string, Operation>>,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(operations.length).toBeGreaterThan(35);
  for (const { path, method, operation } of operations) {
    // Without a run these streams have no end; with a random one they answer 404.
    const isStream = path.includes("/logs/stream/") && !path.endsWith("status");
    const names = (operation.parameters ?? [])
      .filter((each) => each.in === "query")
      .map((each) => each.name);
    const query = isStream
      ? fc.constant([["job_run_id", "00000000-0000-7000-8000-0000000000aa"]])
      : fc.array(fc.tuple(fc.constantFrom("x", ...names), queryValue), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(pathValue, { minLength: 2, maxLength: 2 }),
        query,
        bodyText,
        fc.array(header, { maxLength: 3 }),
        async (values, pairs, body, headers) => {
          let at = 0;
          const target = path.replace(/\{\w+\}/g, () => values[at++]!);
          const suffix =
            pairs.length === 0 ? "" : `?${pairs.map((pair) => pair.join("=")).join("&")}`;
          const hasBody = operation.requestBody !== undefined || method === "post";
          const answer = await fetch(api.url + target + suffix, {
            method: method.toUpperCase(),
            headers: { "content-type": "application/json", ...Object.fromEntries(headers) },
            ...(hasBody ? { body } : {}),
          });
          const text = await answer.text();
          if (answer.status >= 500) throw new Error(`${answer.status}: ${text}`);
          expect(answer.headers.get("x-request-id")).not.toBeNull();
          if (answer.status >= 400)
            expect(JSON.parse(text)).toMatchObject({ status: answer.status });
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
  }
  expect((await api.request("GET", "/health")).status).toBe(200);
});
