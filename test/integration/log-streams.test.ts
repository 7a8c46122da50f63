import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { newId, taskRunId } from "../../src/base/ids.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import type { NewLogChunk } from "../../src/store/logs/append-log-chunks.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { finishRun, logChunk, loggedAt, storeChunks } from "../support/log-lines.ts";
import { until } from "../support/processes.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

const projectId = DEFAULT_PROJECT_ID;

interface Message {
  type: string;
  message: string;
  cursor: string | null;
  seq: number | null;
  task_name: string | null;
  stream: string;
  level: string;
  metadata: Record<string, unknown>;
  [key: string]: unknown;
}

let jobs = 0;

/** A run of two tasks, `a` and `b`. */
async function startRun(): Promise<string> {
  jobs += 1;
  const task = (name: string) => ({ name, run: "true" });
  const body = { stratal: 1, name: `logs-${jobs}`, tasks: [task("a"), task("b")] };
  const { json } = await api.request("POST", "/api/v1/jobs", { body });
  const run = await api.request("POST", "/api/v1/job-runs", { body: { job_id: json.job.id } });
  return run.json.job_run_id as string;
}

/** Chunks of both tasks, one after the other: 3 + 2 + 1 lines. */
function sampleChunks(runId: string): NewLogChunk[] {
  const place = { projectId, runId };
  return [
    logChunk(
      { ...place, seq: 0, chunk: 0, firstLine: 0 },
      ["a0", "a1", "a2"],
      ["stdout", "stderr"],
    ),
    logChunk({ ...place, seq: 1, chunk: 0, firstLine: 0 }, ['b0 "quoted" ü', "b1"]),
    logChunk({ ...place, seq: 0, chunk: 1, firstLine: 3 }, ["a3\t\u001b[31m"]),
  ];
}

const sampleTexts = ["a0", "a1", "a2", 'b0 "quoted" ü', "b1", "a3\t\u001b[31m"];

interface Received {
  messages: Message[];
  closed: Promise<number>;
  socket: WebSocket;
}

function follow(query: string): Received {
  const socket = new WebSocket(`${api.url.replace("http", "ws")}/api/v1/logs/stream/ws?${query}`);
  const messages: Message[] = [];
  socket.on("message", (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
  const closed = new Promise<number>((resolve, reject) => {
    socket.on("close", resolve);
    socket.on("error", reject);
  });
  return { messages, closed, socket };
}

async function readToEnd(query: string): Promise<Message[]> {
  const { messages, closed } = follow(query);
  expect(await closed).toBe(1000);
  return messages;
}

function linesIn(messages: readonly Message[]): string[] {
  return messages.filter((message) => message.type === "task").map((message) => message.message);
}

interface ServerEvent {
  event: string;
  id: string | null;
  data: Message;
}

async function readEvents(
  query: string,
  headers: Record<string, string> = {},
): Promise<ServerEvent[]> {
  const response = await fetch(`${api.url}/api/v1/logs/stream/sse?${query}`, { headers });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("x-request-id")).not.toBeNull();
  return (await response.text())
    .split("\n\n")
    .filter((block) => block !== "")
    .map((block) => {
      const field = (name: string) =>
        block
          .split("\n")
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? null;
      return {
        event: field("event")!,
        id: field("id"),
        data: JSON.parse(field("data")!) as Message,
      };
    });
}

describe("the WebSocket log stream", () => {
  it("says that it is connected, replays every line in order, marks the end and closes", async () => {
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await finishRun(api.database, runId);
    const messages = await readToEnd(`job_run_id=${runId}`);
    expect(messages[0]).toMatchObject({
      type: "system",
      message: "Connected to log stream",
      job_run_id: runId,
    });
    expect(linesIn(messages)).toEqual(sampleTexts);
    expect(messages[2]).toEqual({
      type: "task",
      job_run_id: runId,
      task_run_id: taskRunId(runId, 0),
      task_name: "a",
      attempt: 1,
      timestamp: new Date(loggedAt.getTime() + 1).toISOString(),
      level: "error",
      stream: "stderr",
      message: "a1",
      seq: 1,
      cursor: "0:1",
      metadata: {},
    });
    expect(messages.map(({ seq }) => seq)).toEqual([null, 0, 1, 2, 0, 1, 3, null]);
    expect(messages.at(-1)).toMatchObject({
      type: "job",
      metadata: { end: true, status: "completed", lines: 6, chunks: 3 },
    });
  });

  it("goes on after every cursor without a loss or a duplicate", async () => {
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await finishRun(api.database, runId);
    const all = (await readToEnd(`job_run_id=${runId}`)).filter(({ type }) => type === "task");
    for (const [index, { cursor }] of all.entries()) {
      const rest = await readToEnd(`job_run_id=${runId}&after=${cursor}`);
      expect(linesIn(rest)).toEqual(sampleTexts.slice(index + 1));
      expect(rest.at(-1)!.metadata).toMatchObject({ end: true });
    }
  });

  it("sends new lines as they are stored, and the end when the run ends", async () => {
    const runId = await startRun();
    const [first, ...others] = sampleChunks(runId);
    await storeChunks(api.database, [first!]);
    const stream = follow(`job_run_id=${runId}`);
    await until("the first lines came", () => linesIn(stream.messages).length === 3);
    await storeChunks(api.database, others);
    await until("the others came", () => linesIn(stream.messages).length === 6);
    expect(stream.messages.some(({ metadata }) => metadata["end"] === true)).toBe(false);
    const status = await api.request("GET", "/api/v1/logs/stream/status");
    expect(status.json).toMatchObject({
      websocket_connections: 1,
      sse_connections: 0,
      total_connections: 1,
    });
    await finishRun(api.database, runId);
    expect(await stream.closed).toBe(1000);
    expect(linesIn(stream.messages)).toEqual(sampleTexts);
    const after = await api.request("GET", "/api/v1/logs/stream/status");
    expect(after.json.total_connections).toBe(0);
  });

  it("shows one task run only when it is asked for one", async () => {
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await finishRun(api.database, runId);
    const messages = await readToEnd(`task_run_id=${taskRunId(runId, 1)}`);
    expect(linesIn(messages)).toEqual(sampleTexts.slice(3, 5));
    expect(messages.at(-1)!.metadata).toEqual({
      end: true,
      status: "completed",
      lines: 2,
      chunks: 1,
    });
    const rest = await readToEnd(
      `job_run_id=${runId}&task_run_id=${taskRunId(runId, 0)}&after=0:1`,
    );
    expect(linesIn(rest)).toEqual(["a2", sampleTexts[5]]);
  });

  it("sends a chunk in one message when asked for batches", async () => {
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await finishRun(api.database, runId);
    const messages = await readToEnd(`job_run_id=${runId}&format=batch&after=0:0`);
    expect(messages.filter(({ type }) => type === "batch")).toMatchObject([
      {
        cursor: "0:2",
        seq: 1,
        task_name: "a",
        lines: [{ message: "a1", stream: "stderr" }, { message: "a2" }],
      },
      { cursor: "1:1", seq: 0, lines: [{ message: sampleTexts[3] }, { message: "b1" }] },
      { cursor: "2:0", seq: 3, lines: [{ message: sampleTexts[5] }] },
    ]);
  });

  it("sends a chunk as one text when asked for blocks, from the middle of a run of lines on", async () => {
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await finishRun(api.database, runId);
    const messages = await readToEnd(`job_run_id=${runId}&format=block&after=0:0`);
    const blocks = messages.filter(({ type }) => type === "block");
    expect(blocks).toMatchObject([
      {
        cursor: "0:2",
        seq: 1,
        task_name: "a",
        text: "a1\na2",
        runs: [{ stream: "stderr", lines: 1 }, { lines: 1 }],
      },
      { cursor: "1:1", seq: 0, text: `${sampleTexts[3]}\nb1` },
      { cursor: "2:0", seq: 3, text: sampleTexts[5] },
    ]);
  });

  it("without a run shows the new lines of all runs", async () => {
    const old = await startRun();
    await storeChunks(api.database, sampleChunks(old).slice(0, 1));
    const stream = follow("");
    await until("it is connected", () => stream.messages.length === 1);
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await storeChunks(api.database, sampleChunks(old).slice(1, 2));
    await until("all new lines came", () => linesIn(stream.messages).length === 8);
    const linesOf = (id: string) =>
      linesIn(stream.messages.filter((message) => message["job_run_id"] === id));
    expect(linesOf(runId)).toEqual(sampleTexts);
    expect(linesOf(old)).toEqual(sampleTexts.slice(3, 5));
    stream.socket.close();
    await stream.closed;
  });

  it("does not read on while a slow reader does not, and delivers every line when it does", async () => {
    const runId = await startRun();
    const text = "x".repeat(100);
    const chunks = Array.from({ length: 400 }, (_, chunk) =>
      logChunk(
        { projectId, runId, seq: 0, chunk, firstLine: chunk * 500 },
        Array.from({ length: 500 }, (_, line) => `${chunk * 500 + line} ${text}`),
      ),
    );
    await storeChunks(api.database, chunks);
    await finishRun(api.database, runId);
    const before = process.memoryUsage().rss;
    const socket = new WebSocket(
      `${api.url.replace("http", "ws")}/api/v1/logs/stream/ws?job_run_id=${runId}`,
    );
    let next = 0;
    let end: Message | null = null;
    socket.on("message", (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message;
      if (message.type === "job") end = message;
      if (message.type !== "task") return;
      if (message.seq !== next || !message.message.startsWith(`${next} `))
        throw new Error(`line ${next} is missing`);
      next += 1;
      if (next === 100) {
        socket.pause();
        // What a slow reader leaves unread must not pile up in the server.
        setTimeout(() => socket.resume(), 1_000);
      }
    });
    const startedAt = performance.now();
    await new Promise((resolve) => socket.on("close", resolve));
    expect(next).toBe(200_000);
    expect(end).toMatchObject({ metadata: { lines: 200_000, chunks: 400 } });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it.each([
    [`job_run_id=${newId()}`, 404],
    ["job_run_id=x", 400],
    ["after=0:0", 400],
    ["format=xml", 400],
  ])("refuses %s with an HTTP answer", async (query, status) => {
    await expect(readToEnd(query)).rejects.toThrow(`Unexpected server response: ${status}`);
  });

  it("refuses a cursor that is none", async () => {
    const runId = await startRun();
    await expect(readToEnd(`job_run_id=${runId}&after=last`)).rejects.toThrow("400");
  });

  it("refuses pages of other sites", async () => {
    const socket = new WebSocket(`${api.url.replace("http", "ws")}/api/v1/logs/stream/ws`, {
      origin: "http://evil.example",
    });
    const error = await new Promise<Error>((resolve) => socket.on("error", resolve));
    expect(error.message).toContain("403");
  });
});

describe("the SSE log stream", () => {
  it("sends connected, the lines with their cursors as ids, and the end", async () => {
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await finishRun(api.database, runId);
    const events = await readEvents(`job_run_id=${runId}`);
    expect(events.map(({ event }) => event)).toEqual([
      "connected",
      ...sampleTexts.map(() => "log"),
      "end",
    ]);
    expect(events.slice(1, -1).map(({ id }) => id)).toEqual([
      "0:0",
      "0:1",
      "0:2",
      "1:0",
      "1:1",
      "2:0",
    ]);
    expect(linesIn(events.map(({ data }) => data))).toEqual(sampleTexts);
  });

  it("goes on after every Last-Event-ID", async () => {
    const runId = await startRun();
    await storeChunks(api.database, sampleChunks(runId));
    await finishRun(api.database, runId);
    const all = (await readEvents(`job_run_id=${runId}`)).filter(({ event }) => event === "log");
    for (const [index, { id }] of all.entries()) {
      const rest = await readEvents(`job_run_id=${runId}`, { "last-event-id": id! });
      expect(linesIn(rest.map(({ data }) => data))).toEqual(sampleTexts.slice(index + 1));
    }
  });
});

describe("closing the server", () => {
  it("ends open streams and returns", async () => {
    const other = await startTestServer();
    const socket = new WebSocket(`${other.url.replace("http", "ws")}/api/v1/logs/stream/ws`);
    await new Promise((resolve) => socket.once("message", resolve));
    const response = await fetch(`${other.url}/api/v1/logs/stream/sse`);
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    await other.close();
    expect([1001, 1005, 1006]).toContain(await closed);
    expect(await response.text()).toContain("connected");
  });
});
