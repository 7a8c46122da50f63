import { readFile, stat } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../src/base/ids.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";

/** fetch chooses Host and Sec-Fetch-Mode itself; this does not. */
function statusWith(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(`${url}/health`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode!);
    })
      .on("error", reject)
      .end();
  });
}

const job = (name: string) => ({ stratal: 1, name, tasks: [{ name: "a", run: "true" }] });

describe("a server in local mode", () => {
  let api: TestServer;
  beforeAll(async () => {
    api = await startTestServer({ allowedHosts: ["stratal.test"] });
  });
  afterAll(() => api.close());

  it("answers without credentials", async () => {
    expect((await api.request("GET", "/api/v1/jobs")).status).toBe(200);
    expect(api.server.adminTokenFile).toBeUndefined();
  });

  it.each([
    ["localhost:1234", 200],
    ["127.0.0.1", 200],
    ["[::1]:80", 200],
    ["app.localhost", 200],
    ["stratal.test", 200],
    ["evil.example", 403],
    ["127.0.0.1.evil.example", 403],
    ["localhost.evil.example:8080", 403],
    ["10.0.0.1", 403],
  ])("answers to the host %s with %d", async (host, status) => {
    expect(await statusWith(api.url, { host })).toBe(status);
  });

  it("accepts changes from its own pages and from programs, and from no other page", async () => {
    const send = async (headers: Record<string, string>) =>
      (await api.request("POST", "/api/v1/jobs/validate", { body: job("x"), headers })).status;
    expect(await send({})).toBe(200);
    expect(await send({ origin: api.url })).toBe(200);
    expect(await send({ origin: api.url.replace("127.0.0.1", "localhost") })).toBe(200);
    expect(await send({ origin: "http://127.0.0.1:1" })).toBe(403);
    expect(await send({ origin: "http://evil.example" })).toBe(403);
    expect(await send({ origin: "null" })).toBe(403);
    expect(await send({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await send({ "sec-fetch-site": "same-origin" })).toBe(200);
  });

  it("lets no other page read, either", async () => {
    const read = (headers: Record<string, string>) =>
      api.request("GET", "/api/v1/jobs", { headers });
    expect((await read({ origin: api.url })).status).toBe(200);
    for (const origin of ["http://127.0.0.1:1", "http://evil.example", "null"]) {
      const { status, json } = await read({ origin });
      expect({ status, code: json.code }).toEqual({ status: 403, code: "forbidden_origin" });
    }
  });

  it("names the setting that a refused host belongs into", async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const headers = { host: "stratal.example" };
      httpRequest(`${api.url}/health`, { headers }, (answer) => {
        answer.setEncoding("utf8").on("data", resolve);
      })
        .on("error", reject)
        .end();
    });
    expect(text).toContain("stratal.example");
    expect(text).toContain("STRATAL_ALLOWED_HOSTS");
  });

  it("lets a page be opened from a link on another site", async () => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    expect(await statusWith(api.url, headers)).toBe(200);
    expect(await statusWith(api.url, { ...headers, "sec-fetch-mode": "no-cors" })).toBe(403);
  });

  it("sends security headers", async () => {
    const { headers } = await api.request("GET", "/api/v1/jobs");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  it("isolates its pages where a browser heeds that", async () => {
    const policy = async (headers: Record<string, string>) =>
      (await api.request("GET", "/api/v1/jobs", { headers })).headers.get(
        "cross-origin-opener-policy",
      );
    expect(await policy({ "sec-fetch-site": "none" })).toBe("same-origin");
    expect(await policy({ "x-forwarded-proto": "https" })).toBe("same-origin");
    expect(await policy({})).toBeNull();
  });

  it("serves the API's description without credentials or foreign content", async () => {
    const document = await api.request("GET", "/api/v1/openapi.json");
    expect(document.json.openapi).toBe("3.1.0");
    const page = await fetch(`${api.url}/api/docs/`, { redirect: "follow" });
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/(?:src|href)="https?:/);
    const policy = page.headers.get("content-security-policy");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https:|upgrade-insecure-requests|swagger\.io/);
  });
});

describe("a server with login", () => {
  let api: TestServer;
  let admin: string;
  beforeAll(async () => {
    api = await startTestServer({ auth: "on" });
    admin = (await readFile(api.server.adminTokenFile!, "utf8")).trim();
  });
  afterAll(() => api.close());

  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  it("writes the administrator's token into a file that only its owner can read", async () => {
    expect(((await stat(api.server.adminTokenFile!)).mode & 0o777).toString(8)).toBe("600");
    expect(admin).toMatch(/^stratal_pat_[0-9a-f]{32}_[0-9A-Za-z]{49}$/);
    expect((await api.request("GET", "/api/v1/jobs", bearer(admin))).status).toBe(200);
  });

  it("answers 401 without a token, with a wrong one and with a mistyped one", async () => {
    const none = await api.request("GET", "/api/v1/jobs");
    expect(none.status).toBe(401);
    expect(none.headers.get("www-authenticate")).toBe('Bearer realm="stratal"');
    const mistyped = admin.slice(0, -1) + (admin.endsWith("a") ? "b" : "a");
    for (const token of ["x", mistyped, "stratal_pat_x", "a b"])
      expect((await api.request("GET", "/api/v1/jobs", bearer(token))).status).toBe(401);
    expect(
      (await api.request("GET", "/api/v1/jobs", { headers: { authorization: "Basic eDp5" } }))
        .status,
    ).toBe(401);
    expect((await api.request("GET", "/health")).status).toBe(200);
  });

  it("asks for the permission of each operation", async () => {
    const body = { name: "watching", user: "vera", role: "viewer" };
    const { json } = await api.request("POST", "/api/v1/tokens", { body, ...bearer(admin) });
    const viewer = bearer(json.token as string);
    expect((await api.request("GET", "/api/v1/jobs", viewer)).status).toBe(200);
    const refused = await api.request("POST", "/api/v1/jobs", { body: job("y"), ...viewer });
    expect(refused.status).toBe(403);
    expect(refused.json.detail).toContain("jobs:write");
    expect((await api.request("GET", "/api/v1/secrets", viewer)).status).toBe(403);
    expect((await api.request("POST", "/api/v1/tokens", { body, ...viewer })).status).toBe(403);
  });

  it("stops accepting a token when it is revoked or has expired", async () => {
    const created = await api.request("POST", "/api/v1/tokens", {
      body: { name: "ci" },
      ...bearer(admin),
    });
    const token = bearer(created.json.token as string);
    expect((await api.request("GET", "/api/v1/jobs", token)).status).toBe(200);
    const listed = await api.request("GET", "/api/v1/tokens", bearer(admin));
    expect(listed.text).not.toContain(created.json.token);
    expect(listed.json.tokens).toContainEqual(
      expect.objectContaining({ id: created.json.id, name: "ci" }),
    );
    await api.request("DELETE", `/api/v1/tokens/${created.json.id}`, bearer(admin));
    expect((await api.request("GET", "/api/v1/jobs", token)).status).toBe(401);
    const body = { name: "old", expires_at: "2020-01-01T00:00:00Z" };
    const old = await api.request("POST", "/api/v1/tokens", { body, ...bearer(admin) });
    expect(
      (await api.request("GET", "/api/v1/jobs", bearer(old.json.token as string))).status,
    ).toBe(401);
    expect((await api.request("DELETE", `/api/v1/tokens/${newId()}`, bearer(admin))).status).toBe(
      404,
    );
  });
});

describe("a server with a chosen administrator's token", () => {
  it("accepts it and writes no file", async () => {
    const token = "a-token-that-was-chosen-by-hand";
    const api = await startTestServer({ auth: "on", adminToken: token });
    try {
      expect(api.server.adminTokenFile).toBeUndefined();
      const headers = { authorization: `Bearer ${token}` };
      expect((await api.request("GET", "/api/v1/jobs", { headers })).status).toBe(200);
    } finally {
      await api.close();
    }
  });
});
