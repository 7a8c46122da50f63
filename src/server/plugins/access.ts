/** Who asks, and whether they may: one hook in front of every route. */
import type { FastifyInstance, FastifyRequest, RouteOptions } from "fastify";
import { StratalError } from "../../base/errors.ts";
import { credentialOf, principalOf } from "../credentials.ts";
import { may, localPrincipal, type Principal } from "../principal.ts";
import type { Database } from "../../store/database.ts";
import { requireOwnPage } from "./origin.ts";

/**
 * Checks the permission of each route before its handler. In local mode everybody is the local user; elsewhere a bearer token or
 * the cookie of a session is needed. A route without `config.permission` keeps the server from starting.
 */
export function installAccess(
  app: FastifyInstance,
  options: { mode: "local" | "token"; database: Database },
): void {
  // Nobody, until the hook has found out: a route that forgot to be protected fails instead of being open.
  app.decorateRequest("principal", null as unknown as Principal);
  requirePermissions(app);
  app.addHook("onRequest", async (request) => {
    const permission = request.routeOptions.config?.permission;
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

function requirePermissions(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  // Looked at when all is registered: plugins around a route may still add to its configuration.
  app.addHook("onRoute", (route) => void routes.push(route));
  app.addHook("onReady", async () => {
    const undeclared = routes.filter((route) => route.config?.permission === undefined);
    if (undeclared.length === 0) return;
    const names = undeclared.map((route) => `${String(route.method)} ${route.url}`).join(", ");
    throw new Error(`These routes declare no permission: ${names}. Give them config.permission.`);
  });
}

async function loggedIn(request: FastifyRequest, database: Database): Promise<Principal> {
  const credential = credentialOf(request);
  if (credential === null) {
    throw new StratalError(
      "unauthenticated",
      "Send an API token: `Authorization: Bearer stratal_pat_…`. Browsers log in with POST /api/v1/sessions.",
    );
  }
  if (credential.kind === "session") requireOwnPage(request);
  const principal = await principalOf(database, credential);
  if (principal !== null) return principal;
  throw new StratalError(
    "unauthenticated",
    credential.kind === "token"
      ? "The API token is unknown, expired or revoked."
      : "The login has ended: log in again.",
  );
}
