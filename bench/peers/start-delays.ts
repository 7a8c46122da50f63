import type { WorkerProcess } from "./worker-process.ts";

/** Milliseconds from each submission to the start of its task; the task's name is the number of the submission. */
export async function startDelays(
  worker: WorkerProcess,
  submittedAt: readonly number[],
): Promise<number[]> {
  await worker.untilEnded("each submission", submittedAt.length);
  const records = await worker.takeRecords();
  return records.map(({ name, startedAt }) => startedAt - (submittedAt[Number(name)] ?? NaN));
}
