import type { RunStatus } from "../api/resources.ts";

const finished: readonly RunStatus[] = ["completed", "failed", "cancelled", "timed_out", "skipped"];

/** True once nothing can change the run by itself any more. */
export function isFinished(status: RunStatus): boolean {
  return finished.includes(status);
}
