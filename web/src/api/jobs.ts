import {
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { useFallbackPoll } from "../hooks/use-live.ts";
import { eachOf } from "./bulk.ts";
import { del, get } from "./request.ts";

export type JobDetail = components["schemas"]["JobDetail"];

const pageSize = 100;

/** What the list of jobs is narrowed to. */
export interface JobFilter {
  q?: string;
  sort?: "name" | "newest";
}

/** One job with its document. */
export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ["jobs", id],
    queryFn: ({ signal }) => get("/api/v1/jobs/{id}", { path: { id }, signal }),
  });
}

/** The number of a job's newest version; undefined while it is not known, or if there is no such job any more. */
export function useNewestVersion(id: string): number | undefined {
  return useQuery(jobQuery(id)).data?.version;
}

/** The jobs, page by page, with the figures of their newest runs. */
export function useJobPages(filter: JobFilter) {
  return useInfiniteQuery({
    queryKey: ["jobs", "list", filter],
    queryFn: ({ signal, pageParam }) =>
      get("/api/v1/jobs", {
        query: {
          limit: pageSize,
          with: "stats" as const,
          ...filter,
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
