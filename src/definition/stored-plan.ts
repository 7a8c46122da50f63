import type { JobDefinition, TaskDefinition } from "./job-definition.ts";
import { PLAN_FORMAT, type Plan, type PlanNode } from "./plan.ts";

/** A plan as it is stored beside its definition, which holds the tasks already. */
export type StoredPlan = Omit<Plan, "nodes"> & { nodes: Omit<PlanNode, "task">[] };

/** The plan without its tasks. */
export function storedPlan(plan: Plan): StoredPlan {
  return { ...plan, nodes: plan.nodes.map(({ task: _task, ...node }) => node) };
}

/** The plan with the tasks of its definition; null if another form of plan was stored, which has to be compiled anew. */
export function restorePlan(stored: StoredPlan, definition: JobDefinition): Plan | null {
  if (stored.format !== PLAN_FORMAT) return null;
  const tasks = tasksInPlanOrder(definition);
  return {
    ...stored,
    nodes: stored.nodes.map((node, index) => ({ ...node, task: tasks[index]! })),
  };
}

/** Every task of a job, those inside of groups, handlers and compensations too, in the order of the plan's nodes. */
export function tasksInPlanOrder(definition: JobDefinition): TaskDefinition[] {
  const { tasks, onSuccess, onFailure, onCancel } = definition;
  const found = [tasks, onSuccess, onFailure, onCancel, definition.finally].flatMap(withInsides);
  const compensations = found.flatMap((task) =>
    task.rollback === null ? [] : [task.rollback.task],
  );
  return [...found, ...compensations];
}

function withInsides(tasks: readonly TaskDefinition[]): TaskDefinition[] {
  const insides = tasks.flatMap(({ body }) =>
    body.kind === "group" ? withInsides(body.tasks) : [],
  );
  return [...tasks, ...insides];
}
