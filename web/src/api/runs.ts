import { useMutation, useQueryClient } from "@tanstack/react-query";
import { post } from "./request.ts";

/** What a run is started with. */
export interface RunStart {
  jobId: string;
  inputs?: Record<string, unknown>;
}

/** Starts a run of a job and answers with the run's id. */
export function useStartRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ jobId, inputs = {} }: RunStart) => {
      const body = { job_id: jobId, triggered_by: "web", inputs };
      return (await post("/api/v1/job-runs", { body })).job_run_id;
    },
    onSettled: () =>
      Promise.all(
        ["runs", "jobs", "dashboard"].map((key) => client.invalidateQueries({ queryKey: [key] })),
      ),
  });
}
