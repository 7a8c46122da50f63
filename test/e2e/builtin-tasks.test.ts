/**
 * The builtin task types by the built program: its bundle loads their libraries in a way of its own, which no test of the sources
 * can see.
 */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import { endOfRun, startRun, taskOf } from "../support/api-runs.ts";
import { startUp, type CliStack } from "../support/cli.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { createStackFolder } from "../support/stack-folder.ts";

let folder: Awaited<ReturnType<typeof createStackFolder>>;
let database: TestDatabase;
let stack: CliStack;
let client: StratalClient;

beforeAll(async () => {
  folder = await createStackFolder();
  database = await createTestDatabase();
  stack = await startUp(folder.dataDir, folder.path, { DATABASE_URL: database.url });
  client = createClient({ baseUrl: stack.url });
});

afterAll(async () => {
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await database.drop();
  await folder.remove();
});

test("http_request asks a server and gives what it answered", async () => {
  const id = await startRun(client, {
    name: "request",
    tasks: [{ name: "ask", uses: "http_request", parameters: { url: `${stack.url}/health` } }],
  });
  const run = await endOfRun(client, id);
  expect(taskOf(run, "ask").error).toBeNull();
  expect(taskOf(run, "ask").output).toContain('"service":"stratal"');
});

test("send_email hands a mail to its server", async () => {
  const recipients: string[] = [];
  const mail = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    authOptional: true,
    onData: (stream, session, callback) => {
      recipients.push(...session.envelope.rcptTo.map(({ address }) => address));
      stream.on("end", callback).resume();
    },
  });
  await new Promise<void>((resolve) => mail.listen(0, "127.0.0.1", resolve));
  try {
    // A server that listens on a port has such an address.
    const { port } = mail.server.address() as AddressInfo;
    const parameters = {
      smtp_host: "127.0.0.1",
      smtp_port: port,
      from: "stratal@example.com",
      to: "ops@example.com",
      subject: "it works",
      body: "hello",
    };
    const id = await startRun(client, {
      name: "mail",
      tasks: [{ name: "send", uses: "send_email", parameters }],
    });
    const run = await endOfRun(client, id);
    expect(taskOf(run, "send").error).toBeNull();
    expect(recipients).toEqual(["ops@example.com"]);
  } finally {
    await new Promise<void>((resolve) => mail.close(() => resolve()));
  }
});
