import { taskRunId, type RerunRequest } from "../../api/run.ts";

/**
 * What to ask of the API so that the selected items run again; null if it cannot be asked for. It runs one task run again, or all that
 * failed: any other selection is refused rather than run only in part.
 */
export function retryRequest(
  runId: string,
  selected: ReadonlySet<string>,
  failed: readonly number[],
): RerunRequest | null {
  const [only] = selected;
  if (only === undefined) return null;
  if (selected.size === 1)
    return { mode: "task", task: taskRunId(runId, Number(only)), version: "same" };
  const isAllFailed =
    selected.size === failed.length && failed.every((seq) => selected.has(String(seq)));
  return isAllFailed ? { mode: "failed", version: "same" } : null;
}
