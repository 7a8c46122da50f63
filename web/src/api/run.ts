/** One run: what its page reads beside the skeleton, and what can be done with it. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post } from "./request.ts";
import type { components } from "../../../src/client/schema.gen.ts";

type Schemas = components["schemas"];
export type RunDetail = Schemas["JobRunDetail"];
export type TaskRun = Schemas["TaskRun"];
export type ResolvedValues = Schemas["ResolvedValues"];
export type ResolvedValue = Schemas["ResolvedValue"];
export type TaskAttempt = Schemas["TaskAttempt"];
export type Artifact = Schemas["Artifact"];
export type RunEvent = Schemas["RunEvent"];
export type WaitingTask = Schemas["WaitingTask"];
export type Waiting = Schemas["Waiting"];
export type VersionDetail = Schemas["JobVersionDetail"];
export type RerunRequest = Schemas["RerunRequest"];
export type LogMessage = Schemas["LogMessage"];

const openPollMs = 3_000;
const eventsPerPage = 100;
const artifactsPerPage = 200;
const errorLines = 5;

/** How up to date an answer has to be: `version` is the skeleton's, so that a change of the run reads it again. */
interface Freshness {
  version: number;
  open: boolean;
}

/** A run's last bits are its own zeros: a task run's public id has its sequence number + 1 there (ARCHITECTURE.md). */
export function taskRunId(runId: string, seq: number): string {
  return runId.slice(0, -6) + (seq + 1).toString(16).padStart(6, "0");
}

/** The sequence number in a task run's public id. */
export function seqOfTaskRun(taskRun: string): number {
  return Number.parseInt(taskRun.slice(-6), 16) - 1;
}

/** The run without its task runs: a run of ten thousand is as quick to read as one of ten. */
export function useRunDetail(id: string, status: string | undefined) {
  return useQuery({
    queryKey: ["run", id, "detail", status],
    queryFn: ({ signal }) =>
      get("/api/v1/job-runs/{id}", { path: { id }, query: { task_runs: "false" }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** One task run with its outputs; read again while it is open. */
export function useTaskRun(runId: string, seq: number, state: string) {
  const id = taskRunId(runId, seq);
  return useQuery({
    queryKey: ["run", runId, "task", seq, state],
    queryFn: ({ signal }) => get("/api/v1/task-runs/{id}", { path: { id }, signal }),
    refetchInterval: isOpenState(state) ? openPollMs : false,
    placeholderData: keepPreviousDataOf(runId, seq),
  });
}

/** What the newest attempt of a task run was given; `state` is that of the task run, with its attempt. */
export function useResolvedValues(runId: string, seq: number, state: string) {
  const id = taskRunId(runId, seq);
  return useQuery({
    queryKey: ["run", runId, "resolved", seq, state],
    queryFn: ({ signal }) => get("/api/v1/task-runs/{id}/resolved", { path: { id }, signal }),
    placeholderData: keepPreviousDataOf(runId, seq),
  });
}

/** The attempts of a task run. */
export function useAttempts(runId: string, seq: number, state: string, enabled = true) {
  const id = taskRunId(runId, seq);
  return useQuery({
    queryKey: ["run", runId, "attempts", seq, state],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/task-runs/{id}/attempts", { path: { id }, signal })).attempts,
    enabled,
    placeholderData: keepPreviousDataOf(runId, seq),
  });
}

/** Keeps what is shown while the same task run is read again, and never another one's. */
function keepPreviousDataOf(runId: string, seq: number) {
  return <Data>(previous: Data | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
    query?.queryKey[1] === runId && query.queryKey[3] === seq ? previous : undefined;
}

/** The last lines that a failed task wrote to its error output; its last lines at all if it wrote none there. */
export function useErrorLines(runId: string, seq: number | null) {
  return useQuery({
    queryKey: ["run", runId, "error-lines", seq],
    queryFn: async ({ signal }) => {
      const path = { id: taskRunId(runId, seq ?? 0) };
      const { logs } = await get("/api/v1/logs/task-runs/{id}", {
        path,
        query: { tail: 50 },
        signal,
      });
      const errors = logs.filter(({ stream }) => stream === "stderr");
      return (errors.length > 0 ? errors : logs).slice(-errorLines);
    },
    enabled: seq !== null,
  });
}

/** The version of the job that the run follows: what its author wrote about each task. Versions never change. */
export function useRunVersion(jobId: string | undefined, number: number | undefined) {
  return useQuery({
    queryKey: ["versions", jobId, number],
    queryFn: ({ signal }) =>
      get("/api/v1/jobs/{id}/versions/{number}", {
        path: { id: jobId ?? "", number: number ?? 0 },
        signal,
      }),
    enabled: jobId !== undefined && number !== undefined,
    staleTime: Infinity,
  });
}

/** The run's skeleton as it is, for looking at it beside another one. */
export function useRunGraph(id: string | undefined) {
  return useQuery({
    queryKey: ["run", id, "graph"],
    queryFn: ({ signal }) => get("/api/v1/job-runs/{id}/graph", { path: { id: id! }, signal }),
    enabled: id !== undefined,
  });
}

/** The newest run of the job that completed and was created before this one; null if there is none. */
export function usePreviousGoodRun(jobId: string, createdAt: string) {
  return useQuery({
    queryKey: ["runs", "previous-good", jobId, createdAt],
    queryFn: async ({ signal }) => {
      const query = { job_id: jobId, status: "completed", created_before: createdAt, limit: 2 };
      const { job_runs: runs } = await get("/api/v1/job-runs", { query, signal });
      // The bound may be inclusive: the run itself is not before itself.
      return runs.find(({ created_at: at }) => at < createdAt) ?? null;
    },
  });
}

/** Why the run, or one of its tasks, is not at its end. */
export function useWaiting(runId: string, { version, open }: Freshness, task?: string) {
  return useQuery({
    queryKey: ["run", runId, "waiting", task ?? null, version],
    queryFn: ({ signal }) =>
      get("/api/v1/job-runs/{id}/waiting", {
        path: { id: runId },
        query: task === undefined ? { limit: 200 } : { task, limit: 1 },
        signal,
      }),
    enabled: open,
    refetchInterval: open ? openPollMs : false,
    placeholderData: keepPreviousData,
  });
}

/** The files that the run's tasks left. */
export function useArtifacts(runId: string, { version }: Freshness) {
  return useQuery({
    queryKey: ["run", runId, "artifacts", version],
    queryFn: async ({ signal }) =>
      (
        await get("/api/v1/job-runs/{id}/artifacts", {
          path: { id: runId },
          query: { limit: artifactsPerPage },
          signal,
        })
      ).artifacts,
    placeholderData: keepPreviousData,
  });
}

/** What happened in the run, a page at a time; `cursor` is that of the page before. */
export function useRunEvents(runId: string, cursor: string | null, version: number) {
  return useQuery({
    queryKey: ["run", runId, "events", cursor, version],
    queryFn: ({ signal }) =>
      get("/api/v1/job-runs/{id}/events", {
        path: { id: runId },
        query: { limit: eventsPerPage, ...(cursor === null ? {} : { cursor }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** A page of the run's task runs in full, for their summaries. */
export function useTaskRuns(runId: string, { version }: Freshness) {
  return useQuery({
    queryKey: ["run", runId, "task-runs", version],
    queryFn: async ({ signal }) =>
      (
        await get("/api/v1/job-runs/{id}/task-runs", {
          path: { id: runId },
          query: { limit: 500 },
          signal,
        })
      ).task_runs,
    placeholderData: keepPreviousData,
  });
}

const runActions = {
  pause: "/api/v1/job-runs/{id}/pause",
  resume: "/api/v1/job-runs/{id}/resume",
} as const;

/** Pauses or resumes the run. */
export function usePauseRun(id: string) {
  return useRunChange((action: keyof typeof runActions) =>
    post(runActions[action], { path: { id } }),
  );
}

/** Cancels the run; `force` leaves out its handlers. */
export function useCancelRun(id: string) {
  return useRunChange((force: boolean) =>
    post("/api/v1/job-runs/{id}/cancel", {
      path: { id },
      query: { force: force ? "true" : "false" },
      body: { force },
    }),
  );
}

/** Runs the run, or a part of it, again. */
export function useRerun(id: string) {
  return useRunChange((body: RerunRequest) =>
    post("/api/v1/job-runs/{id}/rerun", { path: { id }, body }),
  );
}

/** Gives a task run a state by hand. */
export function useOverrideTask(runId: string, seq: number) {
  return useRunChange((body: { status: "completed" | "skipped" | "failed"; reason: string }) =>
    post("/api/v1/task-runs/{id}/override", { path: { id: taskRunId(runId, seq) }, body }),
  );
}

/** Decides an approval. */
export function useDecision(runId: string, seq: number) {
  const path = { id: taskRunId(runId, seq) };
  return useRunChange(
    (decision: { approve: boolean; comment: string; form: Record<string, unknown> }) =>
      decision.approve
        ? post("/api/v1/task-runs/{id}/approve", {
            path,
            body: { comment: decision.comment, form: decision.form },
          })
        : post("/api/v1/task-runs/{id}/reject", { path, body: { comment: decision.comment } }),
  );
}

/** A change of the run: afterwards everything that is known of it is read again. */
function useRunChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["run"] }),
        client.invalidateQueries({ queryKey: ["runs"] }),
      ]),
  });
}

/** True for a state in which a task run, or a run, has not ended. */
export function isOpenState(state: string): boolean {
  return !["completed", "failed", "timed_out", "cancelled", "skipped"].includes(state);
}
