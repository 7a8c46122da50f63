import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import helmet from "helmet";

/** Security headers on every answer: the pages of this server run its own scripts only and appear in no frame. */
export function installSecurityHeaders(app: FastifyInstance): void {
  // Made once; its Fastify plugin would make it for each request.
  const setHeaders = helmet({
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
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  app.addHook("onRequest", (request, reply, done) => {
    setHeaders(request.raw, reply.raw, () => done());
  });
  app.addHook("onRequest", async (request, reply) => {
    if (!isTrustworthyOrigin(request)) return;
    reply.header("cross-origin-opener-policy", "same-origin");
    reply.header("origin-agent-cluster", "?1");
  });
}

/** Lets the page of this answer add style elements that carry the nonce. */
export function allowStylesWith(reply: FastifyReply, nonce: string): void {
  const policy = String(reply.getHeader("content-security-policy"));
  const allowed = policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`);
  reply.header("content-security-policy", allowed);
}

/**
 * Whether a browser heeds these two headers: over TLS and on loopback names. Elsewhere it ignores them and writes an error into the
 * page's console. It tells by Sec-Fetch headers, which it sends to such origins only; programs behind a proxy, by the proxy's header.
 */
function isTrustworthyOrigin({ headers }: FastifyRequest): boolean {
  return headers["sec-fetch-site"] !== undefined || headers["x-forwarded-proto"] === "https";
}
