import { taskRunId, type RerunRequest } from "../../api/run.ts";

/** What to ask of the API so that these task runs run again, and what depends on them. */
export function retryRequest(runId: string, seqs: readonly number[]): RerunRequest {
  return { mode: "task", tasks: seqs.map((seq) => taskRunId(runId, seq)), version: "same" };
}
