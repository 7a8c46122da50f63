import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { findChunkAtRow, type IFindChunkAtRowParams } from "./find-chunk-at.queries.ts";

/** Where to look for the first line of a time; undefined if the log is empty. */
export async function findChunkAt(
  on: Queryable,
  parameters: IFindChunkAtRowParams,
): Promise<{ position: number; linesBefore: number } | undefined> {
  const row = await runOne(findChunkAtRow, parameters, on);
  return row && { position: row.position, linesBefore: Number(row.lines_before) };
}
