/**
 * Sends a log over a WebSocket.
 *
 * 1. At most MAX_BUFFERED bytes, plus one message group, wait in memory for a slow reader; the database is not read meanwhile.
 * 2. A reader that answers no ping for PING_MS is gone, and its connection is ended.
 */
import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { messageOf } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import type { LogChunk } from "../../store/logs/log-chunk.ts";
import {
  PRUNED,
  encodedBatch,
  encodedBlock,
  encodedLines,
  sharedEncoding,
  systemMessage,
  type ChunkPart,
} from "./log-messages.ts";
import { endMetadata, type StreamPlan } from "./log-source.ts";

const MAX_BUFFERED = 1024 * 1024;
/** Lines sent between two looks at the buffer. */
const LINES_PER_GROUP = 256;
const PING_MS = 15_000;
const NORMAL_CLOSURE = 1000;
const GOING_AWAY = 1001;
const POLICY_VIOLATION = 1008;
const INTERNAL_ERROR = 1011;

/** What a stream ends for, beside the end of its log. */
export interface StreamSignals {
  /** The server closes. */
  closing: AbortSignal;
  /** The caller may not read it any more. */
  lost: AbortSignal;
}

/** The connection of a stream. */
export interface StreamSocket {
  webSocket: WebSocket;
  /** Below the WebSocket. */
  transport: Socket;
}

/** Sends until the log ends, the reader goes or may no longer read, or the server closes. */
export async function streamToWebSocket(
  { webSocket, transport }: StreamSocket,
  plan: StreamPlan,
  { closing, lost }: StreamSignals,
  logger: Logger,
): Promise<void> {
  const gone = new AbortController();
  webSocket.once("close", () => gone.abort());
  keepErrorsOfClient(webSocket, logger);
  const stopPinging = keepAlive(webSocket);
  const signal = AbortSignal.any([gone.signal, closing, lost]);
  try {
    send(webSocket, systemMessage("system", plan, "Connected to log stream", {}));
    for await (const item of plan.follow(signal)) {
      if (item.kind === "end") {
        send(webSocket, systemMessage("job", plan, "End of log", endMetadata(item.end)));
      } else if (item.kind === "pruned") {
        send(webSocket, systemMessage("system", plan, PRUNED, { pruned: true }));
      } else await sendChunk({ webSocket, transport }, plan.format, item.part, signal);
    }
    if (lost.aborted) webSocket.close(POLICY_VIOLATION, "the API token no longer works");
    else webSocket.close(closing.aborted ? GOING_AWAY : NORMAL_CLOSURE);
  } catch (error) {
    if (!signal.aborted) logger.warn({ err: error }, "a log stream failed");
    webSocket.close(INTERNAL_ERROR, "the server failed; connect again with the last cursor");
  } finally {
    stopPinging();
  }
}

/** The plugin reports what a client does wrong, such as a message that is too long, as a failure of ours; the closing code tells it. */
function keepErrorsOfClient(webSocket: WebSocket, logger: Logger): void {
  webSocket.removeAllListeners("error");
  webSocket.on("error", (error) =>
    logger.debug({ err: messageOf(error) }, "the client of a log stream made a mistake"),
  );
}

const batches = new WeakMap<LogChunk, readonly Buffer[]>();
const blocks = new WeakMap<LogChunk, readonly Buffer[]>();
const lines = new WeakMap<LogChunk, readonly Buffer[]>();

function* batchFrames(part: ChunkPart): Generator<Buffer> {
  yield Buffer.from(encodedBatch(part).text);
}

function* blockFrames(part: ChunkPart): Generator<Buffer> {
  yield Buffer.from(encodedBlock(part).text);
}

function framesOf(format: StreamPlan["format"], part: ChunkPart): Iterable<Buffer> {
  switch (format) {
    case "block":
      return sharedEncoding(blocks, part, blockFrames);
    case "batch":
      return sharedEncoding(batches, part, batchFrames);
    case "line":
      return sharedEncoding(lines, part, lineFrames);
  }
}

function* lineFrames(part: ChunkPart): Generator<Buffer> {
  for (const { text } of encodedLines(part)) yield Buffer.from(text);
}

/** Messages leave in groups: each on its own would cost a system call, which is most of what a short line costs. */
async function sendChunk(
  { webSocket, transport }: StreamSocket,
  format: StreamPlan["format"],
  part: ChunkPart,
  signal: AbortSignal,
): Promise<void> {
  let group: Buffer[] = [];
  const flush = async (): Promise<void> => {
    const last = group.pop();
    if (last === undefined) return;
    transport.cork();
    for (const frame of group) webSocket.send(frame, AS_TEXT);
    const sent = sendSlowly(webSocket, last);
    transport.uncork();
    group = [];
    await sent;
  };
  for (const frame of framesOf(format, part)) {
    group.push(frame);
    if (group.length < LINES_PER_GROUP) continue;
    await flush();
    if (signal.aborted) return;
  }
  await flush();
}

const AS_TEXT = { binary: false };

/** Sends, and waits while too much is buffered until this message, and so everything before it, has left. */
function sendSlowly(webSocket: WebSocket, frame: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (webSocket.bufferedAmount <= MAX_BUFFERED) {
      webSocket.send(frame, AS_TEXT);
      resolve();
      return;
    }
    // The callback also comes, with an error, when the connection ends: the signal tells then.
    webSocket.send(frame, AS_TEXT, () => resolve());
  });
}

function send(webSocket: WebSocket, message: object): void {
  webSocket.send(JSON.stringify(message));
}

function keepAlive(webSocket: WebSocket): () => void {
  let answered = true;
  webSocket.on("pong", () => {
    answered = true;
  });
  const timer = setInterval(() => {
    // While much is buffered the ping waits behind it, so a slow reader is not a dead one.
    if (!answered && webSocket.bufferedAmount <= MAX_BUFFERED) webSocket.terminate();
    answered = false;
    webSocket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
