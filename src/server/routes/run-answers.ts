/** Runs, task runs, attempts and events as the API shows them. */
import type { JobRun, JobRunDetail } from "../../api/job-runs.ts";
import type { RunEvent, TaskAttempt, TaskRun } from "../../api/task-runs.ts";
import { taskRunId } from "../../base/ids.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { JobDefinition, OutputDeclaration } from "../../definition/job-definition.ts";
import { ITEM_LAYER, ITERATION_LAYER } from "../../engine/expand.ts";
import type { Plan } from "../../definition/plan.ts";
import type { JobRunStatus } from "../../engine/states.ts";
import { MASK } from "../../secrets/masker.ts";
import type { TaskDetails } from "../../store/details/task-details.ts";
import type { IGetRunRowResult } from "../../store/runs/get-run.queries.ts";
import type { IListRunEventRowsResult } from "../../store/runs/list-run-events.queries.ts";
import type { IListRunRowsResult } from "../../store/runs/list-runs.queries.ts";
import type { IListTaskAttemptRowsResult } from "../../store/runs/list-task-attempts.queries.ts";
import type { IListTaskRunRowsResult } from "../../store/runs/list-task-runs.queries.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";
import { queueReason, type WorkerOffer } from "../../engine/queue-reason.ts";
import { maskedInputs } from "./masked-inputs.ts";

/** A run in a list. */
export function runAnswer(row: IListRunRowsResult): JobRun {
  return {
    id: row.id,
    number: row.number,
    job_id: row.job_id,
    job_name: row.job_name,
    version_id: row.version_id,
    version: row.version,
    status: row.status,
    reason: row.reason,
    triggered_by: row.triggered_by,
    priority: row.priority,
    attempt: row.attempt,
    total_tasks: row.total_tasks,
    open_tasks: row.open_tasks,
    failed_tasks: row.bad_tasks,
    warnings: row.allowed_failures > 0,
    // A constraint of the table allows no other text.
    rollback: row.rollback as JobRun["rollback"],
    parent_task_run_id:
      row.parent_run_id === null ? null : taskRunId(row.parent_run_id, row.parent_seq!),
    error_message: errorMessage(row.error),
    created_at: isoTime(row.created_at),
    started_at: isoTimeOrNull(row.started_at),
    finished_at: isoTimeOrNull(row.finished_at),
    paused_at: isoTimeOrNull(row.paused_at),
    cancel_requested_at: isoTimeOrNull(row.cancel_requested_at),
    retry_at: isoTimeOrNull(row.retry_at),
    retries_left: row.retries_left,
    rerun_of: row.rerun_of,
  };
}

/** What a run was given and what it gave, without what its job declares as secret or sensitive. */
export function runValues(
  row: IGetRunRowResult,
  { inputs, outputs }: JobDefinition,
): Pick<JobRunDetail, "inputs" | "outputs"> {
  return {
    inputs: maskedInputs(row.inputs as JsonObject, inputs),
    outputs: withoutSensitive(row.outputs as JsonObject | null, outputs),
  };
}

/** A run with its task runs. */
export function runDetailAnswer(
  row: IGetRunRowResult,
  definition: JobDefinition,
  taskRuns: TaskRun[],
  logLines: number,
): JobRunDetail {
  return {
    ...runAnswer(row),
    ...runValues(row, definition),
    log_lines: logLines,
    task_runs: taskRuns,
  };
}

/** What an answer about a task run needs beside its row. */
export interface TaskRunSurroundings {
  runStatus: JobRunStatus;
  /** The plan that the run follows. */
  plan: Plan;
  /** What the workers take, to tell why a task has to wait. */
  offers: readonly WorkerOffer[];
  /** What there is to tell beside the rows, by sequence number. */
  details: ReadonlyMap<number, TaskDetails>;
}

/** A task run. */
export function taskRunAnswer(
  row: IListTaskRunRowsResult,
  { runStatus, plan, offers, details }: TaskRunSurroundings,
): TaskRun {
  // Nothing of a paused run gets a slot.
  const locked = runStatus === "paused" ? null : slotReason(row);
  const waiting = locked ?? queueReason(row, runStatus, offers);
  const detail = details.get(row.seq);
  const { task } = plan.nodes[row.node]!;
  const failed = row.status === "failed" || row.status === "timed_out";
  return {
    id: taskRunId(row.run_id, row.seq),
    job_run_id: row.run_id,
    seq: row.seq,
    name: row.name,
    task_name: row.name,
    parent_id: row.parent_seq === null ? null : taskRunId(row.run_id, row.parent_seq),
    kind: kindOf(row, plan),
    item_key: row.item_key,
    item_index: row.item_index,
    status: row.status,
    skip_reason: row.skip_reason,
    // A constraint of the table allows no other text.
    ended_by: row.ended_by as TaskRun["ended_by"],
    failure_allowed: failed && task.allowFailure,
    queue_reason: waiting?.reason ?? null,
    queue_message: waiting?.message ?? null,
    attempt: row.attempt,
    worker_id: row.worker_id,
    tags: row.tags,
    queue: row.queue,
    queued_at: isoTimeOrNull(row.queued_at),
    retry_at: isoTimeOrNull(row.retry_at),
    started_at: isoTimeOrNull(row.started_at),
    finished_at: isoTimeOrNull(row.finished_at),
    exit_code: row.exit_code,
    output: row.output,
    output_truncated: row.output_truncated,
    // Settling wrote an object.
    outputs: withoutSensitive(row.outputs as JsonObject | null, task.outputs),
    error: row.error as JsonObject | null,
    error_message: errorMessage(row.error),
    stdout_truncated: detail?.stdout_truncated ?? false,
    cached: detail?.cached ?? false,
    progress: progressOf(detail),
    usage: usageAnswer(detail),
    summary: detail?.summary ?? null,
  };
}

function progressOf(detail: TaskDetails | undefined): TaskRun["progress"] {
  if (detail === undefined || detail.progress_percent === null) return null;
  return { percent: detail.progress_percent, text: detail.progress_text ?? "" };
}

/** Outputs as they are shown: later tasks get the sensitive ones, people do not. */
function withoutSensitive(
  outputs: JsonObject | null,
  declared: Readonly<Record<string, OutputDeclaration>>,
): JsonObject | null {
  if (outputs === null) return null;
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [
      name,
      Object.hasOwn(declared, name) && declared[name]!.sensitive ? MASK : value,
    ]),
  );
}

/** Why a task run is queued and not offered to workers. */
function slotReason({
  status,
  queue_reason: reason,
}: Pick<IListTaskRunRowsResult, "status" | "queue_reason">): {
  reason: "lock" | "max_parallel";
  message: string;
} | null {
  if (status !== "queued") return null;
  if (reason === "lock") return { reason, message: "others hold all slots of its concurrency key" };
  if (reason === "max_parallel")
    return { reason, message: "the run executes as many tasks as max_parallel allows" };
  return null;
}

function kindOf(row: IListTaskRunRowsResult, plan: Plan): TaskRun["kind"] {
  if (row.layer === ITEM_LAYER) return "item";
  if (row.layer === ITERATION_LAYER) return "iteration";
  const { graph } = plan.nodes[row.node]!;
  return plan.graphs[graph]!.kind === "rollback" ? "compensation" : "task";
}

/** An attempt that has ended. */
export function attemptAnswer(row: IListTaskAttemptRowsResult): TaskAttempt {
  return {
    attempt: row.attempt,
    status: row.status,
    worker_id: row.worker_id,
    started_at: isoTimeOrNull(row.started_at),
    finished_at: isoTimeOrNull(row.finished_at),
    exit_code: row.exit_code,
    error: row.error as JsonObject | null,
    error_message: errorMessage(row.error),
    usage: usageAnswer(row),
  };
}

function usageAnswer(
  row:
    | Pick<
        TaskDetails,
        "is_measured" | "cpu_ms" | "peak_memory_bytes" | "read_bytes" | "written_bytes"
      >
    | undefined,
): TaskRun["usage"] {
  if (row === undefined || !row.is_measured) return null;
  const { cpu_ms: cpuMs, peak_memory_bytes, read_bytes, written_bytes } = row;
  return {
    cpu_seconds: cpuMs === null ? null : cpuMs / 1_000,
    peak_memory_bytes,
    read_bytes,
    written_bytes,
  };
}

/** Something that happened in a run. */
export function eventAnswer(runId: string, row: IListRunEventRowsResult): RunEvent {
  return {
    id: Number(row.id),
    type: row.type,
    at: isoTime(row.at),
    task_run_id: row.seq === null ? null : taskRunId(runId, row.seq),
    attempt: row.attempt,
    worker_id: row.worker_id,
    data: row.data as JsonValue,
  };
}

function errorMessage(error: unknown): string | null {
  const message = (error as { message?: unknown } | null)?.message;
  return typeof message === "string" ? message : null;
}
