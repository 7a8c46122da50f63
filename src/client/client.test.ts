import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { ApiError, ConnectionError, createClient, documentBody, isEndMarker } from "./client.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A server whose answers the test writes itself, byte by byte. */
async function serve(handler: Handler): Promise<string> {
  const server = createServer(handler);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function line(cursor: string, message: string): string {
  const body = { type: "task", task_name: "a", stream: "stdout", message, cursor, metadata: {} };
  return `id: ${cursor}\nevent: log\ndata: ${JSON.stringify(body)}\n\n`;
}

const CONNECTED = `event: connected\ndata: {"type":"system","metadata":{}}\n\n`;
const END = `event: end\ndata: {"type":"job","message":"End of log","metadata":{"end":true,"status":"completed"}}\n\n`;

function startEvents(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(CONNECTED);
}

async function messagesOf(url: string, options = {}): Promise<string[]> {
  const messages: string[] = [];
  for await (const message of createClient({ baseUrl: url }).followLogs("run", options))
    messages.push(isEndMarker(message) ? "END" : message.message);
  return messages;
}

describe("the typed client", () => {
  test("sends the token and gives back the body of a success", async () => {
    const url = await serve((request, response) => {
      expect(request.headers.authorization).toBe("Bearer t0ken");
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ secrets: [], count: 0 }));
    });
    const client = createClient({ baseUrl: `${url}/`, token: "t0ken" });
    await expect(client.get("/api/v1/secrets")).resolves.toEqual({ secrets: [], count: 0 });
  });

  test("throws a problem as ApiError with status, code and each place", async () => {
    const errors = [{ path: "tasks[0]", message: "no name", line: 3, column: 5 }];
    const url = await serve((_request, response) => {
      response.writeHead(400, {
        "content-type": "application/problem+json",
        "x-request-id": "request-1",
      });
      response.end(JSON.stringify({ detail: "Bad document", code: "invalid_definition", errors }));
    });
    const failure = createClient({ baseUrl: url }).post("/api/v1/jobs", documentBody("x", "yaml"));
    const error = await failure.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 400,
      code: "invalid_definition",
      message: "Bad document",
      errors,
      requestId: "request-1",
    });
  });

  test("says so when the answer is not the API's", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(502).end("<html>proxy</html>");
    });
    await expect(createClient({ baseUrl: url }).get("/health")).rejects.toMatchObject({
      status: 502,
      code: "unexpected_answer",
    });
  });

  test("names the address and the reason when nobody listens", async () => {
    const url = await serve(() => undefined);
    closers.splice(0).forEach((close) => close());
    const error = await createClient({ baseUrl: url })
      .get("/health")
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(String(error)).toContain(url);
    expect(String(error)).toContain("ECONNREFUSED");
  });

  test("gives up on a server that does not answer", async () => {
    const url = await serve(() => undefined);
    const client = createClient({ baseUrl: url, timeoutMs: 50 });
    await expect(client.get("/health")).rejects.toThrow("did not answer in time");
  });

  test("sends a document as it was written", async () => {
    let received = "";
    let type: string | undefined;
    const url = await serve((request, response) => {
      type = request.headers["content-type"];
      request.on("data", (piece: Buffer) => (received += piece.toString()));
      request.on("end", () => response.setHeader("content-type", "application/json").end("{}"));
    });
    await createClient({ baseUrl: url }).post(
      "/api/v1/jobs",
      documentBody("name: é # x\n", "yaml"),
    );
    expect(received).toBe("name: é # x\n");
    expect(type).toBe("application/yaml");
  });
});

describe("followLogs", () => {
  test("yields every line and ends with the end marker", async () => {
    const url = await serve((_request, response) => {
      startEvents(response);
      response.end(line("1-0", "one") + line("1-1", "two") + END);
    });
    await expect(messagesOf(url)).resolves.toEqual(["one", "two", "END"]);
  });

  test("goes on after its cursor when the connection breaks, without a loss or a duplicate", async () => {
    const afters: (string | null)[] = [];
    const url = await serve((request, response) => {
      const after = new URL(request.url!, "http://x").searchParams.get("after");
      afters.push(after);
      startEvents(response);
      if (after === null) {
        // The second line is cut off in the middle.
        response.write(line("1-0", "one") + line("1-1", "two").slice(0, 30), () =>
          response.destroy(),
        );
      } else if (after === "1-0") response.end(line("1-1", "two"));
      else response.end(END);
    });
    await expect(messagesOf(url)).resolves.toEqual(["one", "two", "END"]);
    expect(afters).toEqual([null, "1-0", "1-1"]);
  });

  test("starts after a given cursor and asks for one task run", async () => {
    const url = await serve((request, response) => {
      expect(request.url).toContain("after=7-7");
      expect(request.url).toContain("task_run_id=task");
      startEvents(response);
      response.end(END);
    });
    await expect(messagesOf(url, { after: "7-7", taskRunId: "task" })).resolves.toEqual(["END"]);
  });

  test("throws at once when the server refuses", async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.writeHead(404, { "content-type": "application/problem+json" });
      response.end(JSON.stringify({ detail: "No such run", code: "not_found", errors: [] }));
    });
    await expect(messagesOf(url)).rejects.toMatchObject({ status: 404, message: "No such run" });
    expect(requests).toBe(1);
  });

  test("gives up when the server stays away", async () => {
    const url = await serve(() => undefined);
    closers.splice(0).forEach((close) => close());
    await expect(messagesOf(url, { giveUpAfterMs: 150 })).rejects.toBeInstanceOf(ConnectionError);
  });

  test("ends without an error when its signal aborts", async () => {
    const stop = new AbortController();
    const url = await serve((_request, response) => {
      startEvents(response);
      response.write(line("1-0", "one"));
    });
    const client = createClient({ baseUrl: url });
    const seen: string[] = [];
    for await (const message of client.followLogs("run", { signal: stop.signal })) {
      seen.push(message.message);
      stop.abort();
    }
    expect(seen).toEqual(["one"]);
  });
});
