import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "../../src/store/database.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { until } from "../support/processes.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

const json = { "content-type": "application/json" };

describe("bad requests", () => {
  it.each<
    [string, string, string | Uint8Array | undefined, Record<string, string>, number, string]
  >([
    ["POST", "/api/v1/jobs", undefined, {}, 400, "invalid_request"],
    ["POST", "/api/v1/jobs", "", json, 400, "invalid_request"],
    ["POST", "/api/v1/jobs", "[]", json, 400, "invalid_definition"],
    ["POST", "/api/v1/jobs", '{"name": []}', json, 400, "invalid_definition"],
    ["POST", "/api/v1/jobs", '{"name": "a\\u0000b"}', json, 400, "invalid_definition"],
    ["POST", "/api/v1/jobs", new Uint8Array([0x22, 0xff, 0x22]), json, 400, "invalid_request"],
    ["POST", "/api/v1/jobs", "[".repeat(300), json, 400, "invalid_json"],
    ["POST", "/api/v1/jobs", " ".repeat(2 * 1024 * 1024), json, 413, "body_too_large"],
    [
      "POST",
      "/api/v1/jobs",
      "<job/>",
      { "content-type": "text/xml" },
      415,
      "unsupported_media_type",
    ],
    ["POST", "/api/v1/job-runs", "{}", json, 400, "invalid_request"],
    ["POST", "/api/v1/job-runs", "{", json, 400, "invalid_json"],
    [
      "POST",
      "/api/v1/job-runs",
      "name=x",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "unsupported_media_type",
    ],
    [
      "POST",
      "/api/v1/job-runs",
      `{"inputs":${"[".repeat(100)}${"]".repeat(100)}}`,
      json,
      400,
      "invalid_json",
    ],
    [
      "POST",
      "/api/v1/job-runs",
      `{"inputs":{${Array.from({ length: 10_001 }, (_, i) => `"k${i}":1`).join()}}}`,
      json,
      400,
      "invalid_json",
    ],
    ["POST", "/api/v1/job-runs", '{"job_name":"x","__proto__":{}}', json, 400, "invalid_request"],
    ["POST", "/api/v1/job-runs", '{"job_name":"nowhere"}', json, 404, "not_found"],
    ["GET", "/api/v1/job-runs/%00", undefined, {}, 400, "invalid_request"],
    ["GET", "/api/v1/job-runs/%ff", undefined, {}, 400, "invalid_request"],
    ["GET", "/api/v1/jobs?name=%00", undefined, {}, 400, "invalid_request"],
    ["GET", "/api/v1/jobs?name=%c3%28", undefined, {}, 400, "invalid_request"],
    ["GET", "/api/v1/nothing", undefined, {}, 404, "not_found"],
    ["PATCH", "/api/v1/jobs", undefined, {}, 405, "method_not_allowed"],
    ["GET", "/api/v1/logs/type/other", undefined, {}, 400, "invalid_request"],
    ["DELETE", "/api/v1/secrets", undefined, {}, 400, "invalid_request"],
  ])("%s %s is refused (%#)", async (method, path, body, headers, status, code) => {
    const answer = await api.request(method, path, {
      ...(body === undefined ? {} : { body }),
      headers,
    });
    expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code });
    expect(answer.json.error).toBe(answer.json.detail);
    expect(answer.json.detail.length).toBeGreaterThan(10);
  });

  it("says where a body is not JSON", async () => {
    const { json: problem } = await api.request("POST", "/api/v1/job-runs", {
      body: '{"job_id":\n x}',
    });
    expect(problem.errors).toMatchObject([{ line: 2, column: 2 }]);
  });

  it("names each field that is wrong", async () => {
    const body = { job_id: 1, triggered_by: ["x"] };
    const { json: problem } = await api.request("POST", "/api/v1/job-runs", { body });
    expect(problem.errors.map((error: { path: string }) => error.path)).toEqual([
      "job_id",
      "triggered_by",
    ]);
  });

  it.each([
    ["/api/v1/jobs?limit=-1", "limit", "limit must be at least 1."],
    ["/api/v1/job-runs?limit=many", "limit", "limit must be a whole number."],
    ["/api/v1/job-runs?status=complete", "status", 'Did you mean "completed"?'],
    ["/api/v1/jobs/x", "id", "id must be a UUID."],
    [
      "/api/v1/job-runs?lmit=2",
      "lmit",
      'There is no query parameter "lmit" here. Did you mean "limit"?',
    ],
    [
      "/api/v1/jobs?state=x&page=2",
      "state",
      "Possible: limit, offset, cursor, name, q, sort, with, id.",
    ],
    ["/api/v1/logs/stream/status?value=x", "value", "Possible: none."],
  ])("GET %s is refused in words that help", async (path, field, words) => {
    const { status, json: problem } = await api.request("GET", path);
    expect({ status, code: problem.code }).toEqual({ status: 400, code: "invalid_request" });
    expect(problem.detail).toContain(words);
    expect(problem.errors[0].path).toBe(field);
    expect(problem.errors[0].message).toContain(words);
  });

  it("lets probes append what they like to the address of the health", async () => {
    expect((await api.request("GET", "/health?t=1")).status).toBe(200);
  });

  it("tells which methods are possible", async () => {
    const { headers } = await api.request("PATCH", "/api/v1/jobs");
    expect(headers.get("allow")).toBe("POST, GET");
  });

  it("keeps the caller's request id if it is harmless", async () => {
    const known = await api.request("GET", "/api/health", { headers: { "x-request-id": "abc-1" } });
    expect(known.headers.get("x-request-id")).toBe("abc-1");
    const odd = await api.request("GET", "/api/health", { headers: { "x-request-id": "a b" } });
    expect(odd.headers.get("x-request-id")).not.toBe("a b");
  });

  it("answers what is not HTTP with a problem", async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(api.server.port, "127.0.0.1", () => socket.end("NONSENSE\r\n\r\n"));
      let received = "";
      socket.on("data", (data) => (received += data.toString()));
      socket.on("close", () => resolve(received));
    });
    expect(text).toContain("400 Bad Request");
    expect(text).toContain("application/problem+json");
  });
});

/** A way to the database that can be cut. */
async function openTunnel(
  target: URL,
): Promise<{ url: string; cut(): Promise<void>; mend(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  const listen = (port: number) =>
    new Promise<void>((resolve) => listener.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = listener.address() as AddressInfo;
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => listener.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: url.href, cut, mend: () => listen(port) };
}

describe("while the database cannot be reached", () => {
  it("answers 503 with retry-after, says that it is alive but not ready, and recovers", async () => {
    const tunnel = await openTunnel(new URL(api.database.url));
    const database = new Database({ url: tunnel.url, maxConnections: 5, applicationName: "cut" });
    const other = await startTestServer({ dataDir: api.dataDir }, database);
    try {
      expect((await other.request("GET", "/api/v1/jobs")).status).toBe(200);
      await tunnel.cut();
      const refused = await other.request("GET", "/api/v1/jobs");
      expect(refused.status).toBe(503);
      expect(refused.headers.get("retry-after")).toBe("1");
      const health = await other.request("GET", "/health");
      expect(health.status).toBe(503);
      expect(health.json).toMatchObject({ status: "unhealthy", database: { status: "down" } });
      expect((await other.request("GET", "/api/v1/health/ready")).status).toBe(503);
      expect((await other.request("GET", "/api/v1/health/live")).status).toBe(200);
      await tunnel.mend();
      const answers = async () => (await other.request("GET", "/api/v1/jobs")).status === 200;
      await until("the database is found again", answers);
    } finally {
      await other.close();
      await database.close();
      await tunnel.cut();
    }
  });
});
