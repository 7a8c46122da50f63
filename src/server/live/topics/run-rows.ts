/** The task runs of a run, as they were read last: tells what differs in newer columns, and makes columns of some of them. */
import type { TaskRunStatus } from "../../../engine/states.ts";
import type { TaskColumns } from "../../../store/runs/graph/run-graph.ts";

const columnNames = [
  "nodes",
  "names",
  "parents",
  "states",
  "items",
  "attempts",
  "queued",
  "started",
  "ended",
] as const satisfies readonly (keyof TaskColumns)[];

type Row = readonly (string | number | null)[];
const NODE = columnNames.indexOf("nodes");
const PARENT = columnNames.indexOf("parents");
const STATE = columnNames.indexOf("states");

export class RunRows {
  readonly #rows = new Map<number, Row>();
  #lastSeq = -1;

  /** The highest sequence number; -1 without rows. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Takes the columns over; answers what is new or differs. */
  merge(columns: TaskColumns): Set<number> {
    const changed = new Set<number>();
    columns.seqs.forEach((seq, index) => {
      const row = columnNames.map((name) => columns[name][index]!);
      const known = this.#rows.get(seq);
      if (known !== undefined && known.every((value, column) => value === row[column])) return;
      this.#rows.set(seq, row);
      changed.add(seq);
      this.#lastSeq = Math.max(this.#lastSeq, seq);
    });
    return changed;
  }

  /** Forgets task runs that are not among these; true if there were any. */
  keepOnly(seqs: readonly number[]): boolean {
    const kept = new Set(seqs);
    const gone = [...this.#rows.keys()].filter((seq) => !kept.has(seq));
    for (const seq of gone) this.#rows.delete(seq);
    if (gone.length > 0) this.#lastSeq = Math.max(-1, ...this.#rows.keys());
    return gone.length > 0;
  }

  /** States of all task runs. */
  *states(): Generator<TaskRunStatus> {
    // The column holds what the columns' type says.
    for (const row of this.#rows.values()) yield row[STATE] as TaskRunStatus;
  }

  /** Task runs that a change of these may have changed, too: what depends on them, and what they were expanded in. */
  affectedBy(seqs: Iterable<number>, successors: readonly (readonly number[])[]): Set<number> {
    const affected = new Set<number>();
    for (const seq of seqs) {
      affected.add(seq);
      const row = this.#rows.get(seq);
      if (row === undefined) continue;
      const node = row[NODE] as number;
      const parent = row[PARENT] as number;
      if (parent >= 0) affected.add(parent);
      // In the scope of a graph, the distance between task runs is that of their nodes; other task runs have other nodes there.
      for (const successor of successors[node] ?? []) {
        const next = seq + successor - node;
        if (this.#rows.get(next)?.[NODE] === successor) affected.add(next);
      }
    }
    return affected;
  }

  /** Task runs that were expanded in these. */
  insideOf(seqs: ReadonlySet<number>): number[] {
    return [...this.#rows].flatMap(([seq, row]) => (seqs.has(row[PARENT] as number) ? [seq] : []));
  }

  /** Columns of some task runs, or of all. */
  columns(seqs: Iterable<number> = this.#rows.keys()): TaskColumns {
    const known = [...seqs].filter((seq) => this.#rows.has(seq)).sort((a, b) => a - b);
    const rows = known.map((seq) => this.#rows.get(seq)!);
    const columns = columnNames.map((name, column) => [name, rows.map((row) => row[column]!)]);
    // The rows were made of such columns.
    return { seqs: known, ...Object.fromEntries(columns) } as unknown as TaskColumns;
  }
}
