/** Random job documents with the outcomes of their tasks. */
import fc from "fast-check";
import type { ModelTask } from "./interpret.ts";

const MAX_TASKS = 8;
const rule = fc.constantFrom(
  "all_ok",
  "all_ok",
  "all_ok",
  "all_completed",
  "all_done",
  "any_ok",
  "any_failed",
  "all_failed",
);
const edgeStatus = fc.constantFrom("ok", "completed", "failed", "skipped", "done");

interface Draft {
  edges: { used: boolean; read: boolean; status: string | null }[];
  runWhen: string;
  withStatuses: boolean;
  onSkip: ModelTask["onSkip"];
  enabled: boolean;
  allowFailure: boolean;
  outcome: ModelTask["outcome"];
}

const draft: fc.Arbitrary<Draft> = fc.record({
  edges: fc.array(
    fc.record({
      used: fc.boolean(),
      read: fc.boolean(),
      status: fc.option(edgeStatus, { nil: null }),
    }),
    { minLength: MAX_TASKS, maxLength: MAX_TASKS },
  ),
  runWhen: rule,
  withStatuses: fc.boolean(),
  onSkip: fc.constantFrom(
    "auto" as const,
    "auto" as const,
    "cascade" as const,
    "continue" as const,
  ),
  enabled: fc.oneof(
    { weight: 5, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  allowFailure: fc.boolean(),
  outcome: fc.constantFrom(
    "completed" as const,
    "completed" as const,
    "completed" as const,
    "failed" as const,
    "timed_out" as const,
    "exit_skip" as const,
  ),
});

/** Jobs in which every task may depend on any of those before it. */
export const modelJob: fc.Arbitrary<ModelTask[]> = fc
  .array(draft, { minLength: 1, maxLength: MAX_TASKS })
  .map((drafts) => drafts.map(taskOf));

function taskOf(drafted: Draft, index: number): ModelTask {
  const { edges, runWhen, withStatuses, ...rest } = drafted;
  const used = edges
    .slice(0, index)
    .flatMap((edge, other) => (edge.used ? [{ ...edge, other }] : []));
  const hasStatus = withStatuses && used.some((edge) => edge.status !== null);
  return {
    ...rest,
    name: `t${index}`,
    dependsOn: used.map(({ other, status }) => ({
      task: `t${other}`,
      status: withStatuses ? status : null,
    })),
    // A status forbids run_when, and rules that need a result need a dependency.
    runWhen:
      hasStatus || (used.length === 0 && /^any_|^all_failed$/.test(runWhen)) ? "all_ok" : runWhen,
    reads: used.filter((edge) => edge.read).map(({ other }) => `t${other}`),
  };
}

/** The task as its author would write it. */
export function documentTask(task: ModelTask): { name: string; [key: string]: unknown } {
  const { name, dependsOn, runWhen, onSkip, enabled, allowFailure, reads } = task;
  return {
    name,
    depends_on: dependsOn.map((edge) => (edge.status === null ? edge.task : edge)),
    ...(dependsOn.some((edge) => edge.status !== null) ? {} : { run_when: runWhen }),
    on_skip: onSkip,
    enabled,
    allow_failure: allowFailure,
    uses: "echo",
    parameters: { message: reads.map((other) => `\${${other}.output}`).join(" ") || "-" },
  };
}
