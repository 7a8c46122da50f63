import type { Queryable } from "../../store/database.ts";
import { listTaskNames } from "../../store/logs/list-task-names.ts";

/** Names of the task runs of a run, each asked for once. */
export class TaskNames {
  readonly #names = new Map<number, Promise<string>>();
  readonly #on: Queryable;
  readonly #runId: string;

  constructor(on: Queryable, runId: string) {
    this.#on = on;
    this.#runId = runId;
  }

  of(seq: number): Promise<string> {
    const known = this.#names.get(seq);
    if (known !== undefined) return known;
    const asked = this.#ask(seq);
    this.#names.set(seq, asked);
    asked.catch(() => this.#names.delete(seq));
    return asked;
  }

  async #ask(seq: number): Promise<string> {
    const [row] = await listTaskNames(this.#on, { runId: this.#runId, seqs: [seq] });
    return row?.name ?? "";
  }
}
