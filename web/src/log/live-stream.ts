/**
 * Follows a log over a WebSocket, within the worker. Owns the connection: it comes again after the last line as long as the log has not ended.
 *
 * 1. Lines are handed on in batches, at most one per FLUSH_MS.
 */
import { LiveBatch } from "./live-batch.ts";
import type { LogLine } from "./log-line.ts";
import type { LogBlock } from "./parse-block.ts";

const FLUSH_MS = 100;
const RECONNECT_MS = 1_000;
const MAX_RECONNECT_MS = 15_000;

/** How a log is followed; `closed` is not tried again. */
export type LiveState = "live" | "reconnecting" | "ended";

export interface LiveListener {
  onLines(total: number, lines: LogLine[]): void;
  onState(state: LiveState): void;
}

type StreamMessage = (LogBlock & { type: "block"; cursor: string }) | OtherMessage;
interface OtherMessage {
  type: "system" | "job";
  metadata?: { end?: boolean };
}

/** Follows until the log ends or the returned function is called. */
export function followLog(
  address: string,
  start: { cursor: string | null; total: number },
  listener: LiveListener,
): () => void {
  const batch = new LiveBatch(start.total);
  let cursor = start.cursor;
  let socket: WebSocket | null = null;
  let flushing: ReturnType<typeof setTimeout> | null = null;
  let reconnecting: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;
  let isOver = false;

  const flush = (): void => {
    flushing = null;
    listener.onLines(batch.total, batch.take());
  };
  const receive = (message: StreamMessage): void => {
    if (message.type === "block") {
      batch.add(message);
      cursor = message.cursor;
      flushing ??= setTimeout(flush, FLUSH_MS);
    } else if (message.metadata?.end === true) {
      isOver = true;
      if (flushing !== null) clearTimeout(flushing);
      flush();
      listener.onState("ended");
    }
  };
  const connect = (): void => {
    const query = cursor === null ? "" : `&after=${encodeURIComponent(cursor)}`;
    const opened = new WebSocket(address + query);
    socket = opened;
    opened.addEventListener("open", () => {
      failures = 0;
      listener.onState("live");
    });
    // The server's messages are what its schema says.
    opened.addEventListener("message", ({ data }) =>
      receive(JSON.parse(String(data)) as StreamMessage),
    );
    opened.addEventListener("close", () => {
      if (isOver) return;
      listener.onState("reconnecting");
      const delay = Math.min(RECONNECT_MS * 2 ** failures, MAX_RECONNECT_MS);
      failures += 1;
      reconnecting = setTimeout(connect, delay);
    });
  };
  connect();
  return () => {
    isOver = true;
    socket?.close();
    for (const timer of [flushing, reconnecting]) if (timer !== null) clearTimeout(timer);
  };
}
