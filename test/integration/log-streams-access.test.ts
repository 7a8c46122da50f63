import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
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
  const body = { name: "watching", ...options };
  const { json } = await api.request("POST", "/api/v1/tokens", { body, headers: bearer(admin) });
  return { id: json.id as string, token: json.token as string };
}

async function openSocket(token: string): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const socket = new WebSocket(`${api.url.replace("http", "ws")}/api/v1/logs/stream/ws`, {
    headers: bearer(token),
  });
  await new Promise((resolve, reject) => {
    socket.once("message", resolve);
    socket.once("error", reject);
  });
  return { socket, closed: new Promise((resolve) => socket.on("close", resolve)) };
}

describe("an open log stream", () => {
  it("ends when its token is revoked, and no other does", async () => {
    const { id, token } = await createToken();
    const { closed } = await openSocket(token);
    const other = await openSocket(admin);
    const events = await fetch(`${api.url}/api/v1/logs/stream/sse`, { headers: bearer(token) });
    await api.request("DELETE", `/api/v1/tokens/${id}`, { headers: bearer(admin) });
    expect(await closed).toBe(1008);
    const text = await events.text();
    expect(text).toContain("event: error\n");
    expect(text).toContain('"code":"unauthenticated"');
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
    other.socket.close();
    await other.closed;
  });

  it("of the live channel, too, ends when its token is revoked", async () => {
    const { id, token } = await createToken();
    const { closed } = await openLive(api.url, bearer(token));
    await api.request("DELETE", `/api/v1/tokens/${id}`, { headers: bearer(admin) });
    expect(await closed).toBe(1008);
    await expect(openLive(api.url, bearer(token))).rejects.toThrow("401");
  });

  it("ends when its token was revoked by another server, or expires", async () => {
    const { id, token } = await createToken();
    const expiring = await createToken({ expires_at: new Date(Date.now() + 2_000).toISOString() });
    const streams = [await openSocket(token), await openSocket(expiring.token)];
    await api.database.query({
      text: "UPDATE api_tokens SET revoked_at = now() WHERE id = $1",
      values: [id],
    });
    for (const { closed } of streams) expect(await closed).toBe(1008);
  });
});
