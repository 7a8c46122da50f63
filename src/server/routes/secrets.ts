import { scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { FastifyInstance } from "fastify";
import * as api from "../../api/secrets.ts";
import type { Secret } from "../../api/secrets.ts";
import type { SecretRecord } from "../../secrets/secret-service.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";
import { secretUsages } from "../secret-usages.ts";

const HASH_BYTES = 32;

/** Secrets: written, listed by name, never read. */
export function addSecretRoutes(app: FastifyInstance, context: ServerContext): void {
  const { secrets } = context;
  bindEndpoint(app, api.createSecret, async ({ body, request, principal, reply }) => {
    const wanted = { projectId: principal.projectId, ...body };
    const key = idempotencyKeyOf(request);
    if (key === null) return secretAnswer(await secrets.create(wanted));
    const { secret, replayed } = await secrets.createOnce(wanted, {
      projectId: wanted.projectId,
      scope: "secrets",
      key,
      requestHash: await slowHash(wanted, key),
    });
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
  bindEndpoint(app, api.listSecretUsages, async ({ principal }) => {
    const existing = await secrets.list(principal.projectId);
    const names = new Set(existing.map(({ name }) => name));
    const usages = await secretUsages(context.database, principal.projectId, names);
    return { usages, count: usages.length };
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
