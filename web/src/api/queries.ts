import { useMutation, useQuery, useQueryClient, keepPreviousData } from "@tanstack/react-query";
import { request } from "./request.ts";
import type { Health, Job, Run, RunStatus, RunWithTasks } from "./resources.ts";

const idlePollMs = 5_000;
const livePollMs = 1_000;
const pageSize = 100;

const finished: readonly RunStatus[] = ["completed", "failed", "cancelled", "timed_out", "skipped"];

/** True once nothing can change the run by itself any more. */
export function isFinished(status: RunStatus): boolean {
  return finished.includes(status);
}

export function useHealth() {
  return useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => request<Health>("/health", { signal }),
    refetchInterval: idlePollMs,
  });
}

export function useJobs() {
  return useQuery({
    queryKey: ["jobs"],
    queryFn: ({ signal }) =>
      request<{ jobs: Job[] }>(`/api/v1/jobs?limit=${pageSize}`, { signal }).then(
        (answer) => answer.jobs,
      ),
    refetchInterval: idlePollMs,
  });
}

/** The newest runs of all jobs; asked for more often while one of them is open. */
export function useRuns() {
  return useQuery({
    queryKey: ["runs"],
    queryFn: ({ signal }) =>
      request<{ job_runs: Run[] }>(`/api/v1/job-runs?limit=${pageSize}`, { signal }).then(
        (answer) => answer.job_runs,
      ),
    refetchInterval: (query) =>
      query.state.data?.some((run) => !isFinished(run.status)) ? livePollMs : idlePollMs,
  });
}

export function useRun(id: string) {
  return useQuery({
    queryKey: ["runs", id],
    queryFn: ({ signal }) =>
      request<RunWithTasks>(`/api/v1/job-runs/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => {
      const run = query.state.data;
      return run && isFinished(run.status) ? false : livePollMs;
    },
    placeholderData: keepPreviousData,
  });
}

/** Starts a run of a job and answers with the run's id. */
export function useStartRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (jobId: string) =>
      request<{ job_run_id: string }>("/api/v1/job-runs", {
        method: "POST",
        body: { job_id: jobId, triggered_by: "web" },
      }).then((answer) => answer.job_run_id),
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  });
}

export type RunAction = "pause" | "resume" | "cancel";

/** Pauses, resumes or cancels one run. */
export function useRunAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: RunAction) =>
      request<unknown>(`/api/v1/job-runs/${encodeURIComponent(id)}/${action}`, {
        method: "POST",
        body: {},
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["runs"] }),
  });
}
