/** Log lines as the API's messages. Streams of 200 000 lines are made here, so the text of a line's message is put together by hand. */
import type { LogBatch, LogBlock, LogMessage } from "../../api/logs.ts";
import { taskRunId } from "../../base/ids.ts";
import type { JsonObject } from "../../base/json.ts";
import {
  linesOf,
  runsOf,
  type LogChunk,
  type LogLine,
  type LogStream,
} from "../../store/logs/log-chunk.ts";
import { cursorText } from "./log-cursor.ts";

/** One chunk on its way to a client: its lines from `fromLine` on. */
export interface ChunkPart {
  chunk: LogChunk;
  taskName: string;
  fromLine: number;
}

/** A message as text, with its cursor. */
export interface EncodedMessage {
  cursor: string;
  text: string;
}

/** What readers of a log that is not whole any more are told. */
export const PRUNED =
  "Lines of this log were removed: logs are kept for a time only (STRATAL_LOG_RETENTION).";

/** The level that a stream's lines have. */
export function levelOf(stream: LogStream): "info" | "error" {
  return stream === "stderr" ? "error" : "info";
}

/** The message of one line. `index` is its place in the chunk. */
export function lineMessage(
  part: Pick<ChunkPart, "chunk" | "taskName">,
  line: LogLine,
  index: number,
): LogMessage {
  const { chunk } = part;
  return {
    type: "task",
    job_run_id: chunk.runId,
    task_run_id: taskRunId(chunk.runId, chunk.seq),
    task_name: part.taskName,
    attempt: chunk.attempt,
    timestamp: new Date(line.atMs).toISOString(),
    level: levelOf(line.stream),
    stream: line.stream,
    message: line.text,
    seq: line.line,
    cursor: cursorText(chunk.position, index),
    metadata: line.partial ? { partial: true } : {},
  };
}

/** The messages of a chunk's lines as JSON, the same as JSON.stringify of `lineMessage` and several times as fast. */
export function* encodedLines(part: ChunkPart): Generator<EncodedMessage> {
  const { chunk } = part;
  const head = JSON.stringify({
    type: "task",
    job_run_id: chunk.runId,
    task_run_id: taskRunId(chunk.runId, chunk.seq),
    task_name: part.taskName,
    attempt: chunk.attempt,
  }).slice(0, -1);
  const lines = linesOf(chunk);
  let middle = "";
  let previous: LogLine | null = null;
  for (let index = part.fromLine; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (previous?.atMs !== line.atMs || previous.stream !== line.stream) {
      const time = new Date(line.atMs).toISOString();
      middle = `,"timestamp":"${time}","level":"${levelOf(line.stream)}","stream":"${line.stream}","message":`;
      previous = line;
    }
    const cursor = cursorText(chunk.position, index);
    const metadata = line.partial ? '{"partial":true}' : "{}";
    const tail = `,"seq":${line.line},"cursor":"${cursor}","metadata":${metadata}}`;
    yield { cursor, text: head + middle + JSON.stringify(line.text) + tail };
  }
}

/** Longer chunks are encoded line by line for each stream: their messages would take too much memory to keep. */
const MAX_SHARED_LINES = 4_096;

/** What `encode` makes of a chunk, kept with the chunk for the other streams that send it. */
export function sharedEncoding<Encoded>(
  kept: WeakMap<LogChunk, readonly Encoded[]>,
  part: ChunkPart,
  encode: (part: ChunkPart) => Iterable<Encoded>,
): Iterable<Encoded> {
  if (part.fromLine > 0 || part.chunk.lines > MAX_SHARED_LINES) return encode(part);
  const known = kept.get(part.chunk);
  if (known !== undefined) return known;
  const encoded = [...encode(part)];
  kept.set(part.chunk, encoded);
  return encoded;
}

/** A chunk's lines as one message. */
export function encodedBatch(part: ChunkPart): EncodedMessage {
  const { chunk } = part;
  const cursor = cursorText(chunk.position, chunk.lines - 1);
  const batch: LogBatch = {
    type: "batch",
    job_run_id: chunk.runId,
    task_run_id: taskRunId(chunk.runId, chunk.seq),
    task_name: part.taskName,
    attempt: chunk.attempt,
    seq: chunk.firstLine + part.fromLine,
    cursor,
    lines: linesOf(chunk)
      .slice(part.fromLine)
      .map((line) => ({
        stream: line.stream,
        at_ms: line.atMs,
        partial: line.partial,
        message: line.text,
      })),
  };
  return { cursor, text: JSON.stringify(batch) };
}

/** All lines of a chunk as one text: nothing is done for each of them. */
export function encodedBlock(part: ChunkPart): EncodedMessage {
  const block = blockOf(part);
  return { cursor: block.cursor, text: JSON.stringify(block) };
}

/** The block of a chunk's lines. */
export function blockOf(part: ChunkPart): LogBlock {
  const { chunk, fromLine } = part;
  const cursor = cursorText(chunk.position, chunk.lines - 1);
  return {
    type: "block",
    job_run_id: chunk.runId,
    task_run_id: taskRunId(chunk.runId, chunk.seq),
    task_name: part.taskName,
    attempt: chunk.attempt,
    seq: chunk.firstLine + fromLine,
    cursor,
    runs: runsOf(chunk, fromLine).map(({ stream, atMs, lines, partial }) => ({
      stream,
      at_ms: atMs,
      lines,
      partial,
    })),
    text: fromLine === 0 ? chunk.body : chunk.body.split("\n").slice(fromLine).join("\n"),
  };
}

/** A message that is not a line of a task. */
export function systemMessage(
  type: "system" | "job",
  ids: { runId: string | null; taskRunId: string | null },
  message: string,
  metadata: JsonObject,
): LogMessage {
  return {
    type,
    job_run_id: ids.runId,
    task_run_id: ids.taskRunId,
    task_name: null,
    attempt: null,
    timestamp: new Date().toISOString(),
    level: "info",
    stream: "system",
    message,
    seq: null,
    cursor: null,
    metadata,
  };
}
