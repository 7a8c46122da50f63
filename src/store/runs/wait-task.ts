/** Makes a claimed task run wait for something outside of its run's graph. */
import type { JsonObject } from "../../base/json.ts";
import { atFailpoint } from "../../base/failpoint.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import type { ClaimedTask } from "./claim-tasks.ts";
import { lockRun } from "./lock-run.queries.ts";
import { markRunWaiting } from "./mark-run-waiting.queries.ts";
import { setProgressRow } from "./set-progress.queries.ts";
import { waitTaskRow } from "./wait-task.queries.ts";

/** What a task run waits for. */
export interface Wait {
  /** What it needs when it is woken, and what people are told. */
  progress: JsonObject;
  /** It is woken at the latest after this long; null for never. */
  delayMs: number | null;
  /** Name of the event that it waits for. */
  event?: string;
  /** Makes what may wake it, in the same transaction; answers the progress to be stored instead. */
  prepare?: (connection: Queryable) => Promise<JsonObject>;
}

/** Answers false, and changes nothing, when the attempt is no longer current or its run or scope was halted. */
export function waitTask(
  database: Database,
  workerId: string,
  { runId, projectId, seq, attempt }: ClaimedTask,
  { progress, delayMs, event, prepare }: Wait,
): Promise<boolean> {
  const beginning = async (connection: Queryable): Promise<boolean> => {
    if ((await runOne(lockRun, { runId, projectId }, connection)) === undefined) return false;
    const parameters = { runId, seq, attempt, workerId, progress, delayMs, event: event ?? null };
    const waiting = await runOne(waitTaskRow, parameters, connection);
    if (waiting === undefined) return false;
    if (prepare !== undefined)
      await run(setProgressRow, { runId, seq, progress: await prepare(connection) }, connection);
    await run(markRunWaiting, { runId }, connection);
    return true;
  };
  return atFailpoint("task.wait", () => database.transaction(beginning));
}
