import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { loadSettings } from "../../src/config/load.ts";
import { startServer, type RunningServer } from "../../src/server/server.ts";
import { Database, isUnavailable } from "../../src/store/database.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { until } from "../support/processes.ts";

const hungUp = () => Object.assign(new Error("aborted"), { code: "ECONNRESET" });

const selectOne = { text: "SELECT 1", values: [] };

/** A message of the PostgreSQL protocol. */
function message(type: string, body: string): Buffer {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(4 + Buffer.byteLength(body), 1);
  return Buffer.concat([head, Buffer.from(body)]);
}

/**
 * A server that answers every statement, and a goodbye as PostgreSQL does when an administrator ends it at that moment; also together with
 * its first answer to a statement that has the text `goodbyeAfter`.
 */
async function openRudeServer(options: { goodbyeAfter?: string } = {}): Promise<{
  url: string;
  saidGoodbye: Promise<void>;
  close(): void;
}> {
  const answer = Buffer.concat([message("C", "SELECT 1\0"), message("Z", "I")]);
  const terminated = message("E", "SFATAL\0C57P01\0Mterminating connection\0\0");
  const sockets = new Set<Socket>();
  let sayGoodbye: () => void;
  const saidGoodbye = new Promise<void>((resolve) => (sayGoodbye = resolve));
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sayGoodbye());
    socket.on("error", () => socket.destroy());
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", "\0\0\0\0"), message("Z", "I")]));
      socket.on("data", (data) => {
        const isLast = options.goodbyeAfter !== undefined && data.includes(options.goodbyeAfter);
        if (data[0] === "X".charCodeAt(0)) socket.end(terminated);
        else if (isLast) socket.end(Buffer.concat([answer, terminated]));
        else socket.write(answer);
      });
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  return {
    url: `postgres://someone@127.0.0.1:${port}/x`,
    saidGoodbye,
    close: () => {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

describe("whether the database is away", () => {
  it("is said by the driver's errors only", async () => {
    const { url, close } = await openRudeServer();
    close();
    const database = new Database({ url, maxConnections: 1, applicationName: "test" });
    const refused: unknown = await database.query(selectOne).catch((error: unknown) => error);
    const begun: unknown = await database
      .transaction(() => Promise.resolve())
      .catch((error: unknown) => error);
    expect([refused, begun].map(isUnavailable)).toEqual([true, true]);
    expect(isUnavailable(hungUp())).toBe(false);
    expect(isUnavailable(new Error("no code"))).toBe(false);
    await database.close();
  });

  it("is not said by what else fails in a transaction", async () => {
    const { database, drop } = await createTestDatabase({ migrated: false });
    const failed: unknown = await database
      .transaction(() => Promise.reject(hungUp()))
      .catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: "ECONNRESET" });
    expect(isUnavailable(failed)).toBe(false);
    await drop();
  });
});

describe("a lost connection", () => {
  it("is reported without the connection, which holds the session's keys", async () => {
    const { url, database, drop } = await createTestDatabase({ migrated: false });
    const errors: Error[] = [];
    const other = new Database({
      url,
      maxConnections: 1,
      applicationName: "lost",
      onError: (error) => errors.push(error),
    });
    await other.query(selectOne);
    await database.query({
      text: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lost'",
      values: [],
    });
    await until("the loss is reported", () => errors.length === 1);
    expect(errors[0]).not.toHaveProperty("client");
    expect(errors[0]).toHaveProperty("code", "57P01");
    await other.close();
    await drop();
  });

  it("fails a transaction that has it, and nothing else", async () => {
    const { database, drop } = await createTestDatabase();
    const terminate = (pid: unknown) =>
      database.query({ text: "SELECT pg_terminate_backend($1)", values: [pid] });
    const lost = database.transaction(async (connection) => {
      const { rows } = await connection.query({ text: "SELECT pg_backend_pid()", values: [] });
      const waiting = connection.query({ text: "SELECT pg_sleep(60)", values: [] });
      await Promise.all([
        waiting,
        terminate((rows[0] as { pg_backend_pid: number }).pg_backend_pid),
      ]);
    });
    await expect(lost).rejects.toHaveProperty("code", "57P01");
    expect((await database.transaction((on) => on.query(selectOne))).rowCount).toBe(1);
    await drop();
  });

  it("ends nothing when it comes with the answer that frees it for a transaction", async () => {
    const { url, close } = await openRudeServer({ goodbyeAfter: "SELECT" });
    const database = new Database({ url, maxConnections: 1, applicationName: "test" });
    const freeing = database.query(selectOne);
    const begun: unknown = await database
      .transaction((on) => on.query(selectOne))
      .catch((error: unknown) => error);
    expect((await freeing).rowCount).toBe(1);
    expect(isUnavailable(begun)).toBe(true);
    await database.close();
    close();
  });

  it("ends nothing when it is one of its own and nobody waits for an answer", async () => {
    const { url, close } = await openRudeServer({ goodbyeAfter: "SELECT" });
    const database = new Database({ url, maxConnections: 1, applicationName: "test" });
    const connection = await database.dedicatedConnection("test");
    const ended = new Promise((resolve) => connection.once("end", resolve));
    expect((await connection.query("SELECT 1")).rowCount).toBe(1);
    await ended;
    await database.close();
    close();
  });

  it("is not reported while the pool closes", async () => {
    const { url, saidGoodbye, close } = await openRudeServer();
    const errors: Error[] = [];
    const database = new Database({
      url,
      maxConnections: 1,
      applicationName: "test",
      onError: (error) => errors.push(error),
    });
    await database.query(selectOne);
    await database.close();
    await saidGoodbye;
    close();
    expect(errors).toEqual([]);
  });
});

describe("the log of a server", () => {
  let testDatabase: TestDatabase;
  let server: RunningServer;
  let dataDir: string;
  const logged: { level: number; msg: string }[] = [];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), "stratal-server-"));
    const overrides = { databaseUrl: testDatabase.url, dataDir, port: 0 };
    const write = (line: string) =>
      void logged.push(JSON.parse(line) as { level: number; msg: string });
    server = await startServer({
      settings: loadSettings({ env: {}, overrides }),
      logger: pino({ level: "debug" }, { write }),
    });
  });
  afterAll(async () => {
    await server.close();
    await testDatabase.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const failures = () => logged.filter(({ level }) => level >= 50);

  it("does not blame the database, or the server, for a client that hangs up", async () => {
    const socket = connect(server.port, "127.0.0.1");
    const head = "POST /api/v1/jobs HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\n";
    await new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("data", () => resolve());
      // The server says 100 when it waits for the body.
      socket.write(`${head}content-length: 100000\r\nexpect: 100-continue\r\n\r\n`);
    });
    socket.write("name: x");
    socket.resetAndDestroy();
    for (let request = 0; request < 5; request += 1) await fetch(`${server.url}/health`);
    expect(failures()).toEqual([]);
  });

  it("does not call a message that is too long a failure", async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/api/v1/logs/stream/ws`);
    await new Promise((resolve) => socket.once("message", resolve));
    const closed = new Promise<number>((resolve) => socket.on("close", resolve));
    socket.send("x".repeat(100_000));
    expect(await closed).toBe(1009);
    expect(failures()).toEqual([]);
    expect(logged.map(({ msg }) => msg)).toContain("the client of a log stream made a mistake");
  });
});
