import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { FastifyInstance } from "fastify";
import * as api from "../../api/secrets.ts";
import type { Secret } from "../../api/secrets.ts";
import { systemClock } from "../../base/clock.ts";
import { StratalError } from "../../base/errors.ts";
import type { SecretRecord } from "../../secrets/secret-service.ts";
import type { Database } from "../../store/database.ts";
import { findSaveKey, reserveSaveKey, type SaveKey } from "../../store/jobs/save-key.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";

/** The other of two requests with one key records it within milliseconds. */
const KEY_LOOKS = 5;
const KEY_LOOK_MS = 20;
const HASH_BYTES = 32;

/** Secrets: written, listed by name, never read. */
export function addSecretRoutes(app: FastifyInstance, context: ServerContext): void {
  const { secrets } = context;
  bindEndpoint(app, api.createSecret, async ({ body, request, principal, reply }) => {
    const wanted = { projectId: principal.projectId, ...body };
    const key = idempotencyKeyOf(request);
    if (key === null) return secretAnswer(await secrets.create(wanted));
    const { secret, replayed } = await createOnce(context, wanted, key);
    if (replayed) reply.header("idempotent-replayed", "true");
    return secretAnswer(secret);
  });
  bindEndpoint(app, api.listSecrets, async ({ query, principal, reply }) => {
    const { projectId } = principal;
    if (query.id !== undefined)
      return reply.send(secretAnswer(await secrets.get({ projectId, id: query.id })));
    const list = (await secrets.list(projectId)).map(secretAnswer);
    return { secrets: list, count: list.length };
  });
  bindEndpoint(app, api.getSecret, async ({ params, principal }) =>
    secretAnswer(await secrets.get({ projectId: principal.projectId, id: params.id })),
  );
  const update = async (projectId: string, id: string, value: string) => ({
    message: "Secret updated successfully",
    ...secretAnswer(await secrets.update({ projectId, id, value })),
  });
  bindEndpoint(app, api.updateSecret, ({ params, body, principal }) =>
    update(principal.projectId, params.id, body.value),
  );
  bindEndpoint(app, api.updateSecretByQuery, ({ query, body, principal }) =>
    update(principal.projectId, query.id, body.value),
  );
  const remove = async (projectId: string, id: string) => {
    await secrets.delete({ projectId, id });
    return { message: "Secret deleted successfully" };
  };
  bindEndpoint(app, api.deleteSecret, ({ params, principal }) =>
    remove(principal.projectId, params.id),
  );
  bindEndpoint(app, api.deleteSecretByQuery, ({ query, principal }) =>
    remove(principal.projectId, query.id),
  );
}

/**
 * Creates a secret unless a request with the same key has. The key is recorded after the secret: names are unique, so a request that is
 * repeated never makes a second one, but after a crash between the two it answers `secret_name_taken` instead of the secret.
 */
async function createOnce(
  { database, secrets }: ServerContext,
  wanted: { projectId: string; name: string; value: string },
  keyText: string,
): Promise<{ secret: SecretRecord; replayed: boolean }> {
  const { projectId } = wanted;
  const requestHash = await slowHash(wanted, keyText);
  const key: SaveKey = { projectId, scope: "secrets", key: keyText, requestHash };
  const replay = async (id: string) => ({
    secret: await secrets.get({ projectId, id }),
    replayed: true,
  });
  const earlier = await findSaveKey(database, key);
  if (earlier !== null) return replay(earlier);
  const secret = await secrets.create(wanted).catch(async (error: unknown) => {
    if (error instanceof StratalError && error.code === "secret_name_taken") return null;
    throw error;
  });
  if (secret === null) return replay(await madeMeanwhile(database, key, wanted.name));
  await reserveSaveKey(database, key, secret.id).catch(async (error: unknown) => {
    // Another request took the key at the same time, or it cannot be recorded: this one is as if it had not been.
    await secrets.delete({ projectId, id: secret.id });
    throw error;
  });
  return { secret, replayed: false };
}

/** What the same request made that came at the same time: it has the name, and will record its key at once. */
async function madeMeanwhile(database: Database, key: SaveKey, name: string): Promise<string> {
  for (let left = KEY_LOOKS; left > 0; left -= 1) {
    const made = await findSaveKey(database, key);
    if (made !== null) return made;
    await systemClock.sleep(KEY_LOOK_MS);
  }
  throw new StratalError(
    "secret_name_taken",
    `The project has a secret "${name}" already. Update that one, or choose another name.`,
  );
}

/** The hash is stored, and a fast one of a short value would tell the value to whoever reads the database. */
function slowHash(wanted: { name: string; value: string }, salt: string): Promise<Buffer> {
  const text = JSON.stringify([wanted.name, wanted.value]);
  return promisify<string, string, number, Buffer>(scrypt)(text, salt, HASH_BYTES);
}

function secretAnswer(secret: SecretRecord): Secret {
  return {
    id: secret.id,
    name: secret.name,
    version: secret.version,
    created_at: isoTime(secret.createdAt),
    updated_at: isoTime(secret.updatedAt),
    last_used_at: isoTimeOrNull(secret.lastUsedAt),
  };
}
