/** What our hooks and routes add to Fastify's types. */
import type { Permission } from "../api/permissions.ts";
import type { Principal } from "./principal.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; set before any handler runs. */
    principal: Principal;
  }
  interface FastifyContextConfig {
    /** What the route needs; the server refuses to start if a route does not say. */
    permission?: Permission | "public";
    /** The handler gets the body's text. */
    rawBody?: boolean;
    hasBody?: boolean;
    /** The answer is a stream or a file: it goes out as it is. */
    isStream?: boolean;
  }
}
