import type { FastifyRequest } from "fastify";
import { StratalError } from "../base/errors.ts";

/** The Idempotency-Key of a request; null if it has none. */
export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key !== "string" || !/^[\x20-\x7e]{1,255}$/.test(key))
    throw new StratalError("invalid_request", "Idempotency-Key must be 1 to 255 ASCII characters.");
  return key;
}
