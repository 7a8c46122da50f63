import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { listTaskDetailRows, type IListTaskDetailRowsResult } from "./list-task-details.queries.ts";
import { saveEndingRow, type ISaveEndingRowParams } from "./save-ending.queries.ts";
import { saveUsageRow, type ISaveUsageRowParams } from "./save-usage.queries.ts";
import { saveProgressRow, type ISaveProgressRowParams } from "./save-progress.queries.ts";

/** What there is to tell of a task run beside its state. */
export type TaskDetails = IListTaskDetailRowsResult;

/** Notes how far an attempt says it is. */
export async function saveProgress(on: Queryable, progress: ISaveProgressRowParams): Promise<void> {
  await run(saveProgressRow, progress, on);
}

/** Notes what there is to tell of an attempt that ends. */
export async function saveEnding(on: Queryable, ending: ISaveEndingRowParams): Promise<void> {
  await run(saveEndingRow, ending, on);
}

/** Notes what an attempt used. */
export async function saveUsage(on: Queryable, usage: ISaveUsageRowParams): Promise<void> {
  await run(saveUsageRow, usage, on);
}

/** Details by sequence number of some task runs of a run, or of all; summaries cut to a length. */
export async function loadTaskDetails(
  on: Queryable,
  runId: string,
  { seqs = null, summaryLength }: { seqs?: number[] | null; summaryLength: number },
): Promise<Map<number, TaskDetails>> {
  const rows = await run(listTaskDetailRows, { runId, seqs, summaryLength }, on);
  return new Map(rows.map((row) => [row.seq, row]));
}
