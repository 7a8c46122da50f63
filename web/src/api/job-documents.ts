/** Documents of jobs: read, checked, compared and saved as their authors wrote them. */
import { useQuery } from "@tanstack/react-query";
import type { components } from "../../../src/client/schema.gen.ts";
import { get, post, sendText } from "./request.ts";

type Schemas = components["schemas"];
export type CheckedJob = Schemas["CheckedJob"];
export type JobDetail = Schemas["JobDetail"];
export type SavedJob = Schemas["SavedJob"];
export type DryRun = Schemas["DryRun"];
export type JobDifference = Schemas["JobDifference"];
export type TaskType = Schemas["TaskTypeList"]["task_types"][number];

/** A text, and whether it is JSON rather than YAML. */
export interface DocumentText {
  text: string;
  isJson: boolean;
}

function typeOf({ isJson }: DocumentText): { mediaType: string } {
  return { mediaType: isJson ? "application/json" : "application/yaml" };
}

/** A job with its text; never from the cache, since edits are based on it. */
export function readJob(id: string, signal?: AbortSignal): Promise<JobDetail> {
  return get("/api/v1/jobs/{id}", { path: { id }, ...(signal === undefined ? {} : { signal }) });
}

/** Checks a document as saving it would. */
export function checkJob(document: DocumentText, signal: AbortSignal): Promise<CheckedJob> {
  return sendText("POST", "/api/v1/jobs/validate", document.text, { ...typeOf(document), signal });
}

/** Saves a new job; the same key saves it once. */
export function createJob(document: DocumentText, key: string): Promise<SavedJob> {
  return sendText("POST", "/api/v1/jobs", document.text, {
    ...typeOf(document),
    headers: { "idempotency-key": key },
  });
}

/** Saves the next version of a job if `version` is the newest. */
export function updateJob(id: string, version: number, document: DocumentText): Promise<SavedJob> {
  return sendText("PUT", `/api/v1/jobs/${encodeURIComponent(id)}`, document.text, {
    ...typeOf(document),
    headers: { "if-match": `"v${version}"` },
  });
}

/** What saving would change in a job. */
export function compareJob(id: string, document: DocumentText): Promise<JobDifference> {
  return sendText("POST", `/api/v1/jobs/${encodeURIComponent(id)}/diff`, document.text, {
    ...typeOf(document),
  });
}

/** What a run of the document would do. */
export function dryRun(document: DocumentText, inputs: Record<string, unknown>): Promise<DryRun> {
  return post("/api/v1/jobs/dry-run", {
    body: { document: document.text, format: document.isJson ? "json" : "yaml", inputs },
  });
}

/** Starts a run of a saved job; answers with its id. */
export async function startRun(jobId: string, inputs: Record<string, unknown>): Promise<string> {
  const { job_run_id: id } = await post("/api/v1/job-runs", {
    body: { job_id: jobId, triggered_by: "web", inputs },
  });
  return id;
}

/** The language's JSON Schema, which does not change while the page is open. */
export function useJobSchema() {
  return useQuery({
    queryKey: ["job-schema"],
    queryFn: ({ signal }) => get("/api/v1/schema/job.json", { signal }),
    staleTime: Infinity,
  });
}

/** The builtin task types with their parameters. */
export function useTaskTypes() {
  return useQuery({
    queryKey: ["task-types"],
    queryFn: async ({ signal }) => (await get("/api/v1/task-types", { signal })).task_types,
    staleTime: Infinity,
  });
}

/** The newest version of each template. */
export function useTemplateList() {
  return useQuery({
    queryKey: ["templates", "newest"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/templates", { query: { limit: 100 }, signal })).templates,
  });
}
