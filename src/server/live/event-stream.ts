/** Sends a log as server-sent events; memory is bounded as in websocket-stream.ts, by the socket's own back-pressure. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { StratalError } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import type { LogChunk } from "../../store/logs/log-chunk.ts";
import { problemOf } from "../problem-of.ts";
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
import type { StreamSignals } from "./websocket-stream.ts";

const LINES_PER_GROUP = 256;
const PING_MS = 15_000;

/** Sends until the log ends, the reader goes or may no longer read, or the server closes. The head must have been written. */
export async function streamToEvents(
  response: ServerResponse,
  plan: StreamPlan,
  { closing, lost }: StreamSignals,
  logger: Logger,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing, lost]);
  const pings = setInterval(() => response.write(ping()), PING_MS);
  try {
    const connected = systemMessage("system", plan, "Connected to log stream", {});
    await write(response, eventText("connected", JSON.stringify(connected)), signal);
    for await (const item of plan.follow(signal)) {
      if (item.kind === "end") {
        const end = systemMessage("job", plan, "End of log", endMetadata(item.end));
        await write(response, eventText("end", JSON.stringify(end)), signal);
      } else if (item.kind === "pruned") {
        const notice = systemMessage("system", plan, PRUNED, { pruned: true });
        await write(response, eventText("notice", JSON.stringify(notice)), signal);
      } else await writeChunk(response, plan.format, item.part, signal);
    }
    if (lost.aborted) response.write(eventText("error", JSON.stringify(problemOf(tokenLost()))));
  } catch (error) {
    // The reader connects again by itself and resumes after the last event.
    if (!signal.aborted) logger.warn({ err: error }, "a log stream failed");
  } finally {
    clearInterval(pings);
    response.end();
  }
}

function tokenLost(): StratalError {
  return new StratalError("unauthenticated", "The API token no longer works.");
}

const batches = new WeakMap<LogChunk, readonly Buffer[]>();
const blocks = new WeakMap<LogChunk, readonly Buffer[]>();
const lineGroups = new WeakMap<LogChunk, readonly Buffer[]>();

function* batchEvent(part: ChunkPart): Generator<Buffer> {
  const { cursor, text } = encodedBatch(part);
  yield Buffer.from(eventText("batch", text, cursor));
}

function* blockEvent(part: ChunkPart): Generator<Buffer> {
  const { cursor, text } = encodedBlock(part);
  yield Buffer.from(eventText("block", text, cursor));
}

function eventsOf(format: StreamPlan["format"], part: ChunkPart): Iterable<Buffer> {
  switch (format) {
    case "block":
      return sharedEncoding(blocks, part, blockEvent);
    case "batch":
      return sharedEncoding(batches, part, batchEvent);
    case "line":
      return sharedEncoding(lineGroups, part, lineEvents);
  }
}

function* lineEvents(part: ChunkPart): Generator<Buffer> {
  let group = "";
  let size = 0;
  for (const { cursor, text } of encodedLines(part)) {
    group += eventText("log", text, cursor);
    size += 1;
    if (size < LINES_PER_GROUP) continue;
    yield Buffer.from(group);
    group = "";
    size = 0;
  }
  if (group !== "") yield Buffer.from(group);
}

async function writeChunk(
  response: ServerResponse,
  format: StreamPlan["format"],
  part: ChunkPart,
  signal: AbortSignal,
): Promise<void> {
  for (const event of eventsOf(format, part)) await write(response, event, signal);
}

/** Writes, and waits for the reader to catch up. */
async function write(
  response: ServerResponse,
  text: string | Buffer,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted || response.write(text)) return;
  // Rejects when the signal aborts: the loop outside looks at it.
  await once(response, "drain", { signal }).catch(() => undefined);
}

function eventText(event: string, data: string, id?: string): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}

function ping(): string {
  return eventText("ping", JSON.stringify({ type: "ping", timestamp: new Date().toISOString() }));
}
