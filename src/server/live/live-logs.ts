/**
 * What all log streams of a server share: a few connections, one watch per followed log, the chunks read last, and turns for sending.
 *
 * 1. Streams never use the API's connections. Watching and reading have their own share, so readers of old logs hold up no live one.
 */
import { systemClock } from "../../base/clock.ts";
import { lowestRunIdAt } from "../../base/ids.ts";
import type { JobRunStatus, TaskRunStatus } from "../../engine/states.ts";
import { isTerminalRun, isTerminalTask } from "../../engine/states.ts";
import type { Database } from "../../store/database.ts";
import { countTaskLogLines } from "../../store/logs/count-task-log-lines.ts";
import { listActiveLogs } from "../../store/logs/list-active-logs.ts";
import { readLogTotals } from "../../store/logs/read-log-chunks.ts";
import { ANY_RUN } from "../../store/notifications.ts";
import { getRunState } from "../../store/runs/get-run-state.ts";
import { getTaskRunState } from "../../store/runs/get-task-run-state.ts";
import { ChunkReads, type ChunkSource } from "./chunk-reads.ts";
import { LimitedReads } from "./limited-reads.ts";
import type { Subscription } from "./subscription.ts";
import { TaskNames } from "./task-names.ts";
import { Turns } from "./turns.ts";
import { Watch } from "./watch.ts";

/** Connections of the streams. */
export const STREAM_CONNECTIONS = 4;
const WATCHING = 2;
const MAX_NAMED_RUNS = 1_000;
/** Runs of a project that are followed at once. */
const MAX_RUNS = 1_000;
/** Runs that started longer ago are followed only while they are open. */
const YOUNG_MS = 3_600_000;

/** A log, and whose it is. */
export interface FollowedLog extends ChunkSource {
  projectId: string;
}

/** What is known of a log. */
export interface LogState {
  /** Of the run, also when one task run is followed. */
  chunks: number;
  /** Lines were removed because of their age. */
  pruned: boolean;
  /** Set when the run or task run had ended before its lines were counted. */
  end: LogEnd | null;
}

export interface LogEnd {
  status: JobRunStatus | TaskRunStatus;
  lines: number;
  chunks: number;
}

/** Chunks of each log of a project that may still grow. */
export type LogSizes = ReadonlyMap<string, number>;

export class LiveLogs {
  readonly chunks: ChunkReads;
  readonly turns = new Turns();
  readonly #subscribe: (runId: string) => Subscription;
  readonly #watching: LimitedReads;
  readonly #reading: LimitedReads;
  readonly #logs = new Map<string, Watch<LogState | null>>();
  readonly #projects = new Map<string, Watch<LogSizes>>();
  readonly #names = new Map<string, TaskNames>();

  constructor(database: Database, subscribe: (runId: string) => Subscription) {
    this.#subscribe = subscribe;
    this.#watching = new LimitedReads(database, WATCHING);
    this.#reading = new LimitedReads(database, STREAM_CONNECTIONS - WATCHING);
    this.chunks = new ChunkReads(this.#reading);
  }

  /** The watch of a log; its state is null when the run is gone. */
  log(log: FollowedLog): Watch<LogState | null> {
    const key = `${log.projectId}/${log.runId}/${log.seq ?? "all"}`;
    return shared(this.#logs, key, (onEnd) => ({
      look: () => this.#stateOf(log),
      subscribe: () => this.#subscribe(log.runId),
      isSame: (a, b) => a?.chunks === b?.chunks && a?.end === null && b?.end === null,
      isFinal: (state) => state === null || state.end !== null,
      onEnd,
    }));
  }

  /** The watch of a project's logs. */
  project(projectId: string): Watch<LogSizes> {
    return shared(this.#projects, projectId, (onEnd) => ({
      look: () => this.#sizesOf(projectId),
      subscribe: () => this.#subscribe(ANY_RUN),
      isSame: (a, b) => a.size === b.size && [...a].every(([id, chunks]) => b.get(id) === chunks),
      isFinal: () => false,
      onEnd,
    }));
  }

  /** Name of a task run. */
  taskName(runId: string, seq: number): Promise<string> {
    let names = this.#names.get(runId);
    if (names === undefined) {
      names = new TaskNames(this.#reading, runId);
      this.#names.set(runId, names);
      const [oldest] = this.#names.keys();
      if (this.#names.size > MAX_NAMED_RUNS) this.#names.delete(oldest!);
    }
    return names.of(seq);
  }

  /** Fails the streams that still wait. */
  close(): void {
    this.#watching.close();
    this.#reading.close();
  }

  /** The status is read first: lines that came before the end are counted. */
  async #stateOf(log: FollowedLog): Promise<LogState | null> {
    const status = await this.#statusOf(log);
    if (status === null) return null;
    const { chunks, lines, pruned } = await readLogTotals(this.#watching, log.runId);
    if (!status.ended) return { chunks, pruned, end: null };
    const { runId, seq } = log;
    const total =
      seq === null ? { lines, chunks } : await countTaskLogLines(this.#watching, { runId, seq });
    return { chunks, pruned, end: { status: status.status, ...total } };
  }

  async #statusOf({ projectId, runId, seq }: FollowedLog) {
    if (seq === null) {
      const run = await getRunState(this.#watching, { projectId, runId });
      return run === undefined ? null : { status: run.status, ended: isTerminalRun(run.status) };
    }
    const task = await getTaskRunState(this.#watching, { projectId, runId, seq });
    return task === undefined ? null : { status: task.status, ended: isTerminalTask(task.status) };
  }

  async #sizesOf(projectId: string): Promise<LogSizes> {
    const youngestSince = lowestRunIdAt(systemClock.now() - YOUNG_MS);
    const rows = await listActiveLogs(this.#watching, {
      projectId,
      youngestSince,
      limit: MAX_RUNS,
    });
    // The statement's union loses what the columns' constraints say.
    return new Map(rows.map((row) => [row.run_id!, row.chunks!]));
  }
}

/** The watch of a key, or a new one that leaves the map when it ends. */
function shared<State>(
  watches: Map<string, Watch<State>>,
  key: string,
  options: (onEnd: () => void) => ConstructorParameters<typeof Watch<State>>[0],
): Watch<State> {
  const known = watches.get(key);
  if (known !== undefined) return known;
  const watch: Watch<State> = new Watch(
    options(() => {
      if (watches.get(key) === watch) watches.delete(key);
    }),
  );
  watches.set(key, watch);
  return watch;
}
