import { describe, expect, it } from "vitest";
import { z } from "zod";
import { contract } from "./contract.ts";
import { fieldErrors } from "./field-message.ts";
import { jobRunStatus } from "./job-runs.ts";
import { pageQuery } from "./page.ts";

const wrongValues: readonly unknown[] = [
  undefined,
  null,
  "",
  "-1",
  "1.5",
  "x",
  "x".repeat(100_000),
  "a\0b",
  1e300,
  true,
  [],
  {},
  { a: { b: 1 } },
];

/** What the validator says without us. */
const VALIDATOR_WORDS = /^(?:Too|Invalid|Unrecognized|Expected)\b|expected|received|[<>]=?/;

function messagesOf(schema: z.ZodType, value: unknown): string[] {
  return (schema.safeParse(value).error?.issues ?? []).map(({ message }) => message);
}

describe.each(contract.map((endpoint) => [endpoint.operationId, endpoint] as const))(
  "the mistakes of %s",
  (_operation, { params, query, body }) => {
    // Documents of jobs have a parser of their own.
    const schemas = [params, query, body?.raw === true ? undefined : body?.schema];
    it("are told in our words", () => {
      for (const schema of schemas) {
        if (!(schema instanceof z.ZodObject)) continue;
        const messages = [
          // Paths and queries are always objects.
          ...(schema === body?.schema ? messagesOf(schema, []) : []),
          ...Object.keys(schema.shape).flatMap((name) =>
            wrongValues.flatMap((value) => messagesOf(schema, { [name]: value })),
          ),
        ];
        for (const message of messages) {
          expect(message).not.toMatch(VALIDATOR_WORDS);
          expect(message).toMatch(/\.(?: Did you mean ".+"\?)?$/);
        }
      }
    });
  },
);

describe("the message of a wrong field", () => {
  it.each([
    [
      z.strictObject({ form: z.int() }, fieldErrors),
      { form: 1, from: 2 },
      'It must not have "from".',
    ],
    [pageQuery, { limit: "-1" }, "limit must be at least 1."],
    [pageQuery, { limit: "many" }, "limit must be a whole number."],
    [pageQuery, { limit: "1.5" }, "limit must be a whole number."],
    [pageQuery, { cursor: "" }, "cursor must not be empty."],
    [pageQuery, { cursor: "c".repeat(300) }, "cursor must have at most 200 characters."],
  ])("names the field and what it must be (%#)", (schema, value, message) => {
    expect(messagesOf(schema, value)).toEqual([message]);
  });

  it("offers the nearest of the possible values", () => {
    const [message] = messagesOf(z.object({ status: jobRunStatus }), { status: "complete" });
    expect(message).toMatch(/^status must be one of scheduled, .*\. Did you mean "completed"\?$/);
  });
});
