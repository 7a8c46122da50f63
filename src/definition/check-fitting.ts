/** Keys of a task that do not fit its body: what they ask for could not be done, and nobody would be told. */
import type { CacheRule, ConcurrencyRule, RetryPolicy, TaskBody } from "./job-definition.ts";
import type { ParseContext, Section } from "./section.ts";

const bodyWords: Readonly<Record<TaskBody["kind"], string>> = {
  script: "a script",
  builtin: "a builtin",
  group: "a group",
  job: "a sub-job",
  approval: "an approval",
  wait: "a wait",
};

/** How a body fails that stands for other tasks; a policy re-tries it only if it names this. */
const ownFailure = { group: "children_failed", job: "child_run_failed" } as const;

/** The keys of a task that are looked at. */
interface FittingKeys {
  cache: CacheRule | null;
  retry: RetryPolicy;
  concurrency: ConcurrencyRule | null;
}

/**
 * Reports a `cache` of what has no result to keep, a `concurrency` that would end or pass over other tasks, and a `retry` that does not
 * re-try what its body fails with.
 */
export function checkFitting(
  task: Section,
  body: TaskBody,
  { cache, retry, concurrency }: FittingKeys,
  context: ParseContext,
): void {
  checkCache(task, body, cache, context);
  checkConcurrency(task, concurrency, context);
  checkRetry(task, body, retry, context);
}

function checkCache(
  task: Section,
  { kind }: TaskBody,
  cache: CacheRule | null,
  context: ParseContext,
): void {
  if (cache !== null && kind !== "script" && kind !== "builtin")
    context.problems.error(
      task.pathOf("cache"),
      `Results of ${bodyWords[kind]} cannot be kept in a cache. ${kind === "group" ? "Give `cache` to the tasks inside instead." : "Remove `cache`."}`,
      "key",
    );
}

/** A task waits for its slot in turn: only whole runs are cancelled for another, or take each other's place. */
function checkConcurrency(
  task: Section,
  concurrency: ConcurrencyRule | null,
  context: ParseContext,
): void {
  if (concurrency === null) return;
  const path = task.pathOf("concurrency");
  if (concurrency.onConflict === "cancel_running")
    context.problems.error(
      [...path, "on_conflict"],
      "A task does not cancel others for its slot: use queue, skip or fail, or give the `concurrency` to the job, whose runs can be replaced.",
    );
  if (concurrency.queueOrder === "latest")
    context.problems.error(
      [...path, "queue_order"],
      "Tasks get their slots in turn: remove `queue_order`, or give the `concurrency` to the job, of whose waiting runs only the newest is kept then.",
    );
}

function checkRetry(
  task: Section,
  { kind }: TaskBody,
  retry: RetryPolicy,
  context: ParseContext,
): void {
  if (kind !== "group" && kind !== "job") return;
  const failure = ownFailure[kind];
  if (!task.has("retry") || retry.max === 0 || retry.kinds.includes(failure)) return;
  context.problems.warning(
    task.pathOf("retry"),
    `When ${kind === "group" ? "tasks inside fail" : "its run fails"}, this task is not re-tried: add \`kinds: [${failure}]\` if it shall start afresh.`,
    "key",
  );
}
