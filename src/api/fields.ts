/** Schemas of single fields that several resources share. */
import { z } from "zod";
import type { JsonValue } from "../base/json.ts";
import { fieldErrors } from "./field-message.ts";

/** Half of a surrogate pair or NUL: text that PostgreSQL cannot store. */
const UNSTORABLE = /\p{Surrogate}|\0/u;

/** Text that can be stored. */
export function text(maxLength: number): z.ZodString {
  return z
    .string(fieldErrors)
    .max(maxLength)
    .refine(
      (value) => !UNSTORABLE.test(value),
      "Text must not contain NUL or half of a surrogate pair.",
    );
}

/** A UUID in a request, in either case. */
export const id = z.guid(fieldErrors).toLowerCase();

/** A UUID in an answer. */
export const answeredId = z.guid();

/** A moment, RFC 3339 in UTC. */
export const timestamp = z.iso.datetime(fieldErrors);

export const jsonValue: z.ZodType<JsonValue> = z
  .unknown()
  .describe("Any JSON value.") as unknown as z.ZodType<JsonValue>;

export const jsonObject = z.record(z.string(), jsonValue, fieldErrors);

/** `:id` of a path. */
export const idParams = z.object({ id: id.describe("Id of the object.") });

/** `?id=` of the older form of a path. */
export const idQuery = z.object({ id: id.describe("Id of the object.") });
