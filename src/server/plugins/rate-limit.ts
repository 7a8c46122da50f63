import { createHash } from "node:crypto";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { StratalError } from "../../base/errors.ts";

/** Requests per minute from one address with one token. */
export const REQUESTS_PER_MINUTE = 12_000;
const MAX_CALLERS = 10_000;

/** Limits how often one caller may ask. The local user of local mode is not limited. */
export async function installRateLimit(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    max: REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    cache: MAX_CALLERS,
    keyGenerator: (request) => `${request.ip} ${hashOf(request.headers.authorization ?? "")}`,
    errorResponseBuilder: () =>
      new StratalError(
        "rate_limited",
        `More than ${REQUESTS_PER_MINUTE} requests in a minute; wait as retry-after says.`,
      ),
  });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
