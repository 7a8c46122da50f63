/** What a claimed task needs to know about each of its dependencies, read only when its rules ask for it. */
import { needsDependencyStates, type DependencyState } from "../engine/decide.ts";
import type { Queryable } from "../store/database.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import { loadDependencyStates } from "../store/runs/load-dependency-states.ts";
import type { JobVersion } from "../store/versions/job-version.ts";

/** The states of a task's dependencies and of the tasks that it reads; null if its counters are enough. */
export async function dependencyStates(
  claimed: ClaimedTask,
  version: JobVersion,
  on: Queryable,
): Promise<DependencyState[] | null> {
  const node = version.plan.nodes[claimed.node]!;
  const counts = { good: claimed.goodDeps, neutral: claimed.neutralDeps, bad: claimed.badDeps };
  if (!needsDependencyStates(node, counts)) return null;
  const distance = claimed.seq - claimed.node;
  const wanted = new Set([...node.dependencies, ...node.reads]);
  const seqs = [...wanted].map((other) => other + distance);
  const rows = await loadDependencyStates(on, claimed.runId, seqs);
  return rows.map((row) => {
    const { allowFailure, onSkip } = version.plan.nodes[row.node]!.task;
    const edge = node.dependencies.indexOf(row.node);
    return {
      status: row.status,
      skipReason: row.skip_reason,
      cascades: row.skip_cascades,
      allowFailure,
      onSkip,
      isDependency: edge >= 0,
      edgeStatus: node.edgeStatuses?.[edge] ?? null,
      isRead: node.reads.includes(row.node),
    };
  });
}
