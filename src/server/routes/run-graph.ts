import type { FastifyInstance } from "fastify";
import { getRunGraph } from "../../api/run-graph.ts";
import { taskRunStatuses } from "../../engine/states.ts";
import { loadRunGraph } from "../../store/runs/graph/run-graph.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { columnsAnswer, headAnswer } from "../graph/columns.ts";
import { graphNodes } from "../graph/nodes.ts";
import { noSuchRun } from "./job-runs.ts";

/** The skeleton of a run. */
export function addRunGraphRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, getRunGraph, async ({ params, principal }) => {
    const address = { projectId: principal.projectId, runId: params.id };
    const graph = await loadRunGraph(context.database, address);
    if (graph === undefined) throw noSuchRun();
    const { plan } = await context.versions.load(graph.run.version_id);
    return {
      rev: graph.rev,
      run: headAnswer(graph.run, graph.tasks.states),
      states: [...taskRunStatuses],
      nodes: graphNodes(plan),
      tasks: columnsAnswer(graph.tasks, plan),
    };
  });
}
