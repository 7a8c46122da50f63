import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LiveClient, staleMs, type LiveChange, type LiveSocket } from "./live.ts";

/** The far end of a connection, played by the test. */
class PlayedSocket implements LiveSocket {
  readyState: LiveSocket["readyState"] = 0;
  onopen: LiveSocket["onopen"] = null;
  onmessage: LiveSocket["onmessage"] = null;
  onclose: LiveSocket["onclose"] = null;
  readonly sent: unknown[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
    this.readyState = 3;
  }
  opens(): void {
    this.readyState = 1;
    this.onopen?.call(this.#self, new Event("open"));
  }
  says(message: object): void {
    const event = new MessageEvent<string>("message", { data: JSON.stringify(message) });
    this.onmessage?.call(this.#self, event);
  }
  breaks(): void {
    this.readyState = 3;
    // Node has no CloseEvent before version 23, and the client does not look at it.
    this.onclose?.call(this.#self, new Event("close") as CloseEvent);
  }
  /** Handlers of a WebSocket are called on it; this one has all of it that they may use. */
  get #self(): WebSocket {
    return this as unknown as WebSocket;
  }
}

let sockets: PlayedSocket[];
let client: LiveClient;
beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  client = new LiveClient(() => {
    const socket = new PlayedSocket();
    sockets.push(socket);
    return socket;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const last = (): PlayedSocket => sockets.at(-1)!;

describe("the live channel", () => {
  test("is opened by the first subscriber and subscribes each topic once", () => {
    expect(client.state).toBe("off");
    client.subscribe("runs", () => undefined);
    client.subscribe("runs", () => undefined);
    expect(client.state).toBe("connecting");
    last().opens();
    client.subscribe("workers", () => undefined);
    expect(client.state).toBe("connected");
    expect(sockets).toHaveLength(1);
    expect(last().sent).toEqual([
      { type: "subscribe", topic: "runs" },
      { type: "subscribe", topic: "workers" },
    ]);
  });

  test("tells subscribers of their own topic only", () => {
    const heard: LiveChange[] = [];
    client.subscribe("runs", (message) => heard.push(message));
    last().opens();
    last().says({ type: "change", topic: "workers", rev: 1 });
    last().says({ type: "change", topic: "runs", rev: 2 });
    last().says({ type: "ping" });
    expect(heard).toEqual([{ type: "change", topic: "runs", rev: 2 }]);
  });

  test("resumes after the last revision seen when the connection breaks", () => {
    client.subscribe("run:1", () => undefined, 5);
    last().opens();
    expect(last().sent).toEqual([{ type: "subscribe", topic: "run:1", after: 5 }]);
    last().says({ type: "change", topic: "run:1", rev: 9 });
    last().breaks();
    expect(client.state).toBe("reconnecting");
    vi.advanceTimersByTime(500);
    last().opens();
    expect(sockets).toHaveLength(2);
    expect(last().sent).toEqual([{ type: "subscribe", topic: "run:1", after: 9 }]);
  });

  test("says when the server begins to tell, so that what was read before is read again", () => {
    let starts = 0;
    const ignore = (): void => undefined;
    client.subscribe("runs", ignore, undefined, () => (starts += 1));
    last().opens();
    expect(starts).toBe(0);
    last().says({ type: "subscribed", topic: "runs" });
    expect(starts).toBe(1);
  });

  test("subscribes from the beginning after a reset, and says so", () => {
    const heard: string[] = [];
    client.subscribe("run:1", ({ type }) => heard.push(type), 5);
    last().opens();
    last().says({ type: "reset", topic: "run:1" });
    expect(heard).toEqual(["reset"]);
    expect(last().sent.at(-1)).toEqual({ type: "subscribe", topic: "run:1" });
  });

  test("is stale after 15 seconds of silence and connects anew", () => {
    client.subscribe("runs", () => undefined);
    last().opens();
    vi.advanceTimersByTime(staleMs - 1);
    last().says({ type: "ping" });
    vi.advanceTimersByTime(staleMs - 1);
    expect(client.state).toBe("connected");
    vi.advanceTimersByTime(1);
    expect(client.state).toBe("stale");
    expect(sockets[0]!.closed).toBe(true);
    vi.advanceTimersByTime(500);
    last().opens();
    expect(client.state).toBe("connected");
  });

  test("waits longer from attempt to attempt, at most 5 seconds", () => {
    client.subscribe("runs", () => undefined);
    const waits = [500, 1_000, 2_000, 4_000, 5_000, 5_000];
    for (const [index, wait] of waits.entries()) {
      last().breaks();
      vi.advanceTimersByTime(wait - 1);
      expect(sockets).toHaveLength(index + 1);
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(index + 2);
    }
  });

  test("connects at once when the browser wakes", () => {
    client.subscribe("runs", () => undefined);
    last().breaks();
    client.wake();
    expect(sockets).toHaveLength(2);
    vi.advanceTimersByTime(10_000);
    expect(sockets).toHaveLength(2);
  });

  test("ends a while after the last subscriber has gone, and calls nobody from then on", () => {
    const heard: LiveChange[] = [];
    const stop = client.subscribe("runs", (message) => heard.push(message));
    last().opens();
    stop();
    last().says({ type: "change", topic: "runs", rev: 1 });
    expect(heard).toEqual([]);
    expect(last().sent.at(-1)).toEqual({ type: "unsubscribe", topic: "runs" });
    vi.advanceTimersByTime(5_000);
    expect(client.state).toBe("off");
    expect(last().closed).toBe(true);
  });
});
