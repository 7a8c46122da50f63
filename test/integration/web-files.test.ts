import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
let webDir: string;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), "stratal-web-"));
  await mkdir(join(webDir, "assets"));
  await writeFile(
    join(webDir, "index.html"),
    "<!doctype html><title>page</title><meta nonce='{style-nonce}'>",
  );
  await writeFile(join(webDir, "assets", "index-1.js"), "1;");
  await writeFile(join(webDir, "assets", "index-1.js.br"), brotliCompressSync("1;"));
  await writeFile(join(webDir, "favicon.svg"), "<svg/>");
  api = await startTestServer({ webDir });
});
afterAll(async () => {
  await api.close();
  await rm(webDir, { recursive: true });
});

const get = (path: string, accept = "text/html") => fetch(api.url + path, { headers: { accept } });

it.each(["/", "/runs/1", "/jobs?x=1"])("serves the page at %s to browsers", async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("<title>page");
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
});

it("gives every page a nonce of its own for style elements, and none for scripts", async () => {
  const pages = await Promise.all([get("/"), get("/runs/1")]);
  const nonces = await Promise.all(
    pages.map(async (answer) => /nonce='([^']+)'/.exec(await answer.text())?.[1]),
  );
  expect(new Set(nonces).size).toBe(2);
  for (const [index, answer] of pages.entries()) {
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`style-src 'self' 'nonce-${nonces[index]}'`);
    expect(policy).toContain("script-src 'self';");
  }
});

it("serves assets for good and other files", async () => {
  const asset = await get("/assets/index-1.js", "*/*");
  expect(asset.headers.get("cache-control")).toContain("immutable");
  expect((await get("/favicon.svg", "*/*")).status).toBe(200);
});

it("serves what the build has compressed to those who accept it, and no others", async () => {
  const asked = (encoding: string) =>
    fetch(`${api.url}/assets/index-1.js`, { headers: { "accept-encoding": encoding } });
  const packed = await asked("br");
  expect(packed.headers.get("content-encoding")).toBe("br");
  expect(packed.headers.get("content-type")).toMatch(/javascript/);
  expect(await packed.text()).toBe("1;");
  const plain = await asked("identity");
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(await plain.text()).toBe("1;");
});

it.each(["/api/v1/nothing", "/assets/../../etc/passwd", "/runs/1"])(
  "answers programs with a problem at %s",
  async (path) => {
    const answer = await get(path, "application/json");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("problem+json");
  },
);
