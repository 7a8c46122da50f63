import fastify from "fastify";
import { expect, it } from "vitest";
import { Database } from "../../store/database.ts";
import { installAccess } from "./access.ts";

/** Nothing here asks the database. */
const database = new Database({
  url: "postgres://127.0.0.1:1/none",
  maxConnections: 1,
  applicationName: "test",
});

it("keeps a server with a route that declares no permission from starting", async () => {
  const app = fastify();
  installAccess(app, { mode: "local", database });
  app.get("/open", { config: { permission: "public" } }, () => "ok");
  app.get("/forgotten", () => "ok");
  await expect(app.ready()).rejects.toThrow("GET /forgotten");
});

it("starts when every route declares one, even inside a plugin that adds it", async () => {
  const app = fastify();
  installAccess(app, { mode: "token", database });
  await app.register(async (child) => {
    child.addHook("onRoute", (route) => {
      route.config = { ...route.config, permission: "public" };
    });
    child.get("/inside", () => "ok");
  });
  app.get("/jobs", { config: { permission: "jobs:read" } }, () => "ok");
  await app.ready();
  expect((await app.inject("/inside")).statusCode).toBe(200);
  expect((await app.inject("/jobs")).statusCode).toBeGreaterThanOrEqual(400);
});
