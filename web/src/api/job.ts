/** One job: what its page shows beside its document. */
import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { components } from "../../../src/client/schema.gen.ts";
import { useFallbackPoll, useLiveTopic } from "../hooks/use-live.ts";
import type { JobDetail } from "./jobs.ts";
import { updateJob } from "./job-documents.ts";
import { get, post } from "./request.ts";

type Schemas = components["schemas"];
export type JobGrid = Schemas["JobGrid"];
export type JobHistory = Schemas["JobHistory"];
export type JobVersionHead = Schemas["JobVersion"];
export type DefinitionChange = Schemas["DefinitionChange"];

const newestRuns = 30;
const versionsPage = 50;
const refreshMs = 1_000;
const usualStaleMs = 300_000;

/** The newest runs of a job, newest first. */
export function useNewestRuns(id: string) {
  return useQuery({
    queryKey: ["jobs", id, "newest-runs"],
    queryFn: async ({ signal }) => {
      const query = { job_id: id, limit: newestRuns };
      return (await get("/api/v1/job-runs", { query, signal })).job_runs;
    },
    refetchInterval: useFallbackPoll(),
  });
}

/** The newest runs task by task. */
export function useJobGrid(id: string, enabled = true) {
  return useQuery({
    queryKey: ["jobs", id, "grid"],
    enabled,
    queryFn: ({ signal }) =>
      get("/api/v1/jobs/{id}/grid", { path: { id }, query: { limit: 25 }, signal }),
    refetchInterval: useFallbackPoll(),
  });
}

/** What the runs of 30 days came to. */
export function useJobHistory(id: string) {
  return useQuery({
    queryKey: ["jobs", id, "history"],
    queryFn: ({ signal }) => get("/api/v1/jobs/{id}/history", { path: { id }, signal }),
    refetchInterval: useFallbackPoll(),
  });
}

/** How long half of the job's runs of 30 days took at most; null while nothing is known. */
export function useUsualDuration(id: string): number | null {
  const history = useQuery({
    queryKey: ["jobs", id, "usual-duration"],
    queryFn: ({ signal }) => get("/api/v1/jobs/{id}/history", { path: { id }, signal }),
    // One more run hardly moves a median.
    staleTime: usualStaleMs,
  });
  return history.data?.p50_ms ?? null;
}

/** Reads what depends on the runs of a job again when one of them changes, at most once a second. */
export function useJobRefresh(id: string): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [id]);
  useLiveTopic("runs", (message) => {
    if (!isAbout(message["runs"], id)) return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      for (const what of ["newest-runs", "grid", "history"])
        void client.invalidateQueries({ queryKey: ["jobs", id, what] });
      void client.invalidateQueries({ queryKey: ["runs", "list"] });
    }, refreshMs);
  });
}

function isAbout(runs: unknown, id: string): boolean {
  // The channel's types are open; each run of a change carries its job.
  return Array.isArray(runs) && (runs as { job_id?: unknown }[]).some((run) => run.job_id === id);
}

/** The versions of a job, newest first, page by page. */
export function useVersionPages(id: string) {
  return useInfiniteQuery({
    queryKey: ["jobs", id, "versions"],
    queryFn: ({ signal, pageParam }) =>
      get("/api/v1/jobs/{id}/versions", {
        path: { id },
        query: { limit: versionsPage, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
}

/** One version with its text; versions never change. */
export function versionQuery(id: string, number: number) {
  return queryOptions({
    queryKey: ["versions", id, number],
    queryFn: ({ signal }) =>
      get("/api/v1/jobs/{id}/versions/{number}", { path: { id, number }, signal }),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

/** How two versions differ, in their texts and in what they mean. */
export function useVersionDifference(id: string, from: number, to: number) {
  return useQuery({
    queryKey: ["versions", id, "difference", from, to],
    queryFn: ({ signal }) =>
      get("/api/v1/jobs/{id}/diff", { path: { id }, query: { from, to }, signal }),
    staleTime: Infinity,
  });
}

/** Saves the text of an earlier version as the newest one. */
export function useRestoreVersion(job: Pick<JobDetail, "id" | "version">) {
  const refresh = useRefreshJob();
  return useMutation({
    mutationFn: (version: number) =>
      post("/api/v1/jobs/{id}/restore", {
        path: { id: job.id },
        body: { version },
        headers: { "if-match": `"v${job.version}"` },
      }),
    onSettled: refresh,
  });
}

/** Saves a changed text of a job as its next version, unless somebody else has saved one meanwhile. */
export function useSaveText(job: Pick<JobDetail, "id" | "version" | "source_format">) {
  const refresh = useRefreshJob();
  return useMutation({
    mutationFn: (text: string) =>
      updateJob(job.id, job.version, { text, isJson: job.source_format === "json" }),
    onSettled: refresh,
  });
}

/** The inputs that a job's newest run was started with. */
export async function readLastInputs(jobId: string): Promise<Record<string, unknown>> {
  const query = { job_id: jobId, limit: 1 };
  const [newest] = (await get("/api/v1/job-runs", { query })).job_runs;
  if (newest === undefined) return {};
  const path = { id: newest.id };
  return (await get("/api/v1/job-runs/{id}", { path, query: { task_runs: "false" } })).inputs;
}

function useRefreshJob(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["jobs"] });
}
