/** The concurrency keys that a run and its task runs wait for. */
import { MAX_NAMED, type LockHolder, type LockWait } from "../../../engine/waiting/facts.ts";
import type { Queryable } from "../../database.ts";
import { run } from "../../statement.ts";
import { listLockHolderRows } from "./list-lock-holders.queries.ts";
import { listLockWaitRows } from "./list-lock-waits.queries.ts";

/** By the number of the task run that waits; null stands for the run itself. */
export async function loadLockWaits(
  on: Queryable,
  projectId: string,
  runId: string,
  seqs: number[],
): Promise<Map<number | null, LockWait>> {
  const waits = await run(listLockWaitRows, { projectId, runId, seqs }, on);
  if (waits.length === 0) return new Map();
  const holders = await loadHolders(on, projectId, [...new Set(waits.map(({ key }) => key))]);
  return new Map(
    waits.map(({ seq, key, created_at: since, before }) => [
      seq,
      { key, since, before, holders: holders.get(key) ?? [] },
    ]),
  );
}

async function loadHolders(
  on: Queryable,
  projectId: string,
  keys: string[],
): Promise<Map<string, LockHolder[]>> {
  const rows = await run(listLockHolderRows, { projectId, keys, limit: MAX_NAMED }, on);
  const holders = new Map<string, LockHolder[]>(keys.map((key) => [key, []]));
  for (const row of rows)
    holders.get(row.key)!.push({
      runId: row.run_id,
      jobName: row.job_name,
      seq: row.seq,
      taskName: row.task_name,
      since: row.acquired_at,
    });
  return holders;
}
