/** The phase of a run with a controller, and what it leaves behind when it ends. */
import type { JsonObject } from "../../base/json.ts";
import type { TaskError } from "../../engine/outcome.ts";
import type { RunPhase } from "../../engine/phases.ts";
import type { RanScope, RanTask } from "../../engine/rollback.ts";
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import type { ClaimedTask } from "./claim-tasks.ts";
import { getRunPhaseRow, type IGetRunPhaseRowResult } from "./get-run-phase.queries.ts";
import { listScopeRows } from "./list-scopes.queries.ts";
import { loadRollbackTaskRows } from "./load-rollback-tasks.queries.ts";
import { setRunEnding as setRunEndingStatement } from "./set-run-ending.queries.ts";

/** What decides the next phase of a run. */
export interface RunPhaseState extends Omit<IGetRunPhaseRowResult, "phase"> {
  phase: RunPhase;
}

/** The phase of a run that exists. */
export async function getRunPhase(on: Queryable, runId: string): Promise<RunPhaseState> {
  const row = await runOne(getRunPhaseRow, { runId }, on);
  if (row === undefined) throw new Error(`run ${runId} is gone`);
  // A constraint of the table allows no other text.
  return { ...row, phase: row.phase as RunPhase };
}

/** The task runs that a rollback looks at, with the scopes that they made. `nodes` have a compensation. */
export async function loadRollback(
  on: Queryable,
  runId: string,
  nodes: number[],
): Promise<{ tasks: RanTask[]; scopes: RanScope[] }> {
  return {
    tasks: await run(loadRollbackTaskRows, { runId, nodes }, on),
    scopes: await run(listScopeRows, { runId }, on),
  };
}

/** Stores what a run came to besides its state; undefined keeps what is there. `by` is the controller, if it is still its worker's. */
export async function setRunEnding(
  on: Queryable,
  by: Pick<ClaimedTask, "runId" | "seq" | "attempt"> & { workerId: string },
  ending: {
    rollback?: "completed" | "partial" | "failed";
    outputs?: JsonObject;
    error?: TaskError;
  },
): Promise<void> {
  const { rollback = null, outputs = null, error = null } = ending;
  const { runId, seq, attempt, workerId } = by;
  await run(
    setRunEndingStatement,
    {
      runId,
      seq,
      attempt,
      workerId,
      rollback,
      outputs,
      error: error === null ? null : { ...error },
    },
    on,
  );
}
