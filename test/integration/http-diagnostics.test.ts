import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { openLive } from "../support/live-client.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

it("tells the state of the server's parts", async () => {
  const live = await openLive(api.url);
  live.send({ type: "subscribe", topic: "runs" });
  await live.received("the start", ({ type }) => type === "subscribed");
  const { json } = await api.request("GET", "/api/v1/health/diagnostics");
  expect(json).toMatchObject({
    node: process.version,
    database: { status: "up" },
    migrations: { pending: [] },
    queue: { kind: "postgres", status: "up" },
    streams: { websocket: 0, sse: 0, live: 1, live_topics: 1 },
  });
  expect(json.database.pool.open).toBeGreaterThan(0);
  expect(json.database.pool.open).toBeLessThanOrEqual(json.database.pool.limit);
  expect(json.migrations.applied).toBeGreaterThan(0);
  await live.close();
});
