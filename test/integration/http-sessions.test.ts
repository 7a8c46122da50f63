import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { openLive } from "../support/live-client.ts";

let api: TestServer;
let admin: string;
beforeAll(async () => {
  api = await startTestServer({ auth: "on" });
  admin = (await readFile(api.server.adminTokenFile!, "utf8")).trim();
});
afterAll(() => api.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function createToken(options: object = {}): Promise<{ id: string; token: string }> {
  const body = { name: "browser", ...options };
  const { json } = await api.request("POST", "/api/v1/tokens", { body, headers: bearer(admin) });
  return { id: json.id as string, token: json.token as string };
}

const login = (token: string, headers: Record<string, string> = {}) =>
  api.request("POST", "/api/v1/sessions", { body: { token }, headers });

async function cookieOf(token: string): Promise<string> {
  const { headers } = await login(token);
  return headers.get("set-cookie")!.split(";")[0]!;
}

describe("logging a browser in", () => {
  it("gives a cookie that scripts cannot read and other sites cannot use, and that works", async () => {
    const { token } = await createToken({ user: "eve", role: "viewer" });
    const { status, json, headers } = await login(token);
    expect(status).toBe(201);
    expect(json).toEqual({
      mode: "token",
      name: "eve",
      role: "viewer",
      permissions: ["jobs:read", "runs:read", "logs:read", "workers:read"],
    });
    const setCookie = headers.get("set-cookie")!;
    expect(setCookie).toMatch(/^stratal_session=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=604800; /);
    expect(setCookie).toMatch(/HttpOnly; SameSite=Strict$/);
    const cookie = setCookie.split(";")[0]!;
    expect((await api.request("GET", "/api/v1/jobs", { headers: { cookie } })).status).toBe(200);
    const current = await api.request("GET", "/api/v1/sessions/current", { headers: { cookie } });
    expect(current.json).toEqual(json);
    const denied = await api.request("GET", "/api/v1/secrets", { headers: { cookie } });
    expect(denied.json.code).toBe("forbidden");
  });

  it("stores no secret, and keeps the cookie to TLS where the browser came over it", async () => {
    const { headers } = await login(admin, { "x-forwarded-proto": "https" });
    const setCookie = headers.get("set-cookie")!;
    expect(setCookie).toMatch(/; Secure$/);
    const { rows } = await api.database.query({
      text: "SELECT s::text AS stored FROM sessions s",
      values: [],
    });
    expect(rows.length).toBeGreaterThan(0);
    const secret = /=([^;]+);/.exec(setCookie)![1]!;
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("refuses wrong tokens, and after five failures any that begins alike for a while", async () => {
    const { token } = await createToken();
    const wrong = `${token.slice(0, -6)}AAAAAA`;
    for (let count = 0; count < 5; count += 1) expect((await login(wrong)).status).toBe(401);
    const limited = await login(token);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(800);
    expect((await login(admin)).status).toBe(201);
  });
});

describe("a session", () => {
  it("changes things for pages of the server only", async () => {
    const cookie = await cookieOf(admin);
    const body = { stratal: 1, name: "x", tasks: [{ name: "a", run: "true" }] };
    const send = async (headers: Record<string, string>) =>
      (
        await api.request("POST", "/api/v1/jobs/validate", {
          body,
          headers: { cookie, ...headers },
        })
      ).status;
    expect(await send({})).toBe(403);
    expect(await send({ origin: "http://evil.example" })).toBe(403);
    expect(await send({ "sec-fetch-site": "same-site" })).toBe(403);
    expect(await send({ origin: api.url })).toBe(200);
    expect(await send({ "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await send(bearer(admin))).toBe(200);
  });

  it("opens streams for pages of the server, and they end when it is closed", async () => {
    const cookie = await cookieOf(admin);
    const origin = api.url;
    await expect(openLive(api.url, { cookie })).rejects.toThrow("403");
    const client = await openLive(api.url, { cookie, origin });
    const out = await api.request("DELETE", "/api/v1/sessions/current", {
      headers: { cookie, origin },
    });
    expect(out.headers.get("set-cookie")).toMatch(/^stratal_session=; Path=\/; Max-Age=0; /);
    expect(await client.closed).toBe(1008);
    const after = await api.request("GET", "/api/v1/jobs", { headers: { cookie } });
    expect(after.status).toBe(401);
    expect(after.json.detail).toBe("The login has ended: log in again.");
    expect((await api.request("GET", "/api/v1/jobs", { headers: bearer(admin) })).status).toBe(200);
  });

  it.each([
    ["its token is revoked", "UPDATE api_tokens SET revoked_at = now() WHERE id = $1"],
    ["its token expires", "UPDATE api_tokens SET expires_at = now() WHERE id = $1"],
    [
      "it was not used for twelve hours",
      "UPDATE sessions SET last_used_at = now() - interval '12 hours' WHERE token_id = $1",
    ],
    ["it is seven days old", "UPDATE sessions SET expires_at = now() WHERE token_id = $1"],
  ])("ends when %s", async (_when, text) => {
    const { id, token } = await createToken();
    const cookie = await cookieOf(token);
    const ask = async () =>
      (await api.request("GET", "/api/v1/sessions/current", { headers: { cookie } })).status;
    expect(await ask()).toBe(200);
    await api.database.query({ text, values: [id] });
    expect(await ask()).toBe(401);
  });

  it("is nobody's if its cookie is made up", async () => {
    for (const value of ["x", "A".repeat(43), ""]) {
      const headers = { cookie: `stratal_session=${value}` };
      expect((await api.request("GET", "/api/v1/jobs", { headers })).status).toBe(401);
    }
  });
});

describe("a server without logins", () => {
  it("says who asks and gives no cookie", async () => {
    const local = await startTestServer();
    try {
      const { json } = await local.request("GET", "/api/v1/sessions/current");
      expect(json).toMatchObject({ mode: "local", name: "local", role: "owner" });
      const answer = await local.request("POST", "/api/v1/sessions", { body: { token: "x" } });
      expect(answer.status).toBe(201);
      expect(answer.headers.get("set-cookie")).toBeNull();
    } finally {
      await local.close();
    }
  });
});
