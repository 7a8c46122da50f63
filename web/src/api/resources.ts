/** The part of the API's answers that this page reads. */

export type RunStatus =
  | "scheduled"
  | "pending"
  | "queued"
  | "running"
  | "waiting"
  | "paused"
  | "cancelling"
  | "rolling_back"
  | "completed"
  | "failed"
  | "cancelled"
  | "timed_out"
  | "skipped";

export type TaskRunStatus =
  | "pending"
  | "queued"
  | "running"
  | "retrying"
  | "waiting"
  | "completed"
  | "failed"
  | "timed_out"
  | "cancelled"
  | "skipped";

export interface Health {
  status: string;
  service: string;
  version?: string;
  database?: { status: string; latency_ms?: number };
  workers?: { active: number; process_slots?: number; inline_slots?: number };
}

export interface Job {
  id: string;
  name: string;
  description: string;
  enabled: boolean;
  created_at: string;
}

export interface Run {
  id: string;
  job_id: string;
  job_name: string;
  status: RunStatus;
  reason: string | null;
  triggered_by: string;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
}

export interface TaskRun {
  id: string;
  task_name: string;
  status: TaskRunStatus;
  skip_reason: string | null;
  queue_reason?: string | null;
  attempt: number;
  output: string | null;
  error_message: string | null;
  exit_code: number | null;
  started_at: string | null;
  finished_at: string | null;
}

export interface RunWithTasks extends Run {
  task_runs: TaskRun[];
}

export interface LogMessage {
  type: string;
  timestamp: string;
  level: string;
  stream: "stdout" | "stderr" | "system";
  message: string;
  task_name: string | null;
}
