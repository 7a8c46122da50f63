/**
 * Follows the log of a run or of one of its task runs: replays from a cursor, then goes on live, and says when it is complete.
 *
 * 1. Chunks come in the order of their positions, each exactly once: nothing is kept but the last position.
 * 2. The end is told only when the run had ended before its chunks were counted, and all of them were sent.
 * 3. It is pulled: while the consumer does not ask, nothing is read but, once, what comes next.
 */
import type { LogChunk } from "../../store/logs/log-chunk.ts";
import type { FollowedLog, LiveLogs, LogEnd } from "./live-logs.ts";
import type { LogCursor } from "./log-cursor.ts";
import type { ChunkPart } from "./log-messages.ts";

export interface LogSource extends FollowedLog {
  after: LogCursor;
}

const NOTHING: Promise<readonly LogChunk[]> = Promise.resolve([]);

export type LogItem =
  { kind: "pruned" } | { kind: "chunk"; part: ChunkPart } | { kind: "end"; end: LogEnd };

/** Yields the log until its end; ends early, without the end item, when the signal aborts or the run is deleted. */
export async function* followLog(
  logs: LiveLogs,
  source: LogSource,
  signal: AbortSignal,
): AsyncGenerator<LogItem, void, undefined> {
  const watch = logs.log(source);
  const leave = watch.join();
  // The chunk of the cursor is read again: lines of it may be missing still.
  let position = Math.max(source.after.position - 1, -1);
  try {
    for (let revision = 0; ;) {
      const seen = await watch.next(revision, signal);
      if (seen === null || seen.state === null) return;
      if (revision === 0 && seen.state.pruned) yield { kind: "pruned" };
      revision = seen.revision;
      const { chunks: known, end } = seen.state;
      let next = position < known - 1 ? readAhead(logs, source, position, known) : NOTHING;
      while (position < known - 1) {
        const chunks = await next;
        // A task run may have none of the newest chunks.
        if (chunks.length === 0) position = known - 1;
        const last = chunks.at(-1)?.position ?? position;
        if (last < known - 1) next = readAhead(logs, source, last, known);
        for (const chunk of chunks) {
          position = chunk.position;
          const item = await itemOf(logs, source, chunk);
          if (signal.aborted) return;
          if (item !== null) yield item;
        }
      }
      if (end === null) continue;
      if (!signal.aborted) yield { kind: "end", end };
      return;
    }
  } finally {
    leave();
  }
}

/** Reads while the chunks before are sent. Its failure is that of whoever waits for it, and of nobody if the stream has ended. */
function readAhead(
  logs: LiveLogs,
  source: LogSource,
  position: number,
  known: number,
): Promise<readonly LogChunk[]> {
  const reading = logs.chunks.read(source, position, known);
  reading.catch(() => undefined);
  return reading;
}

/** Null if every line of the chunk was seen before the cursor. */
async function itemOf(
  logs: LiveLogs,
  { after }: LogSource,
  chunk: LogChunk,
): Promise<LogItem | null> {
  const fromLine = chunk.position === after.position ? after.line + 1 : 0;
  if (fromLine >= chunk.lines) return null;
  const taskName = await logs.taskName(chunk.runId, chunk.seq);
  await logs.turns.take(chunk.lines - fromLine);
  return { kind: "chunk", part: { chunk, taskName, fromLine } };
}
