/** What a task run reads of the scopes around it and below it. */
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { getScopeRow, type IGetScopeRowResult } from "./get-scope.queries.ts";
import { listFailedTaskRows, type IListFailedTaskRowsResult } from "./list-failed-tasks.queries.ts";
import { loadScopeChainRows, type ILoadScopeChainRowsResult } from "./load-scope-chain.queries.ts";
import { loadScopeTaskRows } from "./load-scope-tasks.queries.ts";
import { earlierTask, type EarlierTask } from "./load-task-results.ts";

/** A scope that a task run stands in, with the task run that waits for it. */
export type EnclosingScope = ILoadScopeChainRowsResult;

/** The counters of a scope. */
export type ScopeState = IGetScopeRowResult;

/** The scopes around a task run, innermost first. */
export function loadScopeChain(
  on: Queryable,
  runId: string,
  scope: number,
): Promise<EnclosingScope[]> {
  return run(loadScopeChainRows, { runId, scope }, on);
}

/** Results of the task runs of a scope, in their order. */
export async function loadScopeTasks(
  on: Queryable,
  runId: string,
  scope: number,
): Promise<EarlierTask[]> {
  return (await run(loadScopeTaskRows, { runId, scope }, on)).map(earlierTask);
}

/** The first task runs of a scope that ended badly. */
export function listFailedTasks(
  on: Queryable,
  runId: string,
  scope: number,
): Promise<IListFailedTaskRowsResult[]> {
  return run(listFailedTaskRows, { runId, scope }, on);
}

/** The counters of a scope that exists. */
export async function getScope(on: Queryable, runId: string, scope: number): Promise<ScopeState> {
  const row = await runOne(getScopeRow, { runId, scope }, on);
  if (row === undefined) throw new Error(`run ${runId} has no scope ${scope}`);
  return row;
}
