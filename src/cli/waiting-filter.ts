import type { StratalClient } from "../client/client.ts";
import { namedTaskRuns } from "./output/task-paths.ts";

/** The task that the API is asked about: the id of the one with this path, so that its name need not be the only one; else the text itself. */
export async function waitingFilter(
  client: StratalClient,
  runId: string,
  task: string,
): Promise<string> {
  if (!task.includes("/")) return task;
  const run = await client.get("/api/v1/job-runs/{id}", { params: { path: { id: runId } } });
  const found = namedTaskRuns(run.task_runs, task);
  return found.length === 1 ? found[0]!.id : task;
}
