import type { FastifyInstance } from "fastify";
import * as api from "../../api/secrets.ts";
import type { Secret } from "../../api/secrets.ts";
import type { SecretRecord } from "../../secrets/secret-service.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";

/** Secrets: written, listed by name, never read. */
export function addSecretRoutes(app: FastifyInstance, context: ServerContext): void {
  const { secrets } = context;
  bindEndpoint(app, api.createSecret, async ({ body, principal }) =>
    secretAnswer(await secrets.create({ projectId: principal.projectId, ...body })),
  );
  bindEndpoint(app, api.listSecrets, async ({ principal }) => {
    const list = (await secrets.list(principal.projectId)).map(secretAnswer);
    return { secrets: list, count: list.length };
  });
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
