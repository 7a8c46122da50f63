import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { openLive } from "../support/live-client.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

describe("GET /api/v1/health/diagnostics", () => {
  it("tells how the server and its database do", async () => {
    const { status, json } = await api.request("GET", "/api/v1/health/diagnostics");
    expect(status).toBe(200);
    expect(json.server.disk.total_bytes).toBeGreaterThan(json.server.disk.free_bytes);
    expect(json.server.node).toBe(process.version);
    expect(json.server.memory_bytes).toBeGreaterThan(json.server.heap_bytes);
    expect(json.server.event_loop_utilization).toBeGreaterThan(0);
    expect(json.server.event_loop_utilization).toBeLessThanOrEqual(1);
    expect(json.database.size_bytes).toBeGreaterThan(0);
    expect(json.database.pool.open).toBeGreaterThan(0);
    expect(json.database.pool.open).toBeLessThanOrEqual(json.database.pool.limit);
    expect(json.database.migrations).toMatchObject({ pending: [] });
    expect(json.database.migrations.applied).toBeGreaterThan(0);
    expect(json.database.problem).toBeNull();
    expect(json.database.connections).toBeGreaterThanOrEqual(json.database.pool.open);
    expect(json.queue).toEqual({ kind: "postgres", status: "up" });
  });

  it("counts streams and what they follow", async () => {
    const live = await openLive(api.url);
    live.send({ type: "subscribe", topic: "runs" });
    await live.received("the start", ({ type }) => type === "subscribed");
    const { json } = await api.request("GET", "/api/v1/health/diagnostics");
    expect(json.server.streams).toEqual({ websocket: 0, sse: 0, live: 1, live_topics: 1 });
    await live.close();
  });

  it("says what to do while there is no worker", async () => {
    const { json } = await api.request("GET", "/api/v1/health/diagnostics");
    expect(json.workers).toEqual([]);
    const codes = (json.warnings as { code: string }[]).map(({ code }) => code);
    expect(codes).toContain("no_worker");
  });

  it("finds the transaction that has been open longest, without what it says", async () => {
    await api.database.transaction(async (on) => {
      await on.query({ text: "SELECT 'private text'", values: [] });
      const { json, text } = await api.request("GET", "/api/v1/health/diagnostics");
      expect(json.database.oldest_transaction).toMatchObject({ state: "idle in transaction" });
      expect(text).not.toContain("private text");
    });
  });

  it("counts the workers that are alive by version", async () => {
    await api.database.query({
      text: `INSERT INTO workers (id, name, hostname, pid, version, queues, tags, process_slots, inline_slots, lease_expires_at)
             SELECT gen_random_uuid(), 'w', 'h', 1, version, '{default}', '{}', 1, 1, now() + lease
             FROM (VALUES ('1.0', interval '1 hour'), ('1.0', '1 hour'), ('0.9', '-1 hour')) v (version, lease)`,
      values: [],
    });
    const { json } = await api.request("GET", "/api/v1/health/diagnostics");
    expect(json.workers).toEqual([{ version: "1.0", status: "active", count: 2 }]);
  });
});
