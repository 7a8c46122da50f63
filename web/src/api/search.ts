/** What the command palette finds as one types. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "./request.ts";
import type { Job, Run } from "./resources.ts";

const shownJobs = 6;
const shownRuns = 6;
const searchedRows = 200;

/** Jobs whose name or description holds the text. */
export function useFoundJobs(text: string): readonly Job[] {
  const jobs = useQuery({
    queryKey: ["jobs", "palette"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/jobs", { query: { limit: searchedRows }, signal })).jobs,
    placeholderData: keepPreviousData,
  });
  const wanted = text.toLowerCase();
  return (jobs.data ?? [])
    .filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted))
    .slice(0, shownJobs);
}

/** Runs whose id, or whose job's name, holds the text. */
export function useFoundRuns(text: string): readonly Run[] {
  const runs = useQuery({
    queryKey: ["runs", "palette"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/job-runs", { query: { limit: searchedRows }, signal })).job_runs,
    placeholderData: keepPreviousData,
  });
  const wanted = text.toLowerCase();
  return (runs.data ?? [])
    .filter(({ id, job_name: name }) => `${id} ${name}`.toLowerCase().includes(wanted))
    .slice(0, shownRuns);
}
