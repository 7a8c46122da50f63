import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { getPlaceRow, type IGetPlaceRowResult } from "./get-place.queries.ts";

/** Where a task run of a run stands. */
export async function getPlace(
  on: Queryable,
  runId: string,
  seq: number,
): Promise<IGetPlaceRowResult> {
  const row = await runOne(getPlaceRow, { runId, seq }, on);
  if (row === undefined) throw new Error(`run ${runId} has no task run ${seq}`);
  return row;
}
