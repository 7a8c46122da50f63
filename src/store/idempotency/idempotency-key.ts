/** Idempotency-Keys of requests that save something: the same key and request answer with what the first one made, for 24 hours. */
import { StratalError } from "../../base/errors.ts";
import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { bindSaveKeyRow } from "./bind-save-key.queries.ts";
import { findSaveKeyRow } from "./find-save-key.queries.ts";
import { reserveSaveKeyRow } from "./reserve-save-key.queries.ts";

/** A key, and the request that it was sent with. */
export interface SaveKey {
  projectId: string;
  /** The kind of request: each has its own keys. */
  scope: string;
  key: string;
  /** 32 bytes. */
  requestHash: Buffer;
}

/**
 * Binds the key to the object and answers null; or the object of an earlier request with the key. Throws `idempotency_conflict` if that
 * was another request.
 */
export async function reserveSaveKey(
  on: Queryable,
  key: SaveKey,
  objectId: string,
): Promise<string | null> {
  const reserved = await runOne(reserveSaveKeyRow, { ...key, objectId }, on);
  return reserved === undefined ? findSaveKey(on, key) : null;
}

/** The object of an earlier request with the key, or null; throws `idempotency_conflict` if that was another request. */
export async function findSaveKey(on: Queryable, key: SaveKey): Promise<string | null> {
  const known = await runOne(findSaveKeyRow, key, on);
  if (known === undefined || known.request_hash.equals(key.requestHash))
    return known?.object_id ?? null;
  throw new StratalError(
    "idempotency_conflict",
    `The Idempotency-Key "${key.key}" was used with another request in the last 24 hours. Use a new key.`,
  );
}

/** Binds a key that is reserved to another object. */
export async function bindSaveKey(on: Queryable, key: SaveKey, objectId: string): Promise<void> {
  await run(bindSaveKeyRow, { ...key, objectId }, on);
}
