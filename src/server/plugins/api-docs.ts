/** The OpenAPI document, and a page that shows it without loading anything from elsewhere. */
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { openApiDocument } from "../../api/openapi.ts";

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
      staticCSP: true,
      uiConfig: { docExpansion: "list", deepLinking: true },
    });
  });
}
