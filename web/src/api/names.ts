import { useQuery } from "@tanstack/react-query";
import { get } from "./request.ts";

/** A name that a breadcrumb shows does not have to be newer than this. */
const nameAgeMs = 60_000;

/** A job's name; null while it is not known. */
export function useJobName(id: string | null): string | null {
  const job = useQuery({
    queryKey: ["jobs", id, "name"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/jobs/{id}", { path: { id: id ?? "" }, signal })).name,
    enabled: id !== null,
    staleTime: nameAgeMs,
  });
  return job.data ?? null;
}

/** A run's number, and the name and the id of its job; null while they are not known. */
export function useRunName(id: string): {
  name: string;
  jobId: string | null;
  number: number | null;
} {
  const run = useQuery({
    queryKey: ["run-name", id],
    queryFn: ({ signal }) =>
      get("/api/v1/job-runs/{id}", { path: { id }, query: { task_runs: "false" }, signal }),
    staleTime: nameAgeMs,
  });
  return {
    name: run.data?.job_name ?? "",
    jobId: run.data?.job_id ?? null,
    number: run.data?.number ?? null,
  };
}
