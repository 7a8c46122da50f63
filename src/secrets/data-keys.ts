/**
 * The data keys of projects: one active key per project, created at its first secret, kept open in memory. Does not own secrets.
 */
import { createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { newId } from "../base/ids.ts";
import type { Queryable } from "../store/database.ts";
import { findActiveDataKey } from "../store/secrets/find-active-data-key.ts";
import { insertDataKey } from "../store/secrets/insert-data-key.ts";
import type { Keyring } from "./keyring.ts";
import { KEY_BYTES } from "./seal.ts";

/** Open keys kept; a project in use has one, so more are opened again only with more busy projects than this. */
const MAX_OPEN_KEYS = 1_000;

/** A data key as it is stored. */
export interface StoredDataKey {
  id: string;
  project_id: string;
  kek_id: string;
  wrapped: Buffer;
}

/** An open data key. */
export interface DataKey {
  id: string;
  key: KeyObject;
}

/** Opens data keys, and creates them. */
export class DataKeys {
  readonly #keyring: Keyring;
  /** By project and key id, so that a key opened for one project is never used for another. */
  readonly #open = new Map<string, KeyObject>();

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** The key for new values of a project. */
  async active(on: Queryable, projectId: string): Promise<DataKey> {
    const stored =
      (await findActiveDataKey(on, { projectId })) ?? (await this.#create(on, projectId));
    return { id: stored.id, key: await this.open(stored) };
  }

  /** The key behind its stored form; throws `decryption_failed` if the master key is another one. */
  async open(stored: StoredDataKey): Promise<KeyObject> {
    const name = `${stored.project_id}/${stored.id}`;
    const known = this.#open.get(name);
    if (known !== undefined) return known;
    const address = { projectId: stored.project_id, dataKeyId: stored.id };
    const wrapped = { kekId: stored.kek_id, wrapped: stored.wrapped };
    const bytes = await this.#keyring.unwrap(wrapped, address);
    const key = createSecretKey(bytes);
    bytes.fill(0);
    const oldest = this.#open.keys().next();
    if (this.#open.size >= MAX_OPEN_KEYS && !oldest.done) this.#open.delete(oldest.value);
    this.#open.set(name, key);
    return key;
  }

  /** Of several processes that create a project's first key, one wins and all use its key. */
  async #create(on: Queryable, projectId: string): Promise<StoredDataKey> {
    const id = newId();
    const bytes = randomBytes(KEY_BYTES);
    const wrapped = await this.#keyring.wrap(bytes, { projectId, dataKeyId: id });
    bytes.fill(0);
    const created = await insertDataKey(on, { id, projectId, ...wrapped });
    const stored = created ?? (await findActiveDataKey(on, { projectId }));
    if (stored === undefined) throw new Error(`project ${projectId} has no active data key`);
    return stored;
  }
}
