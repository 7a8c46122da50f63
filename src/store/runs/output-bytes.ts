import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { getOutputBytesRow } from "./get-output-bytes.queries.ts";

/** Bytes that the outputs of a run's ended task runs take. */
export async function getOutputBytes(on: Queryable, runId: string): Promise<number> {
  const row = await runOne(getOutputBytesRow, { runId }, on);
  if (row === undefined) throw new Error(`run ${runId} is gone`);
  return row.outputBytes;
}
