import type { FastifyInstance, FastifyRequest } from "fastify";
import { getStreamStatus, streamLogsBySse, streamLogsByWebSocket } from "../../api/logs.ts";
import { StratalError } from "../../base/errors.ts";
import { bindEndpoint, routeConfig, routerPath, validatedCall } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { streamToEvents } from "../live/event-stream.ts";
import { planStream, type StreamPlan } from "../live/log-source.ts";
import { streamToWebSocket } from "../live/websocket-stream.ts";

/** The live streams of logs. */
export function addLogStreamRoutes(app: FastifyInstance, context: ServerContext): void {
  addWebSocketRoute(app, context);
  addEventStreamRoute(app, context);
  bindEndpoint(app, getStreamStatus, () => {
    const { websocket, sse } = context.streams.counts;
    return {
      status: "active" as const,
      websocket_connections: websocket,
      sse_connections: sse,
      total_connections: websocket + sse,
    };
  });
}

function addWebSocketRoute(app: FastifyInstance, context: ServerContext): void {
  // The request is checked before the connection becomes a WebSocket, so that errors are HTTP answers.
  const plans = new WeakMap<FastifyRequest, StreamPlan>();
  app.route({
    method: "GET",
    url: routerPath(streamLogsByWebSocket),
    config: routeConfig(streamLogsByWebSocket),
    exposeHeadRoute: false,
    preHandler: async (request, reply) => {
      const { query, principal } = validatedCall(streamLogsByWebSocket, request, reply);
      plans.set(request, await planStream(context, principal.projectId, query));
    },
    handler: (_request, reply) => {
      reply.header("upgrade", "websocket");
      throw new StratalError(
        "invalid_request",
        "Connect here with a WebSocket, or read the same stream from /api/v1/logs/stream/sse.",
      );
    },
    wsHandler: async (socket, request) => {
      const { closing, logger, feed } = context;
      const close = context.streams.open("websocket");
      const { lost, release } = feed.access.grant(request, "logs:read");
      const connection = { webSocket: socket, transport: request.raw.socket };
      try {
        await streamToWebSocket(connection, plans.get(request)!, { closing, lost }, logger);
      } finally {
        release();
        close();
      }
    },
  });
}

function addEventStreamRoute(app: FastifyInstance, context: ServerContext): void {
  app.route({
    method: "GET",
    url: routerPath(streamLogsBySse),
    config: routeConfig(streamLogsBySse),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { query, principal } = validatedCall(streamLogsBySse, request, reply);
      const lastEventId = request.headers["last-event-id"];
      const resumeAt = typeof lastEventId === "string" ? lastEventId : undefined;
      const plan = await planStream(context, principal.projectId, query, resumeAt);
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      });
      const { closing, logger, feed } = context;
      const close = context.streams.open("sse");
      const { lost, release } = feed.access.grant(request, "logs:read");
      try {
        await streamToEvents(reply.raw, plan, { closing, lost }, logger);
      } finally {
        release();
        close();
      }
    },
  });
}
