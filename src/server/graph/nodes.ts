/** The tasks of a plan as nodes of a graph. */
import type { RunGraphNode } from "../../api/run-graph.ts";
import type { TaskBody } from "../../definition/job-definition.ts";
import { handlerKinds, type Plan } from "../../definition/plan.ts";

/** One node per task, in the order of the plan, so that `node` of a task run is its index. */
export function graphNodes(plan: Plan): RunGraphNode[] {
  return plan.nodes.map(({ task, graph, dependencies }) => ({
    name: task.name,
    kind: task.body.kind,
    type: typeOf(task.body),
    depends_on: dependencies,
    group: plan.graphs[graph]!.group,
    for_each: task.forEach !== null,
    loop: task.loop !== null,
    allow_failure: task.allowFailure,
    order: task.order,
    part: partOf(plan, graph),
  }));
}

function typeOf(body: TaskBody): string | null {
  switch (body.kind) {
    case "script":
      return body.language;
    case "builtin":
      return body.type;
    case "job":
      return body.name;
    case "group":
    case "approval":
    case "wait":
      return null;
  }
}

function partOf(plan: Plan, graph: number): RunGraphNode["part"] {
  const { kind, group } = plan.graphs[graph]!;
  if (group !== null) return partOf(plan, plan.nodes[group]!.graph);
  if (kind === "handlers")
    return handlerKinds.find((handler) => plan.handlers[handler] === graph) ?? "finally";
  return kind === "rollback" ? "rollback" : "main";
}
