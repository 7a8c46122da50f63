import { queryOptions, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { useFallbackPoll } from "../hooks/use-live.ts";
import { eachOf } from "./bulk.ts";
import { del, get } from "./request.ts";
import type { Job, RunStatus } from "./resources.ts";

export type JobDetail = components["schemas"]["JobDetail"];

/** A job in the list, with what its newest runs were like. */
export interface JobRow extends Job {
  recent_runs?: readonly RecentRun[];
  p50_ms?: number | null;
  success_rate?: number | null;
}

/** One of a job's newest runs. */
export interface RecentRun {
  id: string;
  status: RunStatus;
  duration_ms: number | null;
  created_at: string;
}

const pageSize = 100;

/** What the list of jobs is narrowed to. */
export interface JobFilter {
  q?: string;
  sort?: string;
}

/** One job with its document. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ["jobs", id],
    queryFn: ({ signal }) => get("/api/v1/jobs/{id}", { path: { id }, signal }),
  });
}

/** The jobs, page by page, with the figures of their newest runs. */
export function useJobPages(filter: JobFilter) {
  return useInfiniteQuery({
    queryKey: ["jobs", "list", filter],
    queryFn: ({ signal, pageParam }) =>
      get("/api/v1/jobs", {
        query: {
          limit: pageSize,
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

/** Deletes jobs one after the other; answers with those that could not be deleted, each with the reason. */
export function useDeleteJobs() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) =>
      eachOf(ids, (id) => del("/api/v1/jobs/{id}", { path: { id } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }),
  });
}
