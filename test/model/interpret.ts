/**
 * A reference of the language's rules (workflow-language.md §5.2, §5.3), written apart from the engine and as plainly as possible: what
 * becomes of each task when its dependencies and its own outcome are known. Shares no code with src.
 */

export interface ModelTask {
  name: string;
  dependsOn: { task: string; status: string | null }[];
  runWhen: string;
  onSkip: "auto" | "cascade" | "continue";
  enabled: boolean;
  allowFailure: boolean;
  /** Tasks, among the dependencies, whose output it reads. */
  reads: string[];
  /** What it comes to when it is executed. */
  outcome: "completed" | "failed" | "timed_out" | "exit_skip";
}

export interface ModelState {
  status: "completed" | "failed" | "timed_out" | "skipped";
  reason: string | null;
}

interface Ended extends ModelState {
  task: ModelTask;
  cascading: boolean;
}

/** The end of every task of a run that nobody stops, under `failure_policy: continue`. Dependencies come first in `tasks`. */
export function interpret(tasks: readonly ModelTask[]): Map<string, ModelState> {
  const ended = new Map<string, Ended>();
  for (const task of tasks) ended.set(task.name, endOf(task, ended));
  return new Map([...ended].map(([name, { status, reason }]) => [name, { status, reason }]));
}

function endOf(task: ModelTask, ended: ReadonlyMap<string, Ended>): Ended {
  const skipped = (reason: string, cascading = false): Ended => ({
    task,
    status: "skipped",
    reason,
    cascading,
  });
  const edges = task.dependsOn.map((edge) => ({ ...edge, to: ended.get(edge.task)! }));
  const ruled = edges.filter((edge) => edge.status === null).map((edge) => edge.to);
  const verdict = ruleVerdict(task.runWhen, ruled);
  if (verdict !== "run") return skipped(verdict);
  for (const edge of edges)
    if (edge.status !== null && !fits(edge.status, edge.to)) return skipped("not_taken");
  if (task.runWhen === "all_ok" || task.runWhen === "all_completed") {
    const skips = edges.map((edge) => edge.to).filter(isNeutral);
    if (skips.some((to) => to.cascading || to.task.onSkip === "cascade"))
      return skipped("upstream_skipped", true);
    if (skips.some((to) => to.task.onSkip === "auto" && task.reads.includes(to.task.name)))
      return skipped("upstream_skipped");
  }
  if (!task.enabled) return skipped("disabled");
  if (task.outcome === "exit_skip") return skipped("exit_code");
  return { task, status: task.outcome, reason: null, cascading: false };
}

function ruleVerdict(rule: string, results: readonly Ended[]): string {
  const anyBad = results.some(isBad);
  switch (rule) {
    case "all_ok":
      return anyBad ? "upstream_failed" : "run";
    case "all_completed":
      if (anyBad) return "upstream_failed";
      return results.every((result) => result.status === "completed") ? "run" : "not_taken";
    case "all_done":
      return "run";
    case "any_ok":
      if (results.some(isGood)) return "run";
      return anyBad ? "upstream_failed" : "not_taken";
    case "any_failed":
      return anyBad ? "run" : "not_taken";
    case "all_failed":
      return results.every(isBad) ? "run" : "not_taken";
    default:
      throw new Error(`no rule ${rule}`);
  }
}

function fits(status: string, { status: actual, ...result }: Ended): boolean {
  if (status === "done") return true;
  if (status === "ok") return isGood({ status: actual, ...result });
  if (status === "failed") return actual === "failed" || actual === "timed_out";
  return actual === status;
}

function isGood({ status, task }: Ended): boolean {
  return status === "completed" || (status !== "skipped" && task.allowFailure);
}

function isNeutral({ status, reason }: Ended): boolean {
  return status === "skipped" && reason !== "upstream_failed";
}

function isBad(result: Ended): boolean {
  return !isGood(result) && !isNeutral(result);
}

/** The run's result. */
export function runResultOf(
  states: ReadonlyMap<string, ModelState>,
  tasks: readonly ModelTask[],
): string {
  const bad = tasks.some((task) => {
    const { status, reason } = states.get(task.name)!;
    if (status === "failed" || status === "timed_out") return !task.allowFailure;
    return status === "skipped" && reason === "upstream_failed";
  });
  return bad ? "failed" : "completed";
}
