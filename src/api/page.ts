/** How lists are cut into pages: keyset cursors, and the limit and offset of the Go system. */
import { z } from "zod";
import { fieldErrors } from "./field-message.ts";

export const DEFAULT_PAGE = 50;
export const MAX_PAGE = 500;
export const DEFAULT_LOG_PAGE = 1_000;
export const MAX_LOG_PAGE = 10_000;
const MAX_OFFSET = 2_000_000_000;

/** A page size; a larger number than the maximum means the maximum. */
export function limitField(standard: number, maximum: number) {
  return z.coerce
    .number(fieldErrors)
    .int()
    .min(1)
    .default(standard)
    .transform((value) => Math.min(value, maximum))
    .describe(`Entries per page, at most ${maximum}; a larger number means ${maximum}.`);
}

export const offsetField = z.coerce
  .number(fieldErrors)
  .int()
  .min(0)
  .max(MAX_OFFSET)
  .default(0)
  .describe("Entries to skip. Slow for large numbers: prefer `cursor`.");

export const cursorField = z
  .string(fieldErrors)
  .min(1)
  .max(200)
  .optional()
  .describe("`next_cursor` of the page before; do not combine it with `offset`.");

export const pageQuery = z.object({
  limit: limitField(DEFAULT_PAGE, MAX_PAGE),
  offset: offsetField,
  cursor: cursorField,
});

/** What every list says about its page. */
export const pageFields = {
  limit: z.int().describe("Page size that was used."),
  offset: z.int(),
  count: z.int().describe("Entries in this page."),
  next_cursor: z.string().nullable().describe("Cursor of the next page; null on the last one."),
};

export const logPageQuery = z.object({
  limit: limitField(DEFAULT_LOG_PAGE, MAX_LOG_PAGE),
  offset: offsetField,
});

export const pagination = z
  .object({
    total: z.int().describe("Lines in all pages."),
    limit: z.int(),
    offset: z.int(),
    count: z.int().describe("Lines in this page."),
  })
  .meta({ id: "Pagination" });
