import { StratalError } from "../../base/errors.ts";
import { isUuid } from "../../base/ids.ts";

/** A page that a list was asked for. */
export interface PageRequest {
  limit: number;
  offset: number;
  cursor?: string | undefined;
}

/**
 * A page out of rows of which one more than the page size was asked for: that one only says that there is a next page, whose cursor
 * names the last row shown.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  page: { limit: number; offset?: number },
  cursorOf: (row: Row) => string,
): {
  shown: Row[];
  fields: { limit: number; offset: number; count: number; next_cursor: string | null };
} {
  const shown = rows.slice(0, page.limit);
  const isLast = rows.length <= page.limit || shown.length === 0;
  return {
    shown,
    fields: {
      limit: page.limit,
      offset: page.offset ?? 0,
      count: shown.length,
      next_cursor: isLast ? null : encoded(cursorOf(shown.at(-1)!)),
    },
  };
}

/** The text inside a cursor, if there is one and it has the form; throws `invalid_cursor`. */
export function cursorContent(cursor: string | undefined, form: RegExp): RegExpExecArray | null {
  if (cursor === undefined) return null;
  const match = form.exec(Buffer.from(cursor, "base64url").toString());
  if (match === null) {
    throw new StratalError(
      "invalid_cursor",
      "The cursor is not one of this list: use `next_cursor` of the page before.",
    );
  }
  return match;
}

/** The number inside a cursor. */
export function numberCursor(cursor: string | undefined): number | null {
  const match = cursorContent(cursor, /^(\d{1,15})$/);
  return match === null ? null : Number(match[1]);
}

const MAX_SEQ = 0xff_ffff;

/** The sequence number inside a cursor of task runs; the page begins after it. */
export function afterSeq(cursor: string | undefined): number {
  const seq = numberCursor(cursor);
  return seq === null ? -1 : Math.min(seq, MAX_SEQ);
}

/** The id inside a cursor. */
export function idCursor(cursor: string | undefined): string | null {
  const match = cursorContent(cursor, /^([0-9a-f-]{36})$/);
  if (match !== null && !isUuid(match[1]!))
    throw new StratalError("invalid_cursor", "The cursor is not valid.");
  return match?.[1] ?? null;
}

function encoded(text: string): string {
  return Buffer.from(text).toString("base64url");
}
