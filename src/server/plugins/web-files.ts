/** Serves the web UI: its files, and its page for every other path of a browser. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { sendProblem } from "./errors.ts";
import { noRouteError } from "./request-checks.ts";

/** Where the build puts the UI, seen from src/server/plugins as well as from dist/server/plugins. */
const BUILT = fileURLToPath(new URL("../../../web/dist", import.meta.url));
const ASSET_AGE_MS = 365 * 24 * 3_600_000;

/** Serves `webDir`, or the built UI beside the program; nothing if it was not built. */
export async function installWebFiles(app: FastifyInstance, webDir: string | null): Promise<void> {
  const root = webDir ?? BUILT;
  const page = join(root, "index.html");
  if (!existsSync(page)) {
    app.log.info({ root }, "no web UI is built: only the API is served");
    return;
  }
  await app.register(async (web) => {
    web.addHook("onRoute", (route) => {
      route.config = { ...route.config, permission: "public" };
    });
    await web.register(fastifyStatic, {
      root: join(root, "assets"),
      prefix: "/assets/",
      decorateReply: false,
      maxAge: ASSET_AGE_MS,
      immutable: true,
      index: false,
    });
    await web.register(fastifyStatic, {
      root,
      prefix: "/",
      wildcard: false,
      index: false,
      globIgnore: ["assets/**"],
    });
  });
  servePage(app, readFileSync(page, "utf8"));
}

function servePage(app: FastifyInstance, page: string): void {
  app.setNotFoundHandler((request, reply) => {
    const { error, allow } = noRouteError(request);
    const isPage =
      allow === null &&
      (request.method === "GET" || request.method === "HEAD") &&
      !request.url.startsWith("/api/") &&
      (request.headers.accept ?? "").includes("text/html");
    if (isPage)
      return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
    if (allow !== null) reply.header("allow", allow);
    return sendProblem(error, request, reply);
  });
}
