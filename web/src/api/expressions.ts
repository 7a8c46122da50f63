/** Expressions that are tried out. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { valuesOfRun } from "../document/run-values.ts";
import { get, post } from "./request.ts";

export type Evaluation = components["schemas"]["Evaluation"];

/** What a text comes to with values; asks nothing for an empty text or without values. */
export function useEvaluation(text: string, values: Record<string, unknown> | null) {
  return useQuery({
    queryKey: ["evaluation", text, values],
    queryFn: ({ signal }) =>
      post("/api/v1/expressions/evaluate", { body: { text, values: values ?? {} }, signal }),
    enabled: text.trim() !== "" && values !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** The values of a job's newest run; null if it has none. */
export function useLastRunValues(jobId: string | null) {
  return useQuery({
    queryKey: ["last-run-values", jobId],
    queryFn: async ({ signal }) => {
      const query = { job_id: jobId!, limit: 1 };
      const [newest] = (await get("/api/v1/job-runs", { query, signal })).job_runs;
      if (newest === undefined) return null;
      const run = await get("/api/v1/job-runs/{id}", { path: { id: newest.id }, signal });
      return { id: run.id, startedAt: run.created_at, values: valuesOfRun(run) };
    },
    enabled: jobId !== null,
  });
}
