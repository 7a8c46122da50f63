import type { FastifyInstance } from "fastify";
import { openLiveChannel } from "../../api/live.ts";
import { StratalError } from "../../base/errors.ts";
import { routeConfig, routerPath } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { LiveConnection } from "../live/live-connection.ts";

/** The channel over which pages hear of changes. */
export function addLiveRoutes(app: FastifyInstance, context: ServerContext): void {
  app.route({
    method: "GET",
    url: routerPath(openLiveChannel),
    config: routeConfig(openLiveChannel),
    exposeHeadRoute: false,
    handler: (_request, reply) => {
      reply.header("upgrade", "websocket");
      throw new StratalError("invalid_request", "Connect here with a WebSocket.");
    },
    wsHandler: async (socket, request) => {
      const { database, logger, feed, closing } = context;
      const close = context.streams.open("live");
      const { lost, release } = feed.access.grant(request, "runs:read");
      const { principal } = request;
      const options = { topics: feed.topics, database, principal, logger };
      try {
        await new LiveConnection(socket, options).serve({ closing, lost });
      } finally {
        release();
        close();
      }
    },
  });
}
