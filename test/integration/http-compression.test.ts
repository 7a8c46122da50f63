/** What is compressed on its way, and what is not. */
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";
import { startManyItems } from "../support/many-items.ts";

let api: TestServer;
let runId: string;
beforeAll(async () => {
  api = await startTestServer();
  runId = await startManyItems(new Kernel(api.database), 10_000);
});
afterAll(() => api.close());

/** An answer as it comes over the wire; `fetch` would unpack it. */
async function open(path: string, encoding: string | null): Promise<IncomingMessage> {
  const headers = encoding === null ? {} : { "accept-encoding": encoding };
  const [answer] = await once(get(api.url + path, { headers }), "response");
  // What the event is emitted with.
  return answer as IncomingMessage;
}

async function bytesOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe("an answer", () => {
  it.each([
    ["gzip", gunzipSync],
    ["br", brotliDecompressSync],
  ] as const)(
    "of ten thousand task runs is a fraction by %s, and the same",
    async (name, unpack) => {
      const path = `/api/v1/job-runs/${runId}/graph`;
      const plain = await open(path, null);
      const packed = await open(path, name);
      expect(plain.headers["content-encoding"]).toBeUndefined();
      expect(packed.headers["content-encoding"]).toBe(name);
      expect(packed.headers["vary"]).toMatch(/accept-encoding/i);
      const [all, part] = [await bytesOf(plain), await bytesOf(packed)];
      expect(JSON.parse(unpack(part).toString())).toEqual(JSON.parse(all.toString()));
      expect(part.length).toBeLessThan(all.length / 4);
    },
  );

  it("that is small comes as it is", async () => {
    const answer = await open("/api/health", "gzip, br");
    expect(answer.headers["content-encoding"]).toBeUndefined();
    expect(JSON.parse((await bytesOf(answer)).toString())).toHaveProperty("message");
  });

  it("that is a stream of events comes event by event, as it is", async () => {
    const answer = await open(`/api/v1/logs/stream/sse?job_run_id=${runId}`, "gzip, br");
    expect(answer.headers["content-type"]).toMatch(/^text\/event-stream/);
    expect(answer.headers["content-encoding"]).toBeUndefined();
    const [first] = await once(answer, "data");
    expect(String(first)).toContain("connected");
    answer.destroy();
  });

  it("that is a log to download comes as it is", async () => {
    const answer = await open(`/api/v1/logs/job-runs/${runId}/download`, "gzip, br");
    expect(answer.headers["content-encoding"]).toBeUndefined();
    await bytesOf(answer);
  });
});
