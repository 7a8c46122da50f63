/** Asks the cache before a task runs, and tells it after (workflow-language.md §3, `cache`; §5.3 says when). */
import { createHash } from "node:crypto";
import { messageOf } from "../base/errors.ts";
import type { JsonValue } from "../base/json.ts";
import type { Logger } from "../base/logger.ts";
import { toText } from "../definition/expression/result.ts";
import type { CacheRule, TaskDefinition } from "../definition/job-definition.ts";
import type { TaskOutcome } from "../engine/outcome.ts";
import {
  lookupCache,
  storeCache,
  type CacheAddress,
  type CachedAttempt,
} from "../store/cache/task-cache.ts";
import type { Database } from "../store/database.ts";
import { saveEnding } from "../store/details/task-details.ts";
import type { TaskResult } from "../store/runs/settle-tasks.ts";

/** Where a task's result lies in the cache, and how long a new one stays. */
export interface CachePlace {
  address: CacheAddress;
  ttlMs: number;
}

/** What the evaluation of a cache rule needs; both throw an ExpressionError. */
export interface CacheEvaluation {
  condition(text: string): boolean;
  value(text: string): JsonValue;
}

/** What the cache works with. */
export interface CacheContext {
  database: Database;
  logger: Logger;
}

/** The place of a task's result; null if the task has no cache, or its `if` says that it is not used. */
export function cachePlace(
  task: Pick<TaskDefinition, "name" | "cache">,
  job: { projectId: string; jobId: string },
  evaluate: CacheEvaluation,
): CachePlace | null {
  const { cache } = task;
  if (cache === null || !isUsed(cache, evaluate)) return null;
  const key = toText(evaluate.value(cache.key));
  return {
    address: {
      projectId: job.projectId,
      scopeId: cache.scope === "project" ? job.projectId : job.jobId,
      taskName: task.name,
      keyHash: createHash("sha256").update(key).digest(),
    },
    ttlMs: cache.ttlMs,
  };
}

/** The outcome of an attempt that is spared; null if the task has to run. A cache that cannot be asked is an empty one. */
export async function restoreFromCache(
  { database, logger }: CacheContext,
  { address }: CachePlace,
  attempt: CachedAttempt,
): Promise<TaskOutcome | null> {
  try {
    const found = await lookupCache(database, address, attempt);
    if (found === null) return null;
    const { output, outputs, exitCode, stdoutTruncated } = found;
    const { projectId } = address;
    const ending = { ...attempt, projectId, summary: null, stdoutTruncated, cached: true };
    await saveEnding(database, ending);
    const outcome = { status: "completed", output, outputs } as const;
    return exitCode === null ? outcome : { ...outcome, exitCode };
  } catch (error) {
    logger.warn({ err: messageOf(error), task: address.taskName }, "cache not read");
    return null;
  }
}

/** Keeps what a task came to, as it is stored: with secrets masked. A failure to do so is none of the task's. */
export async function keepInCache(
  { database, logger }: CacheContext,
  { address, ttlMs }: CachePlace,
  result: Pick<
    TaskResult,
    "runId" | "seq" | "attempt" | "status" | "output" | "outputs" | "exitCode"
  >,
  stdoutTruncated: boolean,
): Promise<void> {
  if (result.status !== "completed") return;
  const { runId, seq, attempt, output, exitCode } = result;
  const outputs = result.outputs ?? {};
  try {
    const cached = { output, outputs, exitCode, stdoutTruncated, ttlMs };
    await storeCache(database, address, { runId, seq, attempt }, cached);
  } catch (error) {
    logger.warn({ err: messageOf(error), task: address.taskName }, "cache not written");
  }
}

function isUsed({ condition }: CacheRule, evaluate: CacheEvaluation): boolean {
  return condition === null || evaluate.condition(condition);
}
