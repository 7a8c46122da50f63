import { useMutation, useQuery, useQueryClient, keepPreviousData } from "@tanstack/react-query";
import { get, post } from "./request.ts";
import type { RunStatus, RunWithTasks } from "./resources.ts";

const livePollMs = 1_000;

const finished: readonly RunStatus[] = ["completed", "failed", "cancelled", "timed_out", "skipped"];

/** True once nothing can change the run by itself any more. */
export function isFinished(status: RunStatus): boolean {
  return finished.includes(status);
}

export function useRun(id: string) {
  return useQuery({
    queryKey: ["runs", id],
    queryFn: ({ signal }) => get("/api/v1/job-runs/{id}", { path: { id }, signal }),
    refetchInterval: (query) => {
      const run = query.state.data;
      return run && isFinished(run.status) ? false : livePollMs;
    },
    placeholderData: keepPreviousData,
  });
}

/**
 * The version of the job that the run runs: what it says about each task. Asked for only when a task failed, which is when it
 * matters whether the failure was allowed; versions never change.
 */
export function useVersionOfFailed(run: RunWithTasks | undefined) {
  const failed = run?.task_runs.some(({ status }) => status === "failed" || status === "timed_out");
  const path = { id: run?.job_id ?? "", number: run?.version ?? 0 };
  return useQuery({
    queryKey: ["versions", path.id, path.number],
    queryFn: ({ signal }) => get("/api/v1/jobs/{id}/versions/{number}", { path, signal }),
    enabled: failed === true,
    staleTime: Infinity,
  });
}

const actionPaths = {
  pause: "/api/v1/job-runs/{id}/pause",
  resume: "/api/v1/job-runs/{id}/resume",
  cancel: "/api/v1/job-runs/{id}/cancel",
} as const;
export type RunAction = keyof typeof actionPaths;

/** Pauses, resumes or cancels one run. */
export function useRunAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: RunAction) => post(actionPaths[action], { path: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  });
}
