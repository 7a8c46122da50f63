/** What each run came to, compared with the model or, where the model knows nothing, with a run in which everything completes. */
import type { Database } from "../../../src/store/database.ts";
import type { JobVersion } from "../../../src/store/versions/job-version.ts";
import { MAX_WORKER_LOSSES } from "../../../src/engine/decide.ts";
import { Ledger } from "../../model/ledger.ts";
import { violations } from "../../model/violations.ts";
import type { ChaosJob } from "../documents.ts";
import type { RunHistory } from "./history.ts";

/** Runs whose outcome depends on when a fault struck: with those that wait for them. */
export function openOutcomes(histories: readonly RunHistory[]): Set<string> {
  const open = new Set(histories.filter(isOpen).map(({ run }) => run.id));
  for (const { run } of histories)
    if (open.has(run.id) && run.parentRunId !== null) open.add(run.parentRunId);
  return open;
}

/** A task was given up after too many losses, or a user cancelled the run after its main tasks. */
function isOpen({ tasks, events }: RunHistory): boolean {
  // The last loss of a task is told by its end.
  if (tasks.some(({ lost }) => lost >= MAX_WORKER_LOSSES - 1)) return true;
  const cancelledAt = events.find(({ type }) => type === "run_cancel_requested")?.id;
  if (cancelledAt === undefined) return false;
  const controller = tasks.find(({ node }) => node === -1)?.seq;
  return events.some(({ id, seq }) => seq === controller && seq !== undefined && id < cancelledAt);
}

/** Each difference as a sentence. */
export async function outcomeViolations(
  history: RunHistory,
  job: ChaosJob,
  version: JobVersion,
  on: Database,
): Promise<string[]> {
  if (job.model === null) return completionViolations(history);
  const observed = (await Ledger.read(on, history.run.id, version)).observe();
  const { tasks, ...run } = await observed;
  // Outputs of scripts name the execution, and not the path as in the model.
  const bare = [...tasks].map(([path, { output, ...task }]) => [path, task] as const);
  return violations(job.model, { ...run, tasks: new Map(bare) }, true);
}

function completionViolations({ run, tasks, events }: RunHistory): string[] {
  if (events.some(({ type }) => type === "run_cancel_requested")) return [];
  const found = tasks
    .filter(({ status }) => status !== "completed")
    .map(({ seq, name, status }) => `task run ${seq} (${name}) ended ${status}`);
  if (run.status !== "completed") found.push(`the run ended ${run.status}`);
  return found;
}
