/**
 * Idempotency-Keys: the same key and request answer with what the first one made, for 24 hours. Every request that makes something
 * reserves its key in the transaction that makes it, so that both appear together or not at all.
 */
import { StratalError } from "../../base/errors.ts";
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { bindKeyRow } from "./bind-key.queries.ts";
import { findKeyRow } from "./find-key.queries.ts";
import { reserveKeyRow } from "./reserve-key.queries.ts";

/** A key, and the request that it was sent with. */
export interface IdempotencyKey {
  projectId: string;
  /** The kind of request: each has its own keys. */
  scope: string;
  key: string;
  /** 32 bytes. */
  requestHash: Buffer;
}

/**
 * Binds the key to the object that the transaction is about to make and answers null; or the object of an earlier request with the key.
 * Waits for a concurrent request with the same key. Throws `idempotency_conflict` if the key was used with another request.
 */
export async function reserveKey(
  on: Queryable,
  key: IdempotencyKey,
  objectId: string,
): Promise<string | null> {
  const reserved = await runOne(reserveKeyRow, { ...key, objectId }, on);
  if (reserved !== undefined) return null;
  const known = await runOne(findKeyRow, key, on);
  if (known?.request_hash.equals(key.requestHash) === true) return known.object_id;
  throw new StratalError(
    "idempotency_conflict",
    `The Idempotency-Key "${key.key}" was used with another request in the last 24 hours. Use a new key.`,
  );
}

/** Binds a key that is reserved to another object, which exists already. */
export async function bindKey(on: Queryable, key: IdempotencyKey, objectId: string): Promise<void> {
  await run(bindKeyRow, { ...key, objectId }, on);
}
