import { EventEmitter, once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Proxy } from "../../chaos/proxy.ts";
import { until } from "../../support/processes.ts";

/** Emits every text that arrives at the target. */
const echoed = new EventEmitter();
const echo = createServer((socket) => {
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => echoed.emit(bytes.toString()));
  socket.pipe(socket);
});

let proxy: Proxy;
let client: Socket;
let heard: string;

beforeEach(async () => {
  if (!echo.listening) {
    echo.listen(0, "127.0.0.1");
    await once(echo, "listening");
  }
  // It listens on TCP.
  proxy = await Proxy.open({ host: "127.0.0.1", port: (echo.address() as AddressInfo).port });
  heard = "";
  client = connect(proxy.port, "127.0.0.1");
  client.setEncoding("utf8").on("data", (text: string) => (heard += text));
  client.on("error", () => undefined);
  await once(client, "connect");
});

afterEach(async () => {
  client.destroy();
  await proxy.close();
});

/** Unlike `once`, does not mind an error before. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}

async function says(text: string): Promise<void> {
  const all = heard + text;
  client.write(text);
  await until("the echo is heard", () => heard === all);
}

it("carries what it is given", async () => {
  await says("one");
  await says("two");
});

it("holds back bytes of either direction, and delivers them when it resumes", async () => {
  for (const direction of ["up", "down", "both"] as const) {
    await says("before");
    const before = heard;
    proxy.hold(direction);
    client.write("held");
    // Another connection's way shows that there was time enough.
    const other = await Proxy.open({
      host: "127.0.0.1",
      port: (echo.address() as AddressInfo).port,
    });
    const second = connect(other.port, "127.0.0.1").setEncoding("utf8");
    second.write("through");
    await once(second, "data");
    second.destroy();
    await other.close();
    expect(heard).toBe(before);
    proxy.resume();
    await until("it arrives", () => heard === `${before}held`);
  }
});

it("holds back the end of a connection, too", async () => {
  await says("before");
  proxy.hold("both");
  let isClosed = false;
  client.once("close", () => (isClosed = true));
  client.end();
  expect(isClosed).toBe(false);
  proxy.resume();
  await until("it is closed", () => isClosed);
});

it("cuts connections, and refuses new ones until it resumes", async () => {
  await says("before");
  proxy.refuse();
  await closed(client);
  const refused = connect(proxy.port, "127.0.0.1");
  refused.on("error", () => undefined);
  await closed(refused);
  proxy.resume();
  const again = connect(proxy.port, "127.0.0.1").setEncoding("utf8");
  again.write("again");
  const [text] = (await once(again, "data")) as [string];
  expect(text).toBe("again");
  again.destroy();
});

it("carries everything in order although it was slow and is not any more", async () => {
  proxy.slow(30);
  client.write("1");
  await until("the first is on its way", () => client.bytesWritten === 1);
  proxy.resume();
  client.write("2");
  await until("both arrive", () => heard === "12");
});

it("carries requests whose answers are never heard", async () => {
  await says("before");
  const carried = once(echoed, "request");
  const over = proxy.loseAnswers(500);
  client.write("request");
  await carried;
  await closed(client);
  await over;
  expect(heard).toBe("before");
  const again = connect(proxy.port, "127.0.0.1").setEncoding("utf8");
  again.write("again");
  expect(await once(again, "data")).toEqual(["again"]);
  again.destroy();
});

it("delivers what a connection carried after its client has long since another one", async () => {
  await says("before");
  const late = once(echoed, "late");
  const over = proxy.strand(500, 2_000);
  client.write("late");
  await closed(client);
  const second = connect(proxy.port, "127.0.0.1").setEncoding("utf8");
  let isLate = false;
  void late.then(() => (isLate = true));
  second.write("second");
  await once(second, "data");
  expect(isLate).toBe(false);
  await Promise.all([late, over]);
  second.destroy();
});
