import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { countLinesBeforeRow } from "./count-lines-before.queries.ts";

/** How many lines of a log come before a chunk of it. */
export async function countLinesBefore(
  on: Queryable,
  place: { runId: string; seq: number | null; position: number },
): Promise<number> {
  return (await runOne(countLinesBeforeRow, place, on))?.lines ?? 0;
}
