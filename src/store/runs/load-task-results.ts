import type { JsonObject } from "../../base/json.ts";
import type { TaskError } from "../../engine/outcome.ts";
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { loadRunFactsRow, type ILoadRunFactsRowResult } from "./load-run-facts.queries.ts";
import {
  loadTaskResults as resultsStatement,
  type ILoadTaskResultsResult,
} from "./load-task-results.queries.ts";

/** What an earlier task of the same run came to, for later ones to read. */
export interface EarlierTask extends Omit<ILoadTaskResultsResult, "outputs" | "error"> {
  outputs: JsonObject;
  error: TaskError | null;
}

/** Results of the given task runs of a run. */
export async function loadTaskResults(
  on: Queryable,
  runId: string,
  seqs: number[],
): Promise<EarlierTask[]> {
  return (await run(resultsStatement, { runId, seqs }, on)).map(earlierTask);
}

/** A row of results with the types of what settling wrote: an object or nothing. */
export function earlierTask(row: ILoadTaskResultsResult): EarlierTask {
  return {
    ...row,
    outputs: (row.outputs ?? {}) as JsonObject,
    error: row.error as unknown as TaskError | null,
  };
}

/** What a run's tasks may know of it. */
export interface RunFacts extends Omit<ILoadRunFactsRowResult, "inputs" | "labels"> {
  /** The inputs it was started with. */
  inputs: JsonObject;
  labels: JsonObject;
}

/** The facts of a run. */
export async function loadRunFacts(on: Queryable, runId: string): Promise<RunFacts> {
  const row = await runOne(loadRunFactsRow, { runId }, on);
  if (row === undefined) throw new Error(`run ${runId} is gone`);
  // The columns hold what creating the run and saving the job wrote: objects.
  return { ...row, inputs: row.inputs as JsonObject, labels: row.labels as JsonObject };
}
