/**
 * Sends a log over a WebSocket.
 *
 * 1. At most MAX_BUFFERED bytes, plus one message group, wait in memory for a slow reader; the database is not read meanwhile.
 * 2. A reader that answers no ping for PING_MS is gone, and its connection is ended.
 */
import type { WebSocket } from "ws";
import type { Logger } from "../../base/logger.ts";
import { encodedBatch, encodedLines, systemMessage, type ChunkPart } from "./log-messages.ts";
import { endMetadata, type StreamPlan } from "./log-source.ts";

const MAX_BUFFERED = 1024 * 1024;
/** Lines sent between two looks at the buffer. */
const LINES_PER_GROUP = 256;
const PING_MS = 15_000;
const NORMAL_CLOSURE = 1000;
const GOING_AWAY = 1001;
const INTERNAL_ERROR = 1011;

/** Sends until the log ends, the reader goes or the server closes. */
export async function streamToWebSocket(
  socket: WebSocket,
  plan: StreamPlan,
  closing: AbortSignal,
  logger: Logger,
): Promise<void> {
  const gone = new AbortController();
  socket.once("close", () => gone.abort());
  const stopPinging = keepAlive(socket);
  const signal = AbortSignal.any([gone.signal, closing]);
  try {
    send(socket, systemMessage("system", plan, "Connected to log stream", {}));
    for await (const item of plan.follow(signal)) {
      if (item.kind === "end") {
        send(socket, systemMessage("job", plan, "End of log", endMetadata(item.end)));
      } else if (plan.format === "batch") {
        await sendSlowly(socket, encodedBatch(item.part).text);
      } else await sendLines(socket, item.part, signal);
    }
    socket.close(closing.aborted ? GOING_AWAY : NORMAL_CLOSURE);
  } catch (error) {
    logger.warn({ err: error }, "a log stream failed");
    socket.close(INTERNAL_ERROR, "the server failed; connect again with the last cursor");
  } finally {
    stopPinging();
  }
}

async function sendLines(socket: WebSocket, part: ChunkPart, signal: AbortSignal): Promise<void> {
  let sent = 0;
  for (const { text } of encodedLines(part)) {
    sent += 1;
    if (sent % LINES_PER_GROUP !== 0) socket.send(text);
    else await sendSlowly(socket, text);
    if (signal.aborted) return;
  }
}

/** Sends, and waits while too much is buffered until this message, and so everything before it, has left. */
function sendSlowly(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.bufferedAmount <= MAX_BUFFERED) {
      socket.send(text);
      resolve();
      return;
    }
    // The callback also comes, with an error, when the connection ends: the signal tells then.
    socket.send(text, () => resolve());
  });
}

function send(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}

function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const timer = setInterval(() => {
    // While much is buffered the ping waits behind it, so a slow reader is not a dead one.
    if (!answered && socket.bufferedAmount <= MAX_BUFFERED) socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
