/**
 * What the `notify` rules of a job make of news about one of its runs. Owns whom it is for and its text; not how it is sent.
 *
 * 1. A mistake in a rule's expressions silences nobody: the usual text is told, and the mistake with it.
 */
import { messageOf } from "../base/errors.ts";
import type { JsonObject } from "../base/json.ts";
import { ExpressionError } from "../definition/expression/expression-error.ts";
import { toText } from "../definition/expression/result.ts";
import { hasExpression } from "../definition/expression/template.ts";
import type { NotifyRule } from "../definition/job-definition.ts";
import { notifyEventOf, type RunNews } from "../engine/run-news.ts";
import type { Queryable } from "../store/database.ts";
import type { WatchedRun } from "../store/runs/run-news.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import { conditionHolds, evaluateText, withRoots } from "../worker/evaluate-task.ts";
import { loadRunRoots, type TaskFacts } from "../worker/task-facts.ts";
import { factsWithEnv } from "../worker/task-values.ts";

/** Where the facts of a run come from. */
export interface NotificationSources {
  on: Queryable;
  /** Where users reach the server; null if it was not said. */
  publicUrl: string | null;
}

/** One notification for each rule and piece of news that it asks for, as it is sent later. */
export async function notificationsOf(
  run: WatchedRun,
  news: readonly RunNews[],
  version: JobVersion,
  sources: NotificationSources,
): Promise<JsonObject[]> {
  const wanted = version.definition.notify.flatMap((rule) =>
    news
      .filter((each) => rule.events.includes(notifyEventOf(each)))
      .map((each) => ({ rule, news: each })),
  );
  if (wanted.length === 0) return [];
  const facts = wanted.some(({ rule }) => isEvaluated(rule))
    ? await factsOf(run, version, sources)
    : null;
  return wanted.flatMap(({ rule, news: each }) => notification(run, each, rule, version, facts));
}

function isEvaluated({ condition, message, to }: NotifyRule): boolean {
  return condition !== null || [message ?? "", ...to].some(hasExpression);
}

async function factsOf(
  run: WatchedRun,
  version: JobVersion,
  sources: NotificationSources,
): Promise<TaskFacts> {
  const facts = await loadRunRoots(run.runId, version, sources);
  // An object: what the run is to expressions.
  const known = facts.roots["run"] as JsonObject;
  return withRoots(facts, {
    run: { ...known, status: run.status, failed_tasks: run.badTasks },
  });
}

function notification(
  run: WatchedRun,
  news: RunNews,
  rule: NotifyRule,
  version: JobVersion,
  facts: TaskFacts | null,
): JsonObject[] {
  const usual = usualMessage(run, news, version);
  const base = { run_id: run.runId, job: version.jobName, event: notifyEventOf(news) };
  try {
    const inside = facts === null ? null : factsWithEnv(version, facts);
    if (inside === null) return [{ ...base, to: rule.to, message: rule.message ?? usual }];
    if (rule.condition !== null && !conditionHolds(rule.condition, inside)) return [];
    const text = (each: string): string => toText(evaluateText(each, inside));
    return [
      {
        ...base,
        to: rule.to.map(text),
        message: rule.message === null ? usual : text(rule.message),
      },
    ];
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const to = rule.to.filter((each) => !hasExpression(each));
    const message = `${usual}\nThe rule of \`notify\` has a mistake: ${messageOf(error)}`;
    return to.length === 0 ? [] : [{ ...base, to, message }];
  }
}

function usualMessage(
  { runId, error }: WatchedRun,
  news: RunNews,
  { jobName }: JobVersion,
): string {
  // Written by the engine: an object with a message, or nothing.
  const reason = (error as { message?: string } | null)?.message;
  const isBad = news === "failed" || news === "timed_out";
  return `Job ${jobName}, run ${runId}: ${TEXTS[news]}${isBad && reason !== undefined ? ` ${reason}` : ""}`;
}

const TEXTS: Readonly<Record<RunNews, string>> = {
  started: "It has started.",
  waiting: "It waits for a decision or an event.",
  completed: "It has completed.",
  failed: "It has failed.",
  timed_out: "It has timed out.",
  cancelled: "It was cancelled.",
  recovered: "It has completed, after the run before it had failed.",
  warnings: "It has completed with failures that were let pass.",
  long_running: "It takes unusually long.",
  "sla_missed:start": "It did not start in the time that `sla.start_within` gives it.",
  "sla_missed:finish": "It did not end in the time that `sla.finish_within` gives it.",
};
