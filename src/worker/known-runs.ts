/**
 * What a worker was told of runs with the task runs that it claimed, so that it need not ask for each of their tasks.
 *
 * 1. What a task of the main phase may know of its run stays the same until the run is run again, which is another attempt.
 * 2. Of a run that is not here, or no longer, the database is asked.
 */
import type { JsonObject } from "../base/json.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { RunFacts } from "../store/runs/load-task-results.ts";

/** Runs whose tasks a worker executes in turn; what is told of each is short (claim-tasks.sql). */
const MAX_RUNS = 256;

/** `runFacts` of a claim, as claim-tasks.sql makes it. Times are milliseconds since 1970. */
interface ToldFacts extends Pick<
  RunFacts,
  "inputs" | "number" | "attempt" | "triggered_by" | "depth" | "parent_run_id"
> {
  labels: JsonObject;
  created_ms: number;
  /** Null if another claim began the run at the same moment. */
  started_ms: number | null;
}

export class KnownRuns {
  readonly #runs = new Map<string, RunFacts>();

  /** Remembers what came with a claimed task run. */
  note({ runId, runFacts }: Pick<ClaimedTask, "runId" | "runFacts">): void {
    if (runFacts === null) return;
    const { created_ms, started_ms, ...told } = runFacts as unknown as ToldFacts;
    if (started_ms === null) return;
    const oldest = this.#runs.keys().next();
    if (this.#runs.size >= MAX_RUNS && oldest.done !== true) this.#runs.delete(oldest.value);
    this.#runs.set(runId, {
      ...told,
      created_at: new Date(created_ms),
      started_at: new Date(started_ms),
      // Of the end, which only tasks of later phases know.
      cancelRequested: false,
      timedOut: false,
      badTasks: 0,
      failedSeqs: null,
    });
  }

  /** The facts of a run for one of its task runs; `mainAttempt` is null in other phases than the main one. */
  get(runId: string, mainAttempt: number | null): RunFacts | null {
    const facts = this.#runs.get(runId);
    return facts !== undefined && facts.attempt === mainAttempt ? facts : null;
  }
}
