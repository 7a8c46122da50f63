/** Runs that tasks of other runs started. */
import { atFailpoint } from "../../base/failpoint.ts";
import type { Database, Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { findOrphanedChildren } from "./find-orphaned-children.queries.ts";
import {
  findUnheardChildren,
  type IFindUnheardChildrenResult,
} from "./find-unheard-children.queries.ts";
import { getChildRunRow, type IGetChildRunRowResult } from "./get-child-run.queries.ts";
import { getLineageRow, type IGetLineageRowResult } from "./get-lineage.queries.ts";
import { lockRun } from "./lock-run.queries.ts";
import { markChildHeard } from "./mark-child-heard.queries.ts";
import { signalTaskRow } from "./signal-task.queries.ts";

/** Where a run stands among those that tasks started. */
export async function getLineage(on: Queryable, runId: string): Promise<IGetLineageRowResult> {
  return existing(await runOne(getLineageRow, { runId }, on), runId);
}

/** What a child run came to. */
export async function getChildRun(on: Queryable, runId: string): Promise<IGetChildRunRowResult> {
  return existing(await runOne(getChildRunRow, { runId }, on), runId);
}

/** Ended runs whose parent task has not been told. */
export function unheardChildren(
  on: Queryable,
  limit: number,
): Promise<IFindUnheardChildrenResult[]> {
  return run(findUnheardChildren, { limit }, on);
}

/** Wakes the task that waits for a child run; answers the queue that it is offered in, or null if it does not wait any more. */
export function tellParent(
  database: Database,
  child: IFindUnheardChildrenResult,
): Promise<string | null> {
  const { runId, projectId, parentRunId, parentSeq, status } = child;
  const telling = async (connection: Queryable): Promise<string | null> => {
    await run(lockRun, { runId: parentRunId, projectId }, connection);
    await run(markChildHeard, { runId }, connection);
    const signal = { kind: "child", run_id: runId, status };
    const woken = await runOne(
      signalTaskRow,
      { runId: parentRunId, seq: parentSeq, signal },
      connection,
    );
    return woken?.queue ?? null;
  };
  return atFailpoint("children.tell", () => database.transaction(telling));
}

/** Open child runs whose parent task has ended without them: of one run, or of all. */
export function orphanedChildren(
  on: Queryable,
  parentRunId: string | null,
  limit: number,
): Promise<{ runId: string; projectId: string }[]> {
  return run(findOrphanedChildren, { parentRunId, limit }, on);
}

function existing<Row>(row: Row | undefined, runId: string): Row {
  if (row === undefined) throw new Error(`run ${runId} is gone`);
  return row;
}
