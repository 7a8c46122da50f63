import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import type { WebSocket } from "ws";
import { createLogger } from "../../base/logger.ts";
import { Doorbell } from "../../base/signal.ts";
import { localPrincipal } from "../principal.ts";
import { LiveConnection } from "./live-connection.ts";
import type { Topic } from "./topics/topic.ts";
import { Watch } from "./watch.ts";

/** A socket whose reader has stopped reading until `drain`. */
class SlowSocket extends EventEmitter {
  bufferedAmount = 1024 * 1024;
  readonly sent: string[] = [];
  #waiting: (() => void)[] = [];

  send(text: string, done?: () => void): void {
    this.sent.push(text);
    if (done !== undefined) this.#waiting.push(done);
  }

  drain(): void {
    this.bufferedAmount = 0;
    for (const done of this.#waiting.splice(0)) done();
  }

  ping(): void {}

  close(): void {
    this.emit("close");
  }
}

/** A topic that changes when told to, and whose messages name the steps that they cover. */
function steppingTopic(): Topic & { advance(): Promise<void> } {
  const bell = new Doorbell();
  let step = 1;
  const watch = new Watch<number | null>({
    look: () => Promise.resolve(step),
    subscribe: () => ({
      wait: async (_ms, signal) => void (await bell.wait(60_000, signal)),
      close: () => {},
    }),
    isSame: (a, b) => a === b,
    isFinal: () => false,
    onEnd: () => {},
  });
  return {
    watch,
    get step() {
      return step;
    },
    first: () => Promise.resolve("first"),
    since: (after) => `${after}-${step}`,
    advance: async () => {
      step += 1;
      bell.ring();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const SUBSCRIBED = '{"type":"subscribed","topic":"runs"}';

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe("a connection of the live channel", () => {
  it("has one message on its way to a slow reader and merges what changes meanwhile", async () => {
    const socket = new SlowSocket();
    const topic = steppingTopic();
    const connection = new LiveConnection(socket as unknown as WebSocket, {
      topics: { open: () => topic },
      database: { query: () => Promise.reject(new Error("asked for nothing")) },
      principal: localPrincipal,
      logger: createLogger({ level: "silent", pretty: false, name: "test" }),
    });
    const never = new AbortController().signal;
    const served = connection.serve({ closing: never, lost: never });
    socket.emit("message", Buffer.from('{"type":"subscribe","topic":"runs"}'), false);
    await settled();
    for (let count = 0; count < 10; count += 1) await topic.advance();
    await settled();
    // The first of them waits for the reader.
    expect(socket.sent).toEqual([SUBSCRIBED]);
    socket.drain();
    await settled();
    expect(socket.sent).toEqual([SUBSCRIBED, "first", "1-11"]);
    socket.close();
    await served;
  });
});
