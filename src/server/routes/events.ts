import type { FastifyInstance } from "fastify";
import * as api from "../../api/events.ts";
import { deliverEvent } from "../../store/runs/deliver-event.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";

/** The event bus. */
export function addEventRoutes(app: FastifyInstance, { database, notifier }: ServerContext): void {
  bindEndpoint(app, api.sendEvent, async ({ body, principal }) => {
    const woken = await deliverEvent(database, principal.projectId, body.name, body.data);
    for (const { queue, runId } of woken) {
      notifier.ring("stratal_ready", queue);
      notifier.ring("stratal_run", runId);
    }
    const tasks = woken.length === 1 ? "one task" : `${woken.length} tasks`;
    return { message: `The event reached ${tasks}.`, delivered: woken.length };
  });
}
