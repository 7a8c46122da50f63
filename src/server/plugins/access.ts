/** Who asks, and whether they may: one hook in front of every route. */
import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";
import { StratalError } from "../../base/errors.ts";
import { may, localPrincipal, type Principal } from "../principal.ts";
import { principalOfToken } from "../token-login.ts";
import type { Database } from "../../store/database.ts";

/**
 * Checks the permission of each route before its handler. In local mode everybody is the local user; elsewhere a bearer token is
 * needed. Adding a route without `config.permission` throws, so such a server does not start.
 */
export function installAccess(
  app: FastifyInstance,
  options: { mode: "local" | "token"; database: Database },
): void {
  app.decorateRequest("principal", localPrincipal);
  app.addHook("onRoute", requirePermission);
  app.addHook("onRequest", async (request) => {
    const { permission } = request.routeOptions.config;
    // Without a route there is nothing to protect: the answer is 404 or 405.
    if (permission === undefined || permission === "public") return;
    request.principal =
      options.mode === "local" ? localPrincipal : await loggedIn(request, options.database);
    if (!may(request.principal, permission)) {
      throw new StratalError(
        "forbidden",
        `This needs the permission ${permission}, which the role ${request.principal.role} does not have.`,
      );
    }
  });
}

function requirePermission(route: RouteOptions): void {
  if (route.config?.permission === undefined) {
    throw new Error(
      `The route ${String(route.method)} ${route.url} declares no permission: give it config.permission.`,
    );
  }
}

async function loggedIn(request: FastifyRequest, database: Database): Promise<Principal> {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    throw new StratalError(
      "unauthenticated",
      "Send an API token: `Authorization: Bearer stratal_pat_…`.",
    );
  }
  const token = /^bearer +([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1];
  const principal = token === undefined ? null : await principalOfToken(database, token);
  if (principal === null) {
    throw new StratalError("unauthenticated", "The API token is unknown, expired or revoked.");
  }
  return principal;
}
