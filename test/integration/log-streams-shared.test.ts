import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { LimitedReads } from "../../src/server/live/limited-reads.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import { Database } from "../../src/store/database.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { finishRun, logChunk, storeChunks } from "../support/log-lines.ts";
import { until } from "../support/processes.ts";

const FOLLOWERS = 150;
const LINES_PER_CHUNK = 20;

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

let runs = 0;

async function startRun(server: TestServer): Promise<string> {
  runs += 1;
  const body = { stratal: 1, name: `shared-${runs}`, tasks: [{ name: "a", run: "true" }] };
  const { json } = await server.request("POST", "/api/v1/jobs", { body });
  const run = await server.request("POST", "/api/v1/job-runs", { body: { job_id: json.job.id } });
  return run.json.job_run_id as string;
}

function chunkAt(runId: string, chunk: number) {
  const firstLine = chunk * LINES_PER_CHUNK;
  const lines = Array.from({ length: LINES_PER_CHUNK }, (_, index) => `line ${firstLine + index}`);
  return logChunk({ projectId: DEFAULT_PROJECT_ID, runId, seq: 0, chunk, firstLine }, lines);
}

interface Follower {
  /** Lines received so far, which came in order and without a gap. */
  lines: number;
  opened: Promise<unknown>;
  closed: Promise<number>;
}

function follow(url: string, query: string): Follower {
  const socket = new WebSocket(`${url.replace("http", "ws")}/api/v1/logs/stream/ws?${query}`);
  const follower = {
    lines: 0,
    opened: new Promise((resolve) => socket.once("message", resolve)),
    closed: new Promise<number>((resolve, reject) => {
      socket.on("close", resolve);
      socket.on("error", reject);
    }),
  };
  socket.on("message", (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { type: string; seq: number };
    if (message.type !== "task") return;
    if (message.seq !== follower.lines) throw new Error(`line ${follower.lines} is missing`);
    follower.lines += 1;
  });
  return follower;
}

async function streamConnections(database: Database): Promise<number> {
  const { rows } = await database.query({
    text: "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'stratal streams'",
    values: [],
  });
  return (rows[0] as { count: number }).count;
}

describe("many followers of one log", () => {
  it("all get every line and the end, over a few connections", async () => {
    const runId = await startRun(api);
    const followers: Follower[] = [];
    let connections = 0;
    for (let chunk = 0; chunk < 30; chunk += 1) {
      // They come one after the other, while the log grows.
      for (let count = 0; count < FOLLOWERS / 30; count += 1)
        followers.push(follow(api.url, `job_run_id=${runId}`));
      await storeChunks(api.database, [chunkAt(runId, chunk)]);
      await api.database.query({ text: "SELECT pg_notify('stratal_run', $1)", values: [runId] });
      connections = Math.max(connections, await streamConnections(api.database));
    }
    await Promise.all(followers.map(({ opened }) => opened));
    await finishRun(api.database, runId);
    const codes = await Promise.all(followers.map(({ closed }) => closed));
    expect(new Set(codes)).toEqual(new Set([1000]));
    expect(new Set(followers.map(({ lines }) => lines))).toEqual(new Set([30 * LINES_PER_CHUNK]));
    expect(connections).toBeGreaterThan(0);
    expect(connections).toBeLessThanOrEqual(4);
  });
});

describe("a read for streams", () => {
  it("is repeated until the database answers", async () => {
    const nowhere = new Database({
      url: "postgres://127.0.0.1:1/x",
      maxConnections: 1,
      applicationName: "nowhere",
    });
    let failures = 0;
    const reads = new LimitedReads(
      {
        query: (config) => {
          if (failures === 2) return api.database.query(config);
          failures += 1;
          return nowhere.query(config);
        },
      },
      1,
    );
    const { rows } = await reads.query({ text: "SELECT 1 AS one", values: [] });
    expect(rows).toEqual([{ one: 1 }]);
    expect(failures).toBe(2);
    await nowhere.close();
  });
});

describe("a stream", () => {
  it("goes on while all connections of the API are taken", async () => {
    const runId = await startRun(api);
    const pool = new Database({
      url: api.database.url,
      maxConnections: 1,
      applicationName: "one connection",
    });
    const other = await startTestServer({ dataDir: api.dataDir }, pool);
    try {
      const stream = follow(other.url, `job_run_id=${runId}`);
      await stream.opened;
      await pool.transaction(async () => {
        await storeChunks(api.database, [chunkAt(runId, 0)]);
        await until("its lines came", () => stream.lines === LINES_PER_CHUNK);
        await finishRun(api.database, runId);
        expect(await stream.closed).toBe(1000);
      });
    } finally {
      await other.close();
      await pool.close();
    }
  });

  it("closes with 1009 when its client sends too much", async () => {
    const socket = new WebSocket(`${api.url.replace("http", "ws")}/api/v1/logs/stream/ws`);
    await new Promise((resolve) => socket.once("message", resolve));
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.send("x".repeat(100_000));
    expect(await closed).toBe(1009);
  });

  it.each(["cursor=0:0", "last_event_id=0:0", "afer=0:0"])(
    "refuses the parameter of %s, which it does not have",
    async (parameter) => {
      const runId = await startRun(api);
      const query = `job_run_id=${runId}&${parameter}`;
      await expect(follow(api.url, query).closed).rejects.toThrow("400");
      const answer = await api.request("GET", `/api/v1/logs/stream/sse?${query}`);
      expect(answer.status).toBe(400);
      expect(answer.json.detail).toContain("after");
    },
  );
});
