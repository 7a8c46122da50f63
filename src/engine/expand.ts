/**
 * What a task becomes when it expands: the task runs of a scope. Pure (engine.md §2); the caller has evaluated lists and keys.
 *
 * 1. A task run peels its node off layer by layer: the items of its `for_each`, the iterations of its `loop`, then its body. Each
 *    layer is a scope of its own, and only the innermost one runs the body.
 * 2. In the scope of a graph, the distance between two task runs is that of their nodes.
 */
import type { JsonValue } from "../base/json.ts";
import type { TaskDefinition } from "../definition/job-definition.ts";
import { nodesOf, type Plan, type PlanNode } from "../definition/plan.ts";

/** What of its node a task run has behind it. */
export const TASK_LAYER = 0;
export const ITEM_LAYER = 1;
export const ITERATION_LAYER = 2;

/** What a claimed task run has to see to next. */
export type Step = "items" | "iterations" | "group" | "sub_job" | "approval" | "wait" | "execute";

/** A task run to be created. */
export interface NewTask {
  node: number;
  layer: number;
  name: string;
  openDeps: number;
  queue: string;
  slotKind: "process" | "inline";
  tags: string[];
  priority: number;
  item: JsonValue;
  itemKey: string | null;
  itemIndex: number | null;
}

/** One item of a for_each. */
export interface Item {
  key: string;
  value: JsonValue;
}

/** The outermost thing that a task run of this layer still has to do. */
export function stepOf(task: TaskDefinition, layer: number): Step {
  if (layer < ITEM_LAYER && task.forEach !== null) return "items";
  if (layer < ITERATION_LAYER && task.loop !== null) return "iterations";
  switch (task.body.kind) {
    case "group":
      return "group";
    case "job":
      return "sub_job";
    case "approval":
      return "approval";
    case "wait":
      return "wait";
    case "script":
    case "builtin":
      return "execute";
  }
}

/** The task runs of a graph: the main tasks of a run, the inside of a group, a list of handlers. */
export function graphTasks(plan: Plan, graph: number): NewTask[] {
  const { first } = plan.graphs[graph]!;
  return nodesOf(plan, graph).map((node, index) =>
    newTask(node, first + index, TASK_LAYER, {
      name: node.task.name,
      openDeps: node.dependencies.length,
    }),
  );
}

/** One task run per item. Those after the first `maxParallel` wait until they are let go. */
export function itemTasks(plan: Plan, node: number, items: readonly Item[]): NewTask[] {
  const planNode = plan.nodes[node]!;
  const { maxParallel } = planNode.task.forEach!;
  return items.map(({ key, value }, index) =>
    newTask(planNode, node, ITEM_LAYER, {
      name: `${planNode.task.name}[${key}]`,
      openDeps: index < maxParallel ? 0 : 1,
      item: value,
      itemKey: key,
      itemIndex: index,
    }),
  );
}

/** The task run of one iteration, counted from 0. */
export function iterationTask(plan: Plan, node: number, name: string, iteration: number): NewTask {
  return newTask(plan.nodes[node]!, node, ITERATION_LAYER, {
    name: `${name}#${iteration}`,
    openDeps: 0,
    itemIndex: iteration,
  });
}

/** A compensation; `undoes` and `before` are read when it is claimed and settled. */
export function compensationTask(
  plan: Plan,
  node: number,
  parts: { name: string; openDeps: number; item: JsonValue },
): NewTask {
  return newTask(plan.nodes[node]!, node, TASK_LAYER, parts);
}

function newTask(
  node: PlanNode,
  index: number,
  layer: number,
  parts: Partial<NewTask> & { name: string; openDeps: number },
): NewTask {
  return {
    node: index,
    layer,
    ...needsOf(node, layer),
    priority: node.task.priority,
    item: null,
    itemKey: null,
    itemIndex: null,
    ...parts,
  };
}

/** What the worker that claims a task run must have. */
export function needsOf(
  node: PlanNode,
  layer: number,
): Pick<NewTask, "queue" | "slotKind" | "tags"> {
  const { queue } = node.task;
  // A task run that only sees to others may be claimed by any worker of its queue.
  if (stepOf(node.task, layer) !== "execute") return { queue, slotKind: "inline", tags: [] };
  return { queue, slotKind: node.slotKind, tags: node.tags };
}
