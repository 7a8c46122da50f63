import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { selfSignedCertificate } from "../../../test/support/self-signed-certificate.ts";
import { recordingContext, type RecordingContext } from "../../../test/support/task-context.ts";
import type { JsonObject } from "../../base/json.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { runTaskType } from "../run-task-type.ts";
import { sendEmail } from "./send-email.ts";

const certificate = selfSignedCertificate();
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Received {
  from: string;
  to: string[];
  user: unknown;
  secure: boolean;
  message: string;
}

interface MailServer {
  port: number;
  received: Received[];
}

/** A real SMTP server; it wants no login and offers no TLS unless told. Recipients beginning with `no-` are refused. */
async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    authOptional: true,
    onRcptTo: ({ address }, _session, callback) => {
      if (!address.startsWith("no-")) callback();
      else callback(Object.assign(new Error("unknown here"), { responseCode: 550 }));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          user: session.user,
          secure: session.secure,
          message: Buffer.concat(chunks).toString(),
        });
        callback();
      });
    },
    ...options,
  });
  server.on("error", () => undefined); // clients that break off are part of the tests
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, received };
}

async function startTcpServer(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

function run(
  port: number,
  parameters: JsonObject,
  context: RecordingContext = recordingContext(),
): Promise<TaskOutcome> {
  const message = { from: "me@x.org", to: "you@x.org", subject: "Hi", body: "Hello" };
  const given = { smtp_host: "127.0.0.1", smtp_port: port, ...message, ...parameters };
  return runTaskType(sendEmail, given, context);
}

async function errorOf(outcome: Promise<TaskOutcome>) {
  const settled = await outcome;
  if (settled.status !== "failed") throw new Error(JSON.stringify(settled));
  return settled.error;
}

const login: SMTPServerOptions = {
  disabledCommands: [],
  authOptional: false,
  ...certificate,
  onAuth: ({ username, password }, _session, callback) => {
    if (username === "ann" && password === "right") callback(null, { user: "ann" });
    else callback(Object.assign(new Error("no such login"), { responseCode: 535 }));
  },
};

describe("send_email", () => {
  it("sends text to several recipients, hides bcc, and reports what the server said", async () => {
    const server = await startMailServer();
    const context = recordingContext();
    const parameters = {
      from: "Bäcker <me@x.org>",
      to: "a@x.org, Bea Ö <b@x.org>",
      cc: ["c@x.org"],
      bcc: "d@x.org",
      reply_to: "answers@x.org",
      subject: "Grüße ✓\n",
      body: "Schöne Grüße",
      headers: { "X-Run": "7" },
    };
    const outcome = await run(server.port, parameters, context);
    const to = ["a@x.org", "b@x.org", "c@x.org", "d@x.org"];
    expect(outcome).toMatchObject({
      status: "completed",
      output: `Email sent to ${to.join(", ")}`,
      outputs: {
        message_id: expect.stringMatching(/^<.+@.+>$/),
        accepted: to,
        rejected: [],
        response: expect.stringMatching(/^250/),
      },
    });
    expect(context.lines).toEqual([{ stream: "stdout", text: `Email sent to ${to.join(", ")}` }]);
    const [{ message, ...envelope }] = server.received as [Received];
    expect(envelope).toMatchObject({ from: "me@x.org", to, secure: false });
    expect(message).toContain("From: =?UTF-8?Q?B=C3=A4cker?= <me@x.org>");
    expect(message).toContain("Subject: =?UTF-8?");
    expect(message).toContain("Reply-To: answers@x.org");
    expect(message).toContain("X-Run: 7");
    expect(message).toContain("Date: Thu, 29 Feb 2024 13:05:06 +0000");
    expect(message).toContain("Sch=C3=B6ne Gr=C3=BC=C3=9Fe");
    // Not a part of another name, such as the end of the message's id.
    expect(message).not.toMatch(/[<\s,]d@x\.org/);
  });

  it.each([
    [{ body: "<b>x</b>", is_html: "true" }, ["text/html"], ["text/plain"]],
    [{ body: "plain", html: "<b>x</b>" }, ["multipart/alternative", "text/plain", "text/html"], []],
    [{ body: "a", text: "b" }, ["text/plain"], ["text/html"]],
  ] as [JsonObject, string[], string[]][])("sends %j", async (parameters, present, absent) => {
    const server = await startMailServer();
    expect(await run(server.port, parameters)).toMatchObject({ status: "completed" });
    const { message } = server.received[0]!;
    for (const type of present) expect(message).toContain(`Content-Type: ${type}`);
    for (const type of absent) expect(message).not.toContain(`Content-Type: ${type}`);
  });

  it("uses STARTTLS when it is offered, and logs in", async () => {
    const server = await startMailServer(login);
    const parameters = { username: "ann", password: "right", verify_tls: "false" };
    expect(await run(server.port, parameters)).toMatchObject({ status: "completed" });
    expect(server.received[0]).toMatchObject({ secure: true, user: "ann" });
  });

  it("speaks TLS from the first byte", async () => {
    const server = await startMailServer({ ...login, secure: true });
    const names = { smtp_username: "ann", smtp_password: "right", username: "x", password: "y" };
    const parameters = { ...names, tls: "TLS", verify_tls: false };
    expect(await run(server.port, parameters)).toMatchObject({ status: "completed" });
    expect(server.received[0]).toMatchObject({ secure: true, user: "ann" });
  });

  it("sends in the clear when told to", async () => {
    const server = await startMailServer({ ...login, authOptional: true, allowInsecureAuth: true });
    expect(await run(server.port, { tls: "none" })).toMatchObject({ status: "completed" });
    expect(server.received[0]).toMatchObject({ secure: false });
  });

  it("fails when one recipient is refused, unless that is allowed", async () => {
    const server = await startMailServer();
    const parameters = { to: "a@x.org, no-body@x.org" };
    expect(await run(server.port, parameters)).toMatchObject({
      status: "failed",
      error: {
        kind: "validation",
        message: expect.stringMatching(/^1 of 2 .*\n {2}no-body@x.org: 550 unknown here$/),
      },
      outputs: { accepted: ["a@x.org"], rejected: ["no-body@x.org"] },
    });
    const allowed = await run(server.port, { ...parameters, allow_partial: "true" });
    expect(allowed).toMatchObject({ status: "completed", output: "Email sent to a@x.org" });
    const nobody = await errorOf(run(server.port, { to: "no-1@x.org", allow_partial: true }));
    expect(nobody.kind).toBe("validation");
    expect(nobody.message).toContain("refused the message: 550 unknown here");
  });
});

describe("failures of send_email", () => {
  it("names the cause of a refused login, and does not retry it", async () => {
    const server = await startMailServer(login);
    const parameters = { username: "ann", password: "wrong-one", verify_tls: false };
    const error = await errorOf(run(server.port, parameters));
    expect(error.kind).toBe("validation");
    expect(error.message).toMatch(/^127\.0\.0\.1:\d+ refused the user name or password: 535 /);
    expect(error.message).not.toContain("wrong-one");
  });

  it("says so when the server knows no login", async () => {
    const server = await startMailServer();
    const error = await errorOf(run(server.port, { username: "ann", password: "right" }));
    expect(error.message).toContain("refused the user name or password");
  });

  it("refuses certificates that nobody vouches for", async () => {
    const server = await startMailServer(login);
    const error = await errorOf(run(server.port, { smtp_host: "localhost" }));
    expect(error.kind).toBe("network");
    expect(error.message).toContain("the certificate is self-signed; verify_tls: false accepts it");
  });

  it("does not send in the clear when STARTTLS is required and not offered", async () => {
    const server = await startMailServer();
    const error = await errorOf(run(server.port, { tls: "starttls" }));
    expect(error.kind).toBe("network");
    expect(error.message).toContain("no secure connection");
    expect(server.received).toEqual([]);
  });

  it("sends no password in the clear to another machine", async () => {
    const server = await startMailServer({ ...login, disabledCommands: ["STARTTLS"] });
    // This machine under a name that does not say so.
    const parameters = { smtp_host: "::ffff:127.0.0.1", username: "ann", password: "right" };
    const error = await errorOf(run(server.port, parameters));
    expect(error.message).toContain("no secure connection");
    expect(server.received).toEqual([]);
  });

  it("may be re-tried when the server is busy", async () => {
    const busy = Object.assign(new Error("come back later"), { responseCode: 451 });
    const server = await startMailServer({ onMailFrom: (_from, _s, callback) => callback(busy) });
    const error = await errorOf(run(server.port, {}));
    expect(error.kind).toBe("network");
    expect(error.message).toContain("451 come back later");
  });

  it("names host and cause when nobody listens, and gives up on a silent server", async () => {
    const silent = await startTcpServer(createServer((socket) => void socket.resume()));
    // Connected to or not: the deadline is the only clock that ends it.
    const late = await errorOf(run(silent, { timeout: "1ms" }));
    expect(late.kind).toBe("timeout");
    expect(late.message).toContain("within 1ms");
    await closers.pop()!();
    const refused = await errorOf(run(silent, {}));
    expect(refused.kind).toBe("network");
    expect(refused.message).toContain(`127.0.0.1:${silent}: the connection was refused`);
  });

  it("stops when the attempt is stopped", async () => {
    const context = recordingContext();
    const port = await startTcpServer(
      createServer((socket) => {
        socket.on("error", () => undefined).resume();
        context.stop("timeout");
      }),
    );
    expect(await run(port, {}, context)).toMatchObject({
      status: "timed_out",
      error: { kind: "timeout" },
    });
  });

  it.each([
    [{ subject: "a\r\nBcc: eve@x.org" }, "subject: must not hold line breaks"],
    [{ to: "a@x.org\r\nBcc: eve@x.org" }, "to: must not hold line breaks"],
    [{ from: "a\nb <a@x.org>" }, "from: must not hold line breaks"],
    [{ headers: { "X-A": "1\r\nBcc: eve@x.org" } }, "the value of X-A must not hold line breaks"],
    [{ headers: { "X-A\r\nBcc": "eve@x.org" } }, "is not a header name"],
    [{ headers: { bcc: "eve@x.org" } }, "bcc cannot be set here"],
    [{ to: "nobody" }, "to: "],
    [{ to: "a@x.org b@x.org" }, "is not a list of addresses with commas between"],
    [{ to: '"eve@x.org x"@y.org' }, "is not a list of addresses"],
    [{ to: "" }, "to: needs at least one recipient"],
    [{ from: "a@x.org, b@x.org" }, "from: must be one address"],
    [{ body: null }, "body: is missing"],
    [{ smtp_port: "70000" }, "smtp_port: must be a whole number from 1 to 65535"],
    [{ tls: "startls" }, 'Did you mean "starttls"?'],
  ] as [JsonObject, string][])("refuses %j before it connects", async (parameters, message) => {
    const error = await errorOf(run(1, parameters));
    expect(error.kind).toBe("validation");
    expect(error.message).toContain(message);
  });
});
