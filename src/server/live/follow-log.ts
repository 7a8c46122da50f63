/**
 * Follows the log of a run or of one of its task runs: replays from a cursor, then goes on live, and says when it is complete.
 *
 * 1. Chunks come in the order of their positions, each exactly once: nothing is kept but the last position.
 * 2. The end is told only when the run had ended before a read that found nothing more.
 * 3. It is pulled: while the consumer does not ask, nothing is read.
 */
import type { JobRunStatus, TaskRunStatus } from "../../engine/states.ts";
import { isTerminalRun, isTerminalTask } from "../../engine/states.ts";
import type { Database } from "../../store/database.ts";
import { countTaskLogLines } from "../../store/logs/count-task-log-lines.ts";
import { listTaskNames } from "../../store/logs/list-task-names.ts";
import type { LogChunk } from "../../store/logs/log-chunk.ts";
import {
  readLogTotals,
  readRunLogChunks,
  readTaskLogChunks,
} from "../../store/logs/read-log-chunks.ts";
import { getRunState } from "../../store/runs/get-run-state.ts";
import { getTaskRunState } from "../../store/runs/get-task-run-state.ts";
import type { LogCursor } from "./log-cursor.ts";
import type { ChunkPart } from "./log-messages.ts";
import type { RunFeed } from "./run-feed.ts";

/** Chunks of at most 64 KiB text per read. */
const CHUNKS_PER_READ = 8;
const POLL_MS = 1_000;

export interface LogSource {
  projectId: string;
  runId: string;
  /** One task run only. */
  seq: number | null;
  after: LogCursor;
}

export interface LogEnd {
  status: JobRunStatus | TaskRunStatus;
  lines: number;
  chunks: number;
}

export type LogItem = { kind: "chunk"; part: ChunkPart } | { kind: "end"; end: LogEnd };

/** Yields the log until its end; ends early, without the end item, when the signal aborts or the run is deleted. */
export async function* followLog(
  database: Database,
  feed: RunFeed,
  source: LogSource,
  signal: AbortSignal,
): AsyncGenerator<LogItem, void, undefined> {
  const subscription = feed.subscribe(source.runId);
  const names = new TaskNames(database, source.runId);
  // The chunk of the cursor is read again: lines of it may be missing still.
  let afterPosition = Math.max(source.after.position - 1, -1);
  try {
    while (!signal.aborted) {
      const state = await stateOf(database, source);
      if (state === null) return;
      for (let full = true; full && !signal.aborted;) {
        const chunks = await readChunks(database, source, afterPosition);
        full = chunks.length === CHUNKS_PER_READ;
        for (const chunk of chunks) {
          afterPosition = chunk.position;
          const fromLine = chunk.position === source.after.position ? source.after.line + 1 : 0;
          if (fromLine >= chunk.lines) continue;
          yield { kind: "chunk", part: { chunk, taskName: await names.of(chunk.seq), fromLine } };
        }
      }
      if (state.ended && !signal.aborted) {
        yield { kind: "end", end: { status: state.status, ...(await totalsOf(database, source)) } };
        return;
      }
      await subscription.wait(POLL_MS, signal);
    }
  } finally {
    subscription.close();
  }
}

function readChunks(
  database: Database,
  { runId, seq }: LogSource,
  afterPosition: number,
): Promise<LogChunk[]> {
  const page = { runId, afterPosition, limit: CHUNKS_PER_READ };
  return seq === null
    ? readRunLogChunks(database, page)
    : readTaskLogChunks(database, { ...page, seq });
}

async function stateOf(
  database: Database,
  { projectId, runId, seq }: LogSource,
): Promise<{ status: JobRunStatus | TaskRunStatus; ended: boolean } | null> {
  if (seq === null) {
    const run = await getRunState(database, { projectId, runId });
    return run === undefined ? null : { status: run.status, ended: isTerminalRun(run.status) };
  }
  const task = await getTaskRunState(database, { projectId, runId, seq });
  return task === undefined ? null : { status: task.status, ended: isTerminalTask(task.status) };
}

async function totalsOf(
  database: Database,
  { runId, seq }: LogSource,
): Promise<{ lines: number; chunks: number }> {
  if (seq !== null) return countTaskLogLines(database, { runId, seq });
  const { lines, chunks } = await readLogTotals(database, runId);
  return { lines, chunks };
}

/** Names of the task runs of a run, each asked for once. */
export class TaskNames {
  readonly #names = new Map<number, string>();
  readonly #database: Database;
  readonly #runId: string;

  constructor(database: Database, runId: string) {
    this.#database = database;
    this.#runId = runId;
  }

  async of(seq: number): Promise<string> {
    const known = this.#names.get(seq);
    if (known !== undefined) return known;
    const [row] = await listTaskNames(this.#database, { runId: this.#runId, seqs: [seq] });
    this.#names.set(seq, row?.name ?? "");
    return row?.name ?? "";
  }
}
