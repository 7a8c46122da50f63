import type { Resources, RetryPolicy } from "./job-definition.ts";
import { defaultOf, durationDefault } from "./keys.ts";
import { parseResources } from "./parse-resources.ts";
import { noRetry, parseRetry } from "./parse-retry.ts";
import { parseScriptDefaults, type ScriptDefaults } from "./parse-script.ts";
import type { ParseContext, Section } from "./section.ts";

/** What a task inherits. */
export interface TaskDefaults {
  timeoutMs: number;
  queueTimeoutMs: number | null;
  cancelGraceMs: number;
  retry: RetryPolicy;
  onWorkerLost: "fail" | "retry";
  runsOn: string[];
  queue: string;
  priority: number;
  resources: Resources | null;
  script: ScriptDefaults;
}

/** Reads the job's `defaults`, over the language's own. `env` is read by the job. */
export function parseTaskDefaults(
  defaults: Section | undefined,
  jobPriority: number,
  context: ParseContext,
): TaskDefaults {
  return {
    timeoutMs: defaults?.duration("timeout") ?? durationDefault("task", "timeout", context.mode),
    queueTimeoutMs: defaults?.duration("queue_timeout") ?? null,
    cancelGraceMs: defaults?.duration("cancel_grace") ?? durationDefault("task", "cancel_grace"),
    retry: (defaults && parseRetry(defaults, context)) ?? noRetry,
    onWorkerLost:
      defaults?.choice<"fail" | "retry">("on_worker_lost") ??
      (defaultOf("task", "on_worker_lost", context.mode) === "fail" ? "fail" : "retry"),
    runsOn: defaults?.textList("runs_on") ?? [],
    queue: textOrUnset(defaults, "queue") ?? String(defaultOf("task", "queue", context.mode)),
    priority: defaults?.number("priority") ?? jobPriority,
    resources: (defaults && parseResources(defaults, context)) ?? null,
    script: parseScriptDefaults(defaults?.section("script"), context),
  };
}

/** An empty text is an unset field, as Go writes it. */
export function textOrUnset(section: Section | undefined, key: string): string | undefined {
  if (section?.entry(key)?.value === "") return undefined;
  return section?.text(key);
}
