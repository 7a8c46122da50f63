/** The OpenAPI document, and a page that shows it without loading anything from elsewhere. */
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { openApiDocument } from "../../api/openapi.ts";

/**
 * The plugin's own policy asks browsers to fetch everything over https, which leaves the page blank on a server without TLS, and
 * names hosts that nothing is loaded from. Swagger UI writes styles into the page, which shows nothing but our own document.
 */
const PAGE_POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self' 'unsafe-inline'",
  "connect-src": "'self'",
  "img-src": "'self' data:",
  "font-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'self'",
  "frame-ancestors": "'none'",
} as const;

/** Serves /api/v1/openapi.json and /api/docs. */
export async function installApiDocs(app: FastifyInstance, version: string): Promise<void> {
  const document = openApiDocument(version);
  app.get("/api/v1/openapi.json", { config: { permission: "public" } }, () => document);
  await app.register(async (docs) => {
    docs.addHook("onRoute", (route) => {
      route.config = { ...route.config, permission: "public" };
    });
    await docs.register(swagger, {
      mode: "static",
      // Our own type for JSON says less than the plugin's type for OpenAPI documents.
      specification: { document: document as never },
    });
    await docs.register(swaggerUi, {
      routePrefix: "/api/docs",
      staticCSP: PAGE_POLICY,
      uiConfig: { docExpansion: "list", deepLinking: true },
    });
  });
}
