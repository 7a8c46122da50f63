/** A run that is opened again asks for the slot of its job's concurrency rule like a new one. */
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { prepareRun } from "../../definition/run-start.ts";
import type { Queryable } from "../database.ts";
import type { IGetRunRowResult } from "../runs/get-run.queries.ts";
import type { JobVersion } from "../versions/job-version.ts";
import { askForSlot, type SlotDecision } from "./run-admission.ts";

/** What the rule makes of it; null if the job has none. Throws `state_conflict` if the rule refuses it now. */
export async function askAgain(
  connection: Queryable,
  projectId: string,
  run: IGetRunRowResult,
  { definition }: JobVersion,
): Promise<SlotDecision | null> {
  if (definition.concurrency === null) return null;
  const { concurrency } = prepareRun(definition, run.inputs as JsonObject, {
    run: {
      trigger: run.triggered_by,
      scheduled_for: null,
      logical_time: run.created_at.toISOString(),
      labels: definition.labels,
      depth: run.depth,
      parent: run.parent_run_id,
    },
    job: { id: run.job_id, name: run.job_name },
    nowMs: run.created_at.getTime(),
  });
  if (concurrency === null) return null;
  const request = { projectId, runId: run.id, rule: concurrency, parent: null };
  const decision = await askForSlot(connection, request);
  const { status, error } = decision.beginning;
  if (status === "queued" || status === "pending") return decision;
  const shown = JSON.stringify(concurrency.key);
  throw new StratalError(
    "state_conflict",
    error?.message ?? `The concurrency key ${shown} is taken; on_conflict says to skip.`,
  );
}
