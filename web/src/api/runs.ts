import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useFallbackPoll, useLiveRefresh } from "../hooks/use-live.ts";
import { eachOf } from "./bulk.ts";
import { get, post } from "./request.ts";
import type { RunStatus } from "./resources.ts";

const pageSize = 100;

/** What the list of runs is narrowed to; times in ISO 8601. */
export interface RunFilter {
  status?: readonly RunStatus[];
  jobId?: string;
  triggeredBy?: string;
  q?: string;
  after?: string;
  before?: string;
}

/** The runs, newest first, page by page; kept up to date by the live channel. */
export function useRunPages(filter: RunFilter) {
  useLiveRefresh("runs", [["runs", "list"]]);
  return useInfiniteQuery({
    queryKey: ["runs", "list", filter],
    queryFn: ({ signal, pageParam }) =>
      get("/api/v1/job-runs", {
        query: {
          limit: pageSize,
          ...runQuery(filter),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: useFallbackPoll(),
    placeholderData: (before) => before,
  });
}

function runQuery({ status, jobId, triggeredBy, q, after, before }: RunFilter) {
  return {
    ...(status === undefined ? {} : { status: status.join(",") }),
    ...(jobId === undefined ? {} : { job_id: jobId }),
    ...(triggeredBy === undefined ? {} : { triggered_by: triggeredBy }),
    ...(q === undefined ? {} : { q }),
    ...(after === undefined ? {} : { created_after: after }),
    ...(before === undefined ? {} : { created_before: before }),
  };
}

/** What a run is started with. */
export interface RunStart {
  jobId: string;
  inputs?: Record<string, unknown>;
}

/** Starts a run of a job and answers with the run's id. */
export function useStartRun() {
  const refresh = useRefreshRuns();
  return useMutation({
    mutationFn: async ({ jobId, inputs = {} }: RunStart) => {
      const body = { job_id: jobId, triggered_by: "web", inputs };
      return (await post("/api/v1/job-runs", { body })).job_run_id;
    },
    onSettled: refresh,
  });
}

/** Cancels runs. */
export function useCancelRuns() {
  const refresh = useRefreshRuns();
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      eachOf(ids, (id) =>
        post("/api/v1/job-runs/{id}/cancel", { path: { id }, body: { force: false } }),
      ),
    onSettled: refresh,
  });
}

/** Runs again what did not succeed in each run, and what depends on it. */
export function useRerunFailed() {
  const refresh = useRefreshRuns();
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      eachOf(ids, (id) =>
        post("/api/v1/job-runs/{id}/rerun", {
          path: { id },
          body: { mode: "failed", version: "same" },
        }),
      ),
    onSettled: refresh,
  });
}

/** Everything that shows runs is read again; nobody waits for that. */
function useRefreshRuns(): () => void {
  const client = useQueryClient();
  return () => {
    for (const key of ["runs", "jobs", "dashboard"])
      void client.invalidateQueries({ queryKey: [key] });
  };
}
