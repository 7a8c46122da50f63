/** Sends a log as server-sent events; memory is bounded as in websocket-stream.ts, by the socket's own back-pressure. */
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Logger } from "../../base/logger.ts";
import { encodedBatch, encodedLines, systemMessage, type ChunkPart } from "./log-messages.ts";
import { endMetadata, type StreamPlan } from "./log-source.ts";

const LINES_PER_GROUP = 256;
const PING_MS = 15_000;

/** Sends until the log ends, the reader goes or the server closes. The head must have been written. */
export async function streamToEvents(
  response: ServerResponse,
  plan: StreamPlan,
  closing: AbortSignal,
  logger: Logger,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const signal = AbortSignal.any([gone.signal, closing]);
  const pings = setInterval(() => response.write(ping()), PING_MS);
  try {
    const connected = systemMessage("system", plan, "Connected to log stream", {});
    await write(response, eventText("connected", JSON.stringify(connected)), signal);
    for await (const item of plan.follow(signal)) {
      if (item.kind === "end") {
        const end = systemMessage("job", plan, "End of log", endMetadata(item.end));
        await write(response, eventText("end", JSON.stringify(end)), signal);
      } else if (plan.format === "batch") {
        const { cursor, text } = encodedBatch(item.part);
        await write(response, eventText("batch", text, cursor), signal);
      } else await writeLines(response, item.part, signal);
    }
  } catch (error) {
    // The reader connects again by itself and resumes after the last event.
    logger.warn({ err: error }, "a log stream failed");
  } finally {
    clearInterval(pings);
    response.end();
  }
}

async function writeLines(
  response: ServerResponse,
  part: ChunkPart,
  signal: AbortSignal,
): Promise<void> {
  let group = "";
  let size = 0;
  for (const { cursor, text } of encodedLines(part)) {
    group += eventText("log", text, cursor);
    size += 1;
    if (size < LINES_PER_GROUP) continue;
    await write(response, group, signal);
    group = "";
    size = 0;
  }
  if (group !== "") await write(response, group, signal);
}

/** Writes, and waits for the reader to catch up. */
async function write(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
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
