import type { JsonObject } from "../../base/json.ts";
import type { TaskRunStatus } from "../../engine/states.ts";
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { loadRunInputs as inputsStatement } from "./load-run-inputs.queries.ts";
import { loadTaskResults as resultsStatement } from "./load-task-results.queries.ts";

/** What an earlier task of the same run came to, for later ones to read. */
export interface EarlierTask {
  seq: number;
  name: string;
  status: TaskRunStatus;
  output: string | null;
  outputs: JsonObject;
}

/** Results of the given task runs of a run. */
export async function loadTaskResults(
  on: Queryable,
  runId: string,
  seqs: number[],
): Promise<EarlierTask[]> {
  const rows = await run(resultsStatement, { runId, seqs }, on);
  // The column holds what settling wrote: an object or nothing.
  return rows.map((row) => ({ ...row, outputs: (row.outputs ?? {}) as JsonObject }));
}

/** The inputs a run was started with. */
export async function loadRunInputs(on: Queryable, runId: string): Promise<JsonObject> {
  const row = await runOne(inputsStatement, { runId }, on);
  // The column holds what creating the run wrote: an object.
  return (row?.inputs ?? {}) as JsonObject;
}
