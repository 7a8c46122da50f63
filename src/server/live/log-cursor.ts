import { StratalError } from "../../base/errors.ts";

/** A place in a run's log: everything up to and including this line of this chunk. */
export interface LogCursor {
  position: number;
  /** 0-based, within the chunk. */
  line: number;
}

/** Before the first line. */
export const LOG_START: LogCursor = { position: -1, line: 0 };

/** The text form: `position:line`. */
export function cursorText(position: number, line: number): string {
  return `${position}:${line}`;
}

/** Reads a cursor; throws `invalid_cursor`. */
export function parseLogCursor(text: string): LogCursor {
  const match = /^(\d{1,9}):(\d{1,9})$/.exec(text);
  if (match === null) {
    throw new StratalError(
      "invalid_cursor",
      "`after` is not a cursor of a log: use the `cursor` of a message of this run.",
    );
  }
  return { position: Number(match[1]), line: Number(match[2]) };
}
