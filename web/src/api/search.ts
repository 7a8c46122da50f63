/** What the command palette finds as one types. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "./request.ts";
import type { Job, Run } from "./resources.ts";

const shownJobs = 6;
const shownRuns = 6;

/** Jobs whose name or description holds the text. */
export function useFoundJobs(text: string): readonly Job[] {
  const jobs = useQuery({
    queryKey: ["jobs", "found", text],
    queryFn: async ({ signal }) => {
      const query = { limit: shownJobs, ...(text === "" ? {} : { q: text }) };
      return (await get("/api/v1/jobs", { query, signal })).jobs;
    },
    placeholderData: keepPreviousData,
  });
  return jobs.data ?? [];
}

/** Runs whose id begins with the text, or whose job's name holds it. */
export function useFoundRuns(text: string): readonly Run[] {
  const runs = useQuery({
    queryKey: ["runs", "found", text],
    queryFn: async ({ signal }) => {
      const query = { limit: shownRuns, ...(text === "" ? {} : { q: text }) };
      return (await get("/api/v1/job-runs", { query, signal })).job_runs;
    },
    placeholderData: keepPreviousData,
  });
  return runs.data ?? [];
}
