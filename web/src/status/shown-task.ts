import type { TaskRunStatus } from "../api/resources.ts";

/** A state as the pages show it. `failed_allowed`: the task failed or timed out, and its job allows that (`allow_failure`). */
export type ShownTaskStatus = TaskRunStatus | "failed_allowed";
