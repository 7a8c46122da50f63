/** Keys of a task that do not fit its body: what they ask for could not be done, and nobody would be told. */
import type { CacheRule, RetryPolicy, TaskBody } from "./job-definition.ts";
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

/** Reports a `cache` of what has no result to keep, and a `retry` that does not re-try what its body fails with. */
export function checkFitting(
  task: Section,
  body: TaskBody,
  { cache, retry }: { cache: CacheRule | null; retry: RetryPolicy },
  context: ParseContext,
): void {
  const { kind } = body;
  if (cache !== null && kind !== "script" && kind !== "builtin")
    context.problems.error(
      task.pathOf("cache"),
      `Results of ${bodyWords[kind]} cannot be kept in a cache. ${kind === "group" ? "Give `cache` to the tasks inside instead." : "Remove `cache`."}`,
      "key",
    );
  if (kind !== "group" && kind !== "job") return;
  const failure = ownFailure[kind];
  if (!task.has("retry") || retry.max === 0 || retry.kinds.includes(failure)) return;
  context.problems.warning(
    task.pathOf("retry"),
    `When ${kind === "group" ? "tasks inside fail" : "its run fails"}, this task is not re-tried: add \`kinds: [${failure}]\` if it shall start afresh.`,
    "key",
  );
}
