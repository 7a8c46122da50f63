/**
 * Follows a run for all connections that look at it, and tells them which task runs changed.
 *
 * 1. A look reads the events that are new and the task runs that these concern, not the run: 500 changes a second of a run of 10 000 cost
 *    what 500 rows cost.
 * 2. Events say which task runs to look at, never what became of them. What changed without an event of its own is found by reading the
 *    whole run every FULL_READ_MS while it changes, and once more after its last change.
 * 3. A message holds newest values, not events, so that receiving one twice, or a newer one before an older one, does no harm.
 */
import type { Queryable } from "../../../store/database.ts";
import {
  findSettledEvent,
  listEventSeqs,
  loadChangedTasks,
  loadRunGraph,
  type RunAddress,
  type RunGraph,
  type RunHead,
  type TaskColumns,
} from "../../../store/runs/graph/run-graph.ts";
import type { JobVersion, JobVersions } from "../../../store/versions/job-version.ts";
import { systemClock } from "../../../base/clock.ts";
import { columnsAnswer, headAnswer } from "../../graph/columns.ts";
import type { Watch } from "../watch.ts";
import { ChangeHistory } from "./change-history.ts";
import { EventWindow } from "./event-window.ts";
import { RunRows } from "./run-rows.ts";
import { changeText, type Topic } from "./topic.ts";

/** How long a transaction may have drawn the number of its event before it commits, and still be noticed at once. */
const COMMIT_SPAN_MS = 2_000;
const FULL_READ_MS = 5_000;
/** With more new events, the run is read as a whole. */
const MAX_EVENTS = 2_000;

interface Known {
  version: JobVersion;
  run: RunHead;
  rev: number;
  events: EventWindow;
  /** Monotonic milliseconds of the last reading of the whole run. */
  readAllAt: number;
  /** Something changed after that. */
  isStale: boolean;
}

export class RunTopic implements Topic {
  readonly watch: Watch<number | null>;
  readonly #on: Queryable;
  readonly #versions: JobVersions;
  readonly #address: RunAddress;
  readonly #rows = new RunRows();
  readonly #history = new ChangeHistory<number>();
  readonly #texts = new Map<number, string>();
  #known: Known | null = null;

  constructor(
    on: Queryable,
    versions: JobVersions,
    address: RunAddress,
    watch: (look: () => Promise<number | null>) => Watch<number | null>,
  ) {
    this.#on = on;
    this.#versions = versions;
    this.#address = address;
    this.watch = watch(() => this.#look());
  }

  get step(): number {
    return this.#history.step;
  }

  async first(after: number | null): Promise<string | null> {
    const known = this.#known;
    if (known === null) return null;
    const seqs = after === null ? null : await this.#seqsSince(after);
    if (seqs === null) return this.#text(this.#rows.columns(), known);
    const affected = this.#rows.affectedBy(seqs, known.version.successors);
    for (const seq of this.#rows.insideOf(seqs)) affected.add(seq);
    // Read for this follower alone: it may have seen more of the run than the last look.
    const graph = await loadChangedTasks(this.#on, this.#address, {
      seqs: [...affected],
      afterSeq: this.#rows.lastSeq,
    });
    return graph === undefined ? null : this.#text(graph.tasks, graph);
  }

  since(step: number): string | null {
    const changed = this.#history.since(step);
    if (changed === null) return null;
    // Followers that keep up share one text.
    const text = this.#texts.get(step) ?? this.#text(this.#rows.columns(changed), this.#known!);
    this.#texts.set(step, text);
    return text;
  }

  /** Task runs that changed after a revision, perhaps with others; null if any may have. */
  async #seqsSince(rev: number): Promise<Set<number> | null> {
    const { runId } = this.#address;
    const afterId = await findSettledEvent(this.#on, { runId, rev, spanMs: COMMIT_SPAN_MS });
    const events = await listEventSeqs(this.#on, { runId, afterId, limit: MAX_EVENTS });
    return events.length < MAX_EVENTS ? seqsOf(events) : null;
  }

  #text(tasks: TaskColumns, { run, rev }: { run: RunHead; rev: number }): string {
    const { plan } = this.#known!.version;
    return changeText(`run:${run.id}`, rev, {
      run: headAnswer(run, this.#rows.states()),
      tasks: columnsAnswer(tasks, plan),
    });
  }

  async #look(): Promise<number | null> {
    const known = this.#known;
    if (known === null) return this.#readAll(null);
    const { runId } = this.#address;
    const afterId = known.events.after;
    const events = await listEventSeqs(this.#on, { runId, afterId, limit: MAX_EVENTS });
    if (events.length === MAX_EVENTS) return this.#readAll(null);
    const fresh = known.events.fresh(events, systemClock.monotonic());
    known.isStale ||= fresh.length > 0;
    const age = systemClock.monotonic() - known.readAllAt;
    if (known.isStale && age >= FULL_READ_MS) return this.#readAll(known.events);
    if (fresh.length === 0) return this.step;
    const seqs = seqsOf(fresh);
    return seqs === null ? this.#readAll(known.events) : this.#readChanged(seqs, known);
  }

  /** `events` says which were seen; null if that is to be found out anew. */
  async #readAll(events: EventWindow | null): Promise<number | null> {
    const graph = await loadRunGraph(this.#on, this.#address);
    if (graph === undefined) return null;
    const before = this.#known;
    this.#known = {
      version: await this.#versions.load(graph.run.version_id),
      run: graph.run,
      rev: graph.rev,
      events: events ?? (await this.#eventsFrom(graph.rev)),
      readAllAt: systemClock.monotonic(),
      isStale: false,
    };
    // A follower cannot be told that task runs are gone.
    if (this.#rows.keepOnly(graph.tasks.seqs) && before !== null) this.#history.forget();
    this.#take(graph, before);
    return this.step;
  }

  async #eventsFrom(rev: number): Promise<EventWindow> {
    const { runId } = this.#address;
    const settled = await findSettledEvent(this.#on, { runId, rev, spanMs: COMMIT_SPAN_MS });
    return new EventWindow(settled, COMMIT_SPAN_MS);
  }

  async #readChanged(seqs: ReadonlySet<number>, known: Known): Promise<number | null> {
    const affected = this.#rows.affectedBy(seqs, known.version.successors);
    const graph = await loadChangedTasks(this.#on, this.#address, {
      seqs: [...affected],
      afterSeq: this.#rows.lastSeq,
    });
    if (graph === undefined) return null;
    this.#known = { ...known, run: graph.run, rev: graph.rev };
    this.#take(graph, known);
    return this.step;
  }

  #take(graph: RunGraph, before: Known | null): void {
    const changed = this.#rows.merge(graph.tasks);
    const isSame = before?.rev === graph.rev && before.run.status === graph.run.status;
    if (changed.size === 0 && isSame) return;
    this.#history.record(changed);
    this.#texts.clear();
  }
}

/** The task runs of the events; null if some are about the run as a whole, which may have changed all of them. */
function seqsOf(events: readonly { seq: number | null }[]): Set<number> | null {
  const seqs = new Set<number>();
  for (const { seq } of events) {
    if (seq === null) return null;
    seqs.add(seq);
  }
  return seqs;
}
