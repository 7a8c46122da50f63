import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { permissions } from "../../api/permissions.ts";
import * as api from "../../api/sessions.ts";
import { systemClock } from "../../base/clock.ts";
import { StratalError } from "../../base/errors.ts";
import { closeSession } from "../../store/users/sessions.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import { hashOfSecret, newSession, sessionCookie, sessionSecretOf } from "../browser-session.ts";
import type { ServerContext } from "../context.ts";
import { LoginAttempts } from "../login-attempts.ts";
import { localPrincipal, may, type Principal } from "../principal.ts";
import { accessOfToken } from "../token-login.ts";

/** Logins of browsers. */
export function addSessionRoutes(
  app: FastifyInstance,
  context: ServerContext,
  mode: "local" | "token",
): void {
  const attempts = new LoginAttempts();
  bindEndpoint(app, api.createSession, async ({ body, request, reply }) => {
    if (mode === "local") return sessionAnswer(localPrincipal);
    const principal = await logIn(context, attempts, body.token, request, reply);
    return sessionAnswer(principal);
  });
  bindEndpoint(app, api.getCurrentSession, ({ principal }) => sessionAnswer(principal));
  bindEndpoint(app, api.deleteCurrentSession, async ({ request, reply }) => {
    const secret = sessionSecretOf(request.headers.cookie);
    if (secret !== null) await closeSession(context.database, hashOfSecret(secret));
    await context.feed.access.recheck();
    reply.header("set-cookie", sessionCookie(null, isSecure(context, request)));
    return { message: "Logged out" };
  });
}

async function logIn(
  context: ServerContext,
  attempts: LoginAttempts,
  token: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Principal> {
  const now = systemClock.now();
  const waitMs = attempts.waitMs(request.ip, token, now);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1_000);
    reply.header("retry-after", String(seconds));
    throw new StratalError(
      "rate_limited",
      `Too many logins failed. Try again in ${Math.ceil(seconds / 60)} minutes.`,
    );
  }
  const access = await accessOfToken(context.database, token);
  const opened = access === null ? null : await newSession(context.database, access.tokenId);
  if (access === null || opened === null) {
    attempts.failed(request.ip, token, now);
    throw new StratalError("unauthenticated", "The API token is unknown, expired or revoked.");
  }
  reply.header("set-cookie", sessionCookie(opened.secret, isSecure(context, request)));
  return access.principal;
}

/** Whether the browser came over TLS, which a proxy in front of this server knows. */
function isSecure({ settings }: ServerContext, { headers }: FastifyRequest): boolean {
  return (
    headers["x-forwarded-proto"] === "https" ||
    headers.origin?.startsWith("https:") === true ||
    settings.publicUrl?.startsWith("https:") === true
  );
}

function sessionAnswer(principal: Principal): api.Session {
  return {
    mode: principal.kind === "local" ? "local" : "token",
    name: principal.name,
    role: principal.role,
    permissions: permissions.filter((permission) => may(principal, permission)),
  };
}
