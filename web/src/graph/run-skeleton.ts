/**
 * A run as the page holds it. Owns the columns of its task runs and how they change; not what is shown of them, nor who asks the
 * server. Invariants: (1) a row never moves and never goes, so that views may keep row numbers; (2) every change raises `version`,
 * and nothing else does; (3) `rev` only grows: a change that is already known does nothing.
 */
import { integers, times } from "./number-column.ts";
import type {
  SkeletonAnswer,
  SkeletonChange,
  SkeletonNode,
  SkeletonRun,
  TaskColumns,
} from "./skeleton-answer.ts";

const none: readonly number[] = [];
const failedStates: ReadonlySet<string> = new Set(["failed", "timed_out"]);

/** True for a state that ends a task badly. */
export function isFailed(state: string): boolean {
  return failedStates.has(state);
}

export class RunSkeleton {
  run: SkeletonRun;
  rev: number;
  /** Raised by every change: views compute anew when it differs. */
  version = 0;
  readonly nodes: readonly SkeletonNode[];
  readonly states: readonly string[];
  /** Task runs. */
  size = 0;
  readonly #seq;
  readonly #node;
  readonly #parent;
  readonly #state;
  readonly #attempt;
  readonly #start;
  readonly #end;
  readonly #queued;
  readonly #items: (string | null)[] = [];
  readonly #names = new Map<number, string>();
  readonly #rowBySeq = new Map<number, number>();
  readonly #children = new Map<number, number[]>();

  constructor(answer: SkeletonAnswer) {
    const capacity = answer.tasks.seq.length;
    this.run = answer.run;
    this.rev = answer.rev;
    this.nodes = answer.nodes;
    this.states = answer.states;
    this.#seq = integers(capacity);
    this.#node = integers(capacity);
    this.#parent = integers(capacity);
    this.#state = integers(capacity);
    this.#attempt = integers(capacity);
    this.#start = times(capacity);
    this.#end = times(capacity);
    this.#queued = times(capacity);
    this.#merge(answer.tasks);
  }

  /** Takes a change over; false if it was known already (invariant 3). */
  apply(change: SkeletonChange): boolean {
    if (change.rev <= this.rev) return false;
    this.rev = change.rev;
    if (change.run) this.run = change.run;
    if (change.tasks) this.#merge(change.tasks);
    this.version += 1;
    return true;
  }

  seq(row: number): number {
    return this.#seq.get(row);
  }

  /** Index of the row's plan node; -1 for the run's controller, which is no task of the author's. */
  nodeIndex(row: number): number {
    return this.#node.get(row);
  }

  node(row: number): SkeletonNode | undefined {
    return this.nodes[this.#node.get(row)];
  }

  /** Sequence number of the task run that it was expanded in; -1 at the top. */
  parent(row: number): number {
    return this.#parent.get(row);
  }

  stateIndex(row: number): number {
    return this.#state.get(row);
  }

  state(row: number): string {
    return this.states[this.#state.get(row)] ?? "pending";
  }

  /** The state as it is shown: a failure that its job allows is no failure of the run. */
  shownState(row: number): string {
    const state = this.state(row);
    const isAllowed = isFailed(state) && this.node(row)?.allow_failure === true;
    return isAllowed ? "failed_allowed" : state;
  }

  attempt(row: number): number {
    return this.#attempt.get(row);
  }

  /** Milliseconds after the run's creation; NaN before it started. */
  start(row: number): number {
    return this.#start.get(row);
  }

  end(row: number): number {
    return this.#end.get(row);
  }

  queued(row: number): number {
    return this.#queued.get(row);
  }

  item(row: number): string | null {
    return this.#items[row] ?? null;
  }

  /** The task's name; an item or iteration is called by its key. */
  name(row: number): string {
    const given = this.#names.get(this.seq(row));
    if (given !== undefined) return given;
    const name = this.node(row)?.name ?? "run";
    const item = this.item(row);
    return item === null ? name : `${name}[${item}]`;
  }

  /** Its name, with the key of the item that it is inside of: `eu / build`. */
  label(row: number): string {
    const outer = this.rowOf(this.parent(row));
    const item = outer === undefined ? null : this.item(outer);
    return item === null ? this.name(row) : `${item} / ${this.name(row)}`;
  }

  rowOf(seq: number): number | undefined {
    return this.#rowBySeq.get(seq);
  }

  /** Rows expanded in a task run (-1: the top), in the order of the job. */
  childrenOf(seq: number): readonly number[] {
    return this.#children.get(seq) ?? none;
  }

  /** Names from the outside in: `regions / regions[eu] / build`. */
  pathOf(row: number): string[] {
    const path = [this.name(row)];
    let parent = this.rowOf(this.parent(row));
    while (parent !== undefined) {
      path.unshift(this.name(parent));
      parent = this.rowOf(this.parent(parent));
    }
    return path;
  }

  #merge(tasks: TaskColumns): void {
    const touched = new Set<number>();
    for (let index = 0; index < tasks.seq.length; index++) {
      const seq = tasks.seq[index]!;
      const row = this.#rowBySeq.get(seq) ?? this.#add(seq, tasks.parent[index] ?? -1, touched);
      this.#node.set(row, tasks.node[index] ?? -1);
      this.#state.set(row, tasks.state[index] ?? 0);
      this.#attempt.set(row, tasks.attempt[index] ?? 0);
      this.#start.set(row, tasks.start[index] ?? NaN);
      this.#end.set(row, tasks.end[index] ?? NaN);
      this.#queued.set(row, tasks.queued[index] ?? NaN);
      this.#items[row] = tasks.item[index] ?? null;
    }
    for (const [seq, name] of Object.entries(tasks.names)) this.#names.set(Number(seq), name);
    for (const parent of touched) this.#sortChildren(parent);
  }

  #add(seq: number, parent: number, touched: Set<number>): number {
    const row = this.size++;
    this.#seq.set(row, seq);
    this.#parent.set(row, parent);
    this.#rowBySeq.set(seq, row);
    const siblings = this.#children.get(parent);
    if (siblings) siblings.push(row);
    else this.#children.set(parent, [row]);
    touched.add(parent);
    return row;
  }

  #sortChildren(parent: number): void {
    this.#children.get(parent)?.sort((a, b) => this.seq(a) - this.seq(b));
  }
}
