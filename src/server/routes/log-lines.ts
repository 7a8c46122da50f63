import type { FastifyInstance } from "fastify";
import {
  findLogLines,
  findLogPlace,
  MAX_LINES_READ,
  MAX_RANGES_READ,
  readLogLines,
  type FindQuery,
  type LinesQuery,
  type PlacedLogBlock,
} from "../../api/log-lines.ts";
import { StratalError } from "../../base/errors.ts";
import type { Database } from "../../store/database.ts";
import { countLinesBefore } from "../../store/logs/count-lines-before.ts";
import { findChunkAt } from "../../store/logs/find-chunk-at.ts";
import { listLogRanges } from "../../store/logs/list-log-ranges.ts";
import { runsOf, type LogChunk } from "../../store/logs/log-chunk.ts";
import { chunksOfRows, readLogTotals } from "../../store/logs/read-log-chunks.ts";
import { sliceChunk } from "../../store/logs/slice-chunk.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { LineFinder } from "../live/line-finder.ts";
import { cursorText, LOG_START, parseLogCursor, type LogCursor } from "../live/log-cursor.ts";
import { blockOf } from "../live/log-messages.ts";
import { TaskNames } from "../live/task-names.ts";
import { readChunks, viewedLog, type ViewedLog } from "./viewed-log.ts";

const CHUNKS_PER_READ = 16;
/** After every position. */
const END_OF_LOG = 2 ** 31 - 1;

/** Lines from `first` to before `end`. */
interface Range {
  first: number;
  end: number;
}

/** What viewers of long logs ask for. */
export function addLogLineRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  bindEndpoint(app, readLogLines, async ({ params, query, principal }) => {
    const log = await viewedLog(context, principal.projectId, params.id, query.task_run_id);
    const { pruned, lines } = await readLogTotals(database, log.runId);
    const isCounted = log.seq === null && !pruned;
    const total = isCounted ? lines : await linesBefore(database, log, END_OF_LOG);
    const blocks = await readBlocks(database, log, rangesOf(query, total));
    return { blocks, total, ended: log.ended, pruned };
  });
  bindEndpoint(app, findLogLines, async ({ params, query, principal }) => {
    const log = await viewedLog(context, principal.projectId, params.id, query.task_run_id);
    return findLines(database, log, query);
  });
  bindEndpoint(app, findLogPlace, async ({ params, query, principal }) => {
    const log = await viewedLog(context, principal.projectId, params.id, query.task_run_id);
    return { offset: await placeAt(database, log, new Date(query.at)) };
  });
}

function linesBefore(
  database: Database,
  { runId, seq }: ViewedLog,
  position: number,
): Promise<number> {
  return countLinesBefore(database, { runId, seq, position });
}

function rangesOf({ ranges, tail }: LinesQuery, total: number): Range[] {
  if ((ranges === undefined) === (tail === undefined))
    throw new StratalError("invalid_request", "Give either `ranges` or `tail`.");
  if (ranges === undefined) return [{ first: Math.max(0, total - (tail ?? 0)), end: total }];
  const wanted = ranges.split(",").map(rangeOf);
  const lines = wanted.reduce((sum, { first, end }) => sum + end - first, 0);
  if (wanted.length > MAX_RANGES_READ || lines > MAX_LINES_READ)
    throw new StratalError(
      "invalid_request",
      `\`ranges\`: at most ${MAX_RANGES_READ} ranges and ${MAX_LINES_READ} lines; ask for the others afterwards.`,
    );
  if (wanted.some(({ first, end }, at) => end <= first || first < (wanted[at - 1]?.end ?? 0)))
    throw new StratalError("invalid_request", "`ranges` are not in ascending order.");
  return wanted.map(({ first, end }) => ({ first, end: Math.min(end, total) }));
}

function rangeOf(text: string): Range {
  const [first = "", last = first] = text.split("-");
  return { first: Number(first), end: Number(last) + 1 };
}

async function readBlocks(
  database: Database,
  log: ViewedLog,
  ranges: readonly Range[],
): Promise<PlacedLogBlock[]> {
  const { projectId, runId, seq } = log;
  const firstLines = ranges.map(({ first }) => first);
  const endLines = ranges.map(({ end }) => end);
  const rows = await listLogRanges(database, { projectId, runId, seq, firstLines, endLines });
  const chunks = await chunksOfRows(rows);
  const names = new TaskNames(database, runId);
  const blocks: PlacedLogBlock[] = [];
  for (const [at, chunk] of chunks.entries()) {
    const offset = Number(rows[at]!.lines_before);
    const taskName = await names.of(chunk.seq);
    for (const { first, end } of ranges) {
      const from = Math.max(first - offset, 0);
      const to = Math.min(end - offset, chunk.lines);
      if (from < to) blocks.push(placedBlock(chunk, taskName, offset, { first: from, end: to }));
    }
  }
  return blocks;
}

/** `lines`: within the chunk. */
function placedBlock(
  chunk: LogChunk,
  taskName: string,
  offset: number,
  lines: Range,
): PlacedLogBlock {
  const part = sliceChunk(chunk, lines.first, lines.end);
  const {
    type: _type,
    job_run_id: _runId,
    ...block
  } = blockOf({ chunk: part, taskName, fromLine: 0 });
  const cursor = cursorText(chunk.position, lines.end - 1);
  return { ...block, cursor, offset: offset + lines.first };
}

async function findLines(database: Database, log: ViewedLog, query: FindQuery) {
  const after = query.after === undefined ? LOG_START : parseLogCursor(query.after);
  const finder = new LineFinder({
    pattern: patternOf(query),
    stream: query.stream ?? null,
    attempt: query.attempt ?? null,
  });
  try {
    return await findAfter(database, log, finder, after);
  } finally {
    finder.close();
  }
}

async function findAfter(database: Database, log: ViewedLog, finder: LineFinder, after: LogCursor) {
  let cursor = after;
  let lines = await linesBefore(database, log, Math.max(after.position, 0));
  let next = readAhead(database, log, Math.max(after.position, 0) - 1);
  for (;;) {
    const chunks = await next;
    const isLast = chunks.length < CHUNKS_PER_READ;
    // The database and the unpacking work while these are looked through.
    if (!isLast) next = readAhead(database, log, chunks.at(-1)!.position);
    for (const [at, chunk] of chunks.entries()) {
      const from = chunk.position === after.position ? Math.min(after.line + 1, chunk.lines) : 0;
      if (from < chunk.lines) finder.add(sliceChunk(chunk, from, chunk.lines), lines + from);
      lines += chunk.lines;
      cursor = { position: chunk.position, line: chunk.lines - 1 };
      const isEnd = isLast && at === chunks.length - 1;
      if (isEnd || finder.isFull) return answerOf(finder, lines, cursor, isEnd);
      // Requests of others get their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (isLast) return answerOf(finder, lines, cursor, true);
  }
}

function answerOf(finder: LineFinder, lines: number, cursor: LogCursor, complete: boolean) {
  const { position, line } = cursor;
  const place = position < 0 ? null : cursorText(position, line);
  return { ranges: finder.ranges, lines, cursor: place, complete };
}

function readAhead(database: Database, log: ViewedLog, afterPosition: number): Promise<LogChunk[]> {
  const reading = readChunks(database, log, { afterPosition, limit: CHUNKS_PER_READ });
  // Its failure is that of whoever waits for it, and of nobody if the answer is complete without it.
  reading.catch(() => undefined);
  return reading;
}

function patternOf({ pattern, ignore_case: ignoreCase }: FindQuery): string | null {
  if (pattern === undefined) return null;
  return ignoreCase === "true" ? `(?i)${pattern}` : pattern;
}

async function placeAt(database: Database, log: ViewedLog, at: Date): Promise<number> {
  const { projectId, runId, seq } = log;
  const start = await findChunkAt(database, { projectId, runId, seq, at });
  if (start === undefined) return 0;
  const [chunk] = await readChunks(database, log, { afterPosition: start.position - 1, limit: 1 });
  let line = start.linesBefore;
  for (const { atMs, lines } of chunk === undefined ? [] : runsOf(chunk)) {
    if (atMs >= at.getTime()) return line;
    line += lines;
  }
  const total = await linesBefore(database, log, END_OF_LOG);
  return Math.min(line, Math.max(total - 1, 0));
}
