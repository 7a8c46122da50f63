import type { FastifyInstance } from "fastify";
import * as api from "../../api/tokens.ts";
import type { Role } from "../../api/permissions.ts";
import { StratalError } from "../../base/errors.ts";
import { listTokens } from "../../store/users/list-tokens.ts";
import { revokeToken } from "../../store/users/revoke-token.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";
import type { Principal } from "../principal.ts";
import { ensureAdministrator, ensureUser, issueToken } from "../token-login.ts";

const MAX_TOKENS = 500;

/** API tokens. */
export function addTokenRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, api.createToken, async ({ body, principal }) => {
    const { projectId } = principal;
    const expiresAt = body.expires_at === undefined ? null : new Date(body.expires_at);
    const user = await userOf(context, principal, body);
    const { id, text, createdAt } = await issueToken(database, {
      projectId,
      userId: user.id,
      name: body.name,
      expiresAt,
    });
    return {
      id,
      name: body.name,
      user_id: user.id,
      user_name: user.name,
      role: user.role,
      created_at: isoTime(createdAt),
      last_used_at: null,
      expires_at: isoTimeOrNull(expiresAt),
      revoked_at: null,
      token: text,
    };
  });
  bindEndpoint(app, api.listTokens, async ({ principal }) => {
    const { projectId } = principal;
    const rows = await listTokens(database, { projectId, limit: MAX_TOKENS });
    const tokens = rows.map((row) => ({
      ...row,
      created_at: isoTime(row.created_at),
      last_used_at: isoTimeOrNull(row.last_used_at),
      expires_at: isoTimeOrNull(row.expires_at),
      revoked_at: isoTimeOrNull(row.revoked_at),
    }));
    return { tokens, count: tokens.length };
  });
  bindEndpoint(app, api.revokeToken, async ({ params, principal }) => {
    const row = await revokeToken(database, { projectId: principal.projectId, id: params.id });
    if (row === undefined) throw new StratalError("not_found", "There is no token with this id.");
    await context.feed.access.recheck();
    return { message: `Token ${JSON.stringify(row.name)} was revoked` };
  });
}

async function userOf(
  { database }: ServerContext,
  principal: Principal,
  request: { user?: string | undefined; role?: Role | undefined },
): Promise<{ id: string; name: string; role: Role }> {
  if (request.user === undefined) {
    const { userId: id, name, role } = principal;
    return id === null ? ensureAdministrator(database) : { id, name, role };
  }
  const user = await ensureUser(database, request.user, request.role ?? "viewer");
  if (request.role === undefined || request.role === user.role) return user;
  throw new StratalError(
    "state_conflict",
    `The user ${JSON.stringify(user.name)} exists with the role ${user.role}, not ${request.role}.`,
  );
}
