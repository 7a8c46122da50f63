import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { selfSignedCertificate } from "../../../test/support/self-signed-certificate.ts";
import { recordingContext, type RecordingContext } from "../../../test/support/task-context.ts";
import type { JsonObject } from "../../base/json.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { runTaskType } from "../run-task-type.ts";
import { httpRequest } from "./http-request.ts";

const servers: (Server | TcpServer)[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server | TcpServer): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer(listener))}`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** A server that answers with what it was asked, as JSON. */
function serveMirror(): Promise<string> {
  return serve((request, response) => {
    void bodyOf(request).then((body) => {
      const { method, url, headers } = request;
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(JSON.stringify({ method, url, headers, body }));
    });
  });
}

function run(parameters: JsonObject, context = recordingContext()): Promise<TaskOutcome> {
  return runTaskType(httpRequest, parameters, context);
}

async function completed(
  parameters: JsonObject,
  context?: RecordingContext,
): Promise<{ output: string; outputs: JsonObject }> {
  const outcome = await run(parameters, context);
  if (outcome.status !== "completed") throw new Error(JSON.stringify(outcome));
  return { output: outcome.output ?? "", outputs: outcome.outputs };
}

async function mirrored(parameters: JsonObject): Promise<{
  method: string;
  url: string;
  body: string;
  headers: Record<string, string>;
}> {
  return JSON.parse((await completed(parameters)).output) as Awaited<ReturnType<typeof mirrored>>;
}

async function failed(parameters: JsonObject, context?: RecordingContext) {
  const outcome = await run(parameters, context);
  if (outcome.status !== "failed") throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe("the request of http_request", () => {
  it.each(["GET", "post", "Put", "PATCH", "delete", "OPTIONS", "PROPFIND"])(
    "sends %s",
    async (method) => {
      const url = await serveMirror();
      expect(await mirrored({ url, method })).toMatchObject({ method: method.toUpperCase() });
    },
  );

  it("merges headers; single ones win, and the client's own are left out", async () => {
    const context = recordingContext();
    const parameters = {
      url: await serveMirror(),
      headers: '{"X-One": "1", "Accept": "text/html"}',
      header_accept: "text/plain",
      "header_X-Number": 5,
      "header_Content-Length": "99",
    };
    const { output } = await completed(parameters, context);
    expect((JSON.parse(output) as JsonObject)["headers"]).toMatchObject({
      "x-one": "1",
      accept: "text/plain",
      "x-number": "5",
    });
    expect(context.lines[0]?.text).toBe(
      "warning: header Content-Length is written by the client itself; ignored.",
    );
  });

  it("adds to the query without rewriting what is there", async () => {
    const url = `${await serveMirror()}/p?a=%20b&c`;
    const query = { q: "x y&z", n: [1, 2] };
    expect((await mirrored({ url, query })).url).toBe("/p?a=%20b&c&q=x+y%26z&n=1&n=2");
  });

  it.each([
    [{ body: "plain" }, "plain", "text/plain; charset=utf-8"],
    [{ body: '{"a": 1}' }, '{"a": 1}', "application/json"],
    [{ body: { a: 1 } }, '{"a":1}', "application/json"],
    [{ json: "text" }, '"text"', "application/json"],
    [
      { body: "a=1", content_type: "application/x-www-form-urlencoded" },
      "a=1",
      "application/x-www-form-urlencoded",
    ],
    [{ body: "<a/>", "header_Content-Type": "text/xml" }, "<a/>", "text/xml"],
  ] as [JsonObject, string, string][])("sends %j as a body", async (parameters, body, type) => {
    const url = await serveMirror();
    const answer = await mirrored({ url, method: "POST", ...parameters });
    expect(answer.body).toBe(body);
    expect(answer.headers["content-type"]).toBe(type);
  });

  it("authenticates, the most explicit way first, and keeps credentials out of log and outputs", async () => {
    const url = await serveMirror();
    const withUser = url.replace("//", "//ann:p%40ss@");
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
    const context = recordingContext();
    const { output, outputs } = await completed({ url: withUser }, context);
    expect(JSON.parse(output)).toMatchObject({ headers: { authorization: basic("ann:p@ss") } });
    expect(JSON.stringify([outputs["url"], context.lines])).not.toContain("p%40ss");
    const parameters = { url: withUser, username: "bob", password: "x" };
    expect((await mirrored(parameters)).headers["authorization"]).toBe(basic("bob:x"));
    const token = { ...parameters, bearer_token: "t0k" };
    expect((await mirrored(token)).headers["authorization"]).toBe("Bearer t0k");
    const explicit = { ...token, header_Authorization: "Custom" };
    expect((await mirrored(explicit)).headers["authorization"]).toBe("Custom");
  });

  it.each([
    [{ url: "example.com" }, "url: is not a complete address"],
    [{ url: "ftp://example.com" }, "url: must begin with http:// or https://"],
    [{ url: "file:///etc/passwd" }, "url: must begin with"],
    [{ url: "http://x", method: "CONNECT" }, "method:"],
    [{ url: "http://x", header_A: "1\r\nB: 2" }, "the value of header A holds a line break"],
    [{ url: "http://x", header_A: ["1"] }, "header_A: must be a text"],
    [{ url: "http://x", "header_A B": "1" }, '"A B" is not a header name'],
    [{ url: "http://x", bearer_token: "a\nb" }, "bearer_token: holds a line break"],
    [{ url: "http://x", body: "a", json: "b" }, "json: excludes body"],
    [{ url: "http://x", max_response_bytes: 0 }, "max_response_bytes: must be a whole number"],
  ] as [JsonObject, string][])("refuses %j", async (parameters, message) => {
    const outcome = await failed(parameters);
    expect(outcome.error.kind).toBe("validation");
    expect(outcome.error.message).toContain(message);
  });
});

describe("the answer of http_request", () => {
  it("gives the body as output, all of it as outputs, and logs one line", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(201, "Made", {
        "content-type": "application/problem+json",
        "set-cookie": ["a=1", "b=2"],
      });
      response.end('{"ok": true}');
    });
    const context = recordingContext();
    const { output, outputs } = await completed(
      { url, timeout: "5", fail_on_error: "true" },
      context,
    );
    expect(output).toBe('{"ok": true}');
    expect(outputs).toMatchObject({
      status: 201,
      status_text: "Made",
      headers: { "content-type": "application/problem+json", "set-cookie": ["a=1", "b=2"] },
      body: '{"ok": true}',
      json: { ok: true },
      url: `${url}/`,
      duration_ms: expect.any(Number),
      redirected: false,
    });
    expect(context.lines).toEqual([
      {
        stream: "stdout",
        text: expect.stringMatching(/^GET http:\S+ → 201 \(\d+ ms, 12 bytes\)$/),
      },
    ]);
  });

  it.each([
    ["gzip", gzipSync],
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
    ["gzip, br", (text: Buffer) => brotliCompressSync(gzipSync(text))],
  ] as const)("undoes content encoding %s", async (encoding, compress) => {
    const url = await serve((_request, response) => {
      response.setHeader("content-encoding", encoding);
      response.end(compress(Buffer.from("häuser")));
    });
    expect((await completed({ url })).output).toBe("häuser");
  });

  it("reads chunks and the charset of the content type", async () => {
    const url = await serve((_request, response) => {
      response.setHeader("content-type", "text/plain; charset=iso-8859-1");
      response.write(Buffer.from([0x68, 0xe4]));
      response.end(Buffer.from([0x75]));
    });
    expect((await completed({ url })).output).toBe("häu");
  });

  it.each(["{broken", "[".repeat(100_000) + "]".repeat(100_000)])(
    "warns when JSON cannot be read (%#)",
    async (body) => {
      const url = await serve((_request, response) => {
        response.setHeader("content-type", "application/json");
        response.end(body);
      });
      const context = recordingContext();
      expect((await completed({ url }, context)).outputs["json"]).toBeNull();
      expect(context.lines[1]?.text).toContain("cannot be read as JSON");
    },
  );

  it("has no body after HEAD and 204", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "9999999" }).end();
    });
    expect((await completed({ url, method: "HEAD" })).output).toBe("");
    const empty = await serve((_request, response) => void response.writeHead(204).end());
    expect((await completed({ url: empty })).outputs).toMatchObject({ status: 204, body: "" });
  });

  it.each([
    ["announced", (size: number) => ({ "content-length": String(size) })],
    ["streamed", () => ({})],
  ] as const)("fails when an %s body is too large", async (_how, headers) => {
    const url = await serve((_request, response) => {
      response.writeHead(200, headers(2_000_000)).end(Buffer.alloc(2_000_000));
    });
    const { error } = await failed({ url });
    expect(error.kind).toBe("output_too_large");
    expect(error.message).toContain("more than 1048576 bytes; raise max_response_bytes");
    expect((await completed({ url, max_response_bytes: 2_000_000 })).output).toHaveLength(
      2_000_000,
    );
  });

  it("counts a compressed body after decompression", async () => {
    const url = await serve((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end(gzipSync(Buffer.alloc(50_000_000)));
    });
    expect((await failed({ url })).error.kind).toBe("output_too_large");
  });
});

describe("errors of http_request", () => {
  it.each([
    [404, "http_4xx"],
    [429, "http_429"],
    [500, "http_5xx"],
    [503, "http_5xx"],
  ])("fails on status %i with kind %s, and keeps the answer", async (status, kind) => {
    const url = await serve((_request, response) => {
      response.writeHead(status, { "retry-after": "7" }).end("because");
    });
    const outcome = await failed({ url });
    expect(outcome.error).toMatchObject({ kind, http_status: status });
    expect(outcome.error.message).toMatch(/^GET http:\S+ answered \d+ [\w ]+:\nbecause$/);
    expect(outcome).toMatchObject({ output: "because", outputs: { status }, retryAfterMs: 7_000 });
    expect((await completed({ url, fail_on_error: "false" })).outputs["status"]).toBe(status);
  });

  it("reads Retry-After as a date", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(429, { "retry-after": "Thu, 29 Feb 2024 13:06:06 GMT" }).end();
    });
    expect((await failed({ url })).retryAfterMs).toBe(59_930);
  });

  it("names the host and the cause when nothing listens or no such name exists", async () => {
    const probe = createTcpServer();
    const port = await listen(probe);
    await new Promise((resolve) => servers.pop()!.close(resolve));
    const refused = await failed({ url: `http://127.0.0.1:${port}` });
    expect(refused.error).toMatchObject({
      kind: "network",
      message: expect.stringContaining(`127.0.0.1:${port}: the connection was refused`),
    });
    const unknown = await failed({ url: "http://no-such-host.invalid/" });
    expect(unknown.error.kind).toBe("network");
    expect(unknown.error.message).toMatch(/no-such-host\.invalid: the name (does not|could not)/);
  });

  it("reports a connection that is reset, cut off, or does not speak HTTP", async () => {
    const reset = await listen(createTcpServer((socket) => void socket.resetAndDestroy()));
    expect((await failed({ url: `http://127.0.0.1:${reset}` })).error).toMatchObject({
      kind: "network",
      message: expect.stringMatching(/the connection was (reset|closed)/),
    });
    const cut = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.destroy());
    });
    expect((await failed({ url: cut })).error.kind).toBe("network");
    const other = await listen(
      createTcpServer((socket) => void socket.resume().end("SSH-2.0-x\r\n")),
    );
    expect((await failed({ url: `http://127.0.0.1:${other}` })).error).toMatchObject({
      kind: "network",
      message: expect.stringContaining("did not answer in valid HTTP"),
    });
    const damaged = await serve((_request, response) => {
      response.setHeader("content-encoding", "gzip");
      response.end("not gzip");
    });
    expect((await failed({ url: damaged })).error).toMatchObject({
      kind: "network",
      message: expect.stringContaining("the compressed answer is damaged"),
    });
  });

  it("gives up after its own timeout, before and in the middle of the body", async () => {
    const silent = await serve(() => undefined);
    expect((await failed({ url: silent, timeout: "50ms" })).error).toMatchObject({
      kind: "timeout",
      message: expect.stringContaining("within 50ms"),
    });
    const stalled = await serve((_request, response) => void response.write("half"));
    expect((await failed({ url: stalled, timeout: 0.05 })).error.kind).toBe("timeout");
  });

  it("stops when the attempt is stopped", async () => {
    const context = recordingContext();
    const url = await serve(() => context.stop("cancel"));
    expect(await run({ url }, context)).toMatchObject({
      status: "cancelled",
      error: { kind: "cancelled" },
    });
  });

  it("is capped by the attempt's own limit", async () => {
    const url = await serve(() => undefined);
    const context = recordingContext({ timeoutMs: 50 });
    expect((await failed({ url, timeout: 3_600 }, context)).error.kind).toBe("timeout");
  });
});

describe("TLS of http_request", () => {
  const certificate = selfSignedCertificate();

  it("refuses a self-signed certificate unless told otherwise", async () => {
    const server = createTlsServer(certificate, (_request, response) => response.end("safe"));
    const url = `https://localhost:${await listen(server)}`;
    const { error } = await failed({ url });
    expect(error.kind).toBe("network");
    expect(error.message).toContain("the certificate is self-signed; verify_tls: false accepts it");
    expect((await completed({ url, verify_tls: "false" })).output).toBe("safe");
  });

  it("says that a port does not speak TLS", async () => {
    const url = (await serveMirror()).replace("http:", "https:");
    const { error } = await failed({ url });
    expect(error.message).toContain("does this port speak TLS?");
  });
});

describe("redirects of http_request", () => {
  /** Redirects /<status> to `target`, and mirrors everything else. */
  async function serveRedirect(target: string): Promise<string> {
    return serve((request, response) => {
      const status = Number(request.url?.slice(1));
      if (status > 0) response.writeHead(status, { location: target }).end("moved");
      else {
        void bodyOf(request).then((body) => {
          const { method, headers } = request;
          response.end(JSON.stringify({ method, url: request.url, headers, body }));
        });
      }
    });
  }

  it.each([
    [301, "POST", "GET", ""],
    [302, "POST", "GET", ""],
    [303, "PUT", "GET", ""],
    [301, "PUT", "PUT", "b"],
    [307, "POST", "POST", "b"],
    [308, "DELETE", "DELETE", "b"],
  ])("after %i, %s goes on as %s", async (status, method, then, body) => {
    const url = await serveRedirect("/there");
    const context = recordingContext();
    const parameters = { url: `${url}/${status}`, method, body: "b" };
    const { output, outputs } = await completed(parameters, context);
    const answer = JSON.parse(output) as { headers: Record<string, string> };
    expect(answer).toMatchObject({ method: then, body, url: "/there" });
    expect("content-type" in answer.headers).toBe(body !== "");
    expect(outputs).toMatchObject({ url: `${url}/there`, redirected: true });
    expect(context.lines[0]?.text).toContain("1 redirected");
  });

  it("keeps credentials on one origin and drops them on the way to another", async () => {
    const parameters = { bearer_token: "t", header_Cookie: "c=1", "header_X-Key": "k" };
    const near = await serveRedirect("/there");
    expect((await mirrored({ url: `${near}/302`, ...parameters })).headers).toMatchObject({
      authorization: "Bearer t",
      cookie: "c=1",
    });
    const other = (await serveMirror()).replace("//", "//eve:x@");
    const far = await serveRedirect(`${other}/elsewhere`);
    const { headers } = await mirrored({ url: `${far}/302`, ...parameters });
    expect(headers["x-key"]).toBe("k");
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("cookie");
  });

  it("gives up on a ring, and on addresses that are not http", async () => {
    const ring = await serveRedirect("/302");
    expect((await failed({ url: `${ring}/302` })).error).toMatchObject({
      kind: "network",
      http_status: 302,
      message: expect.stringContaining("redirected more than 5 times"),
    });
    const file = await serveRedirect("file:///etc/passwd");
    expect((await failed({ url: `${file}/301` })).error.message).toContain(
      "neither http nor https",
    );
  });

  it("returns the redirect itself when told not to follow", async () => {
    const url = await serveRedirect("/there");
    const { output, outputs } = await completed({ url: `${url}/302`, follow_redirects: "no" });
    expect(output).toBe("moved");
    expect(outputs).toMatchObject({ status: 302, headers: { location: "/there" } });
  });
});
