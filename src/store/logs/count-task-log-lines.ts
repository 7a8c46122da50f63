import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import { countTaskLogLineRows } from "./count-task-log-lines.queries.ts";

/** How many lines and chunks a task run has logged. */
export async function countTaskLogLines(
  on: Queryable,
  parameters: { runId: string; seq: number },
): Promise<{ lines: number; chunks: number }> {
  const row = await runOne(countTaskLogLineRows, parameters, on);
  return { lines: row?.lines === undefined ? 0 : Number(row.lines), chunks: row?.chunks ?? 0 };
}
