import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

/** Security headers on every answer: the pages of this server run its own scripts only and appear in no frame. */
export async function installSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Whether users come over TLS is up to the proxy in front, which then sets this header.
    hsts: false,
    referrerPolicy: { policy: "no-referrer" },
  });
}
