/** What the database holds of a run, by the paths of the model. */
import type { JsonValue } from "../../src/base/json.ts";
import { handlerKinds, type Plan } from "../../src/definition/plan.ts";
import { ITEM_LAYER, TASK_LAYER } from "../../src/engine/expand.ts";
import type { CompensationItem } from "../../src/engine/rollback.ts";
import type { Database } from "../../src/store/database.ts";
import { loadScopeTasks } from "../../src/store/runs/scopes.ts";
import type { JobVersion } from "../../src/store/versions/job-version.ts";
import { itemView } from "../../src/worker/task-view.ts";
import type { Observed, ObservedTask } from "./observed.ts";
import { inside, pathOf, type ListName, type Place, type Step } from "./places.ts";

/** A task run as far as its place and its end are concerned. */
interface Row {
  seq: number;
  node: number;
  layer: number;
  parentSeq: number | null;
  childScope: number | null;
  item: JsonValue;
  itemKey: string | null;
  itemIndex: number | null;
  status: string;
  skipReason: string | null;
  output: string | null;
  /** Attempts that ended with a result: a task run that waits is claimed again when it is woken, as is one whose worker was lost. */
  attempts: number;
  startedOrder: number | null;
  endedOrder: number;
}

const ROWS = `
  SELECT
    t.seq, t.node, t.layer, s.parent_seq AS "parentSeq", t.child_scope AS "childScope", t.item, t.item_key AS "itemKey",
    t.item_index AS "itemIndex", t.status, t.skip_reason AS "skipReason", t.output,
    (SELECT count(*)::int FROM task_attempts a
     WHERE a.run_id = t.run_id AND a.seq = t.seq AND a.status NOT IN ('lost', 'released')) AS attempts,
    (SELECT min(e.id)::int FROM run_events e
     WHERE e.run_id = t.run_id AND e.seq = t.seq AND e.type = 'task_claimed') AS "startedOrder",
    (SELECT max(e.id)::int FROM run_events e WHERE e.run_id = t.run_id AND e.seq = t.seq) AS "endedOrder"
  FROM task_runs t
  LEFT JOIN scopes s ON s.run_id = t.run_id AND s.id = t.scope
  WHERE t.run_id = $1`;

export class Ledger {
  readonly #on: Database;
  readonly #runId: string;
  readonly #plan: Plan;
  readonly #rows: ReadonlyMap<number, Row>;

  private constructor(on: Database, runId: string, plan: Plan, rows: readonly Row[]) {
    this.#on = on;
    this.#runId = runId;
    this.#plan = plan;
    this.#rows = new Map(rows.map((row) => [row.seq, row]));
  }

  /** Reads a run. */
  static async read(on: Database, runId: string, { plan }: JobVersion): Promise<Ledger> {
    const { rows } = await on.query({ text: ROWS, values: [runId] });
    // The columns of this statement.
    return new Ledger(on, runId, plan, rows as Row[]);
  }

  /** The path of a task run; null for the controller, of which the language knows nothing. */
  pathOf(seq: number): string | null {
    const place = this.#placeOf(this.#rows.get(seq)!);
    return place === null ? null : pathOf(place);
  }

  /** What became of the run and of its task runs. */
  async observe(): Promise<Observed> {
    const { rows } = await this.#on.query({
      text: `SELECT
               status AS "runStatus", allowed_failures > 0 AS warnings, rollback,
               (SELECT min(id)::int FROM run_events
                WHERE run_id = r.id AND type = 'run_cancel_requested') AS "cancelledOrder"
             FROM job_runs r WHERE id = $1`,
      values: [this.#runId],
    });
    // The columns of this statement.
    const run = rows[0] as Omit<Observed, "tasks">;
    const tasks = new Map<string, ObservedTask>();
    for (const row of this.#rows.values()) {
      const path = this.pathOf(row.seq);
      if (path !== null) tasks.set(path, await this.#observed(row));
    }
    return { ...run, tasks };
  }

  async #observed(row: Row): Promise<ObservedTask> {
    const { status, skipReason, attempts, startedOrder, endedOrder } = row;
    const output = await this.#outputOf(row);
    return { status, skipReason, attempts, startedOrder, endedOrder, output };
  }

  /** As `tasks.X.output` gives it. */
  async #outputOf({ node, layer, status, output, childScope }: Row): Promise<JsonValue> {
    const isList = layer === TASK_LAYER && this.#plan.nodes[node]!.task.forEach !== null;
    if (status !== "completed") return output;
    // A completed task always has an output.
    if (!isList) return output ?? "";
    if (childScope === null) return [];
    const items = await loadScopeTasks(this.#on, this.#runId, childScope);
    return items.map((item) => itemView(item, this.#plan.nodes[node]!.task).output);
  }

  #placeOf(row: Row): Place | null {
    if (row.node < 0) return null;
    const { graph } = this.#plan.nodes[row.node]!;
    if (this.#plan.graphs[graph]!.kind === "rollback") {
      // Written when the rollback was planned.
      const { undoes } = row.item as unknown as CompensationItem;
      return { ...this.#placeOf(this.#rows.get(undoes)!)!, list: "undo" };
    }
    const parent = row.parentSeq === null ? undefined : this.#rows.get(row.parentSeq);
    const around = parent === undefined ? null : this.#placeOf(parent);
    return inside(around ?? { list: this.#listOf(graph), steps: [] }, this.#stepOf(row));
  }

  #listOf(graph: number): ListName {
    return handlerKinds.find((kind) => this.#plan.handlers[kind] === graph) ?? "tasks";
  }

  #stepOf({ node, layer, itemKey, itemIndex }: Row): Step {
    if (layer === TASK_LAYER) return { kind: "task", name: this.#plan.nodes[node]!.task.name };
    return layer === ITEM_LAYER
      ? { kind: "item", index: itemIndex!, key: itemKey! }
      : { kind: "iteration", index: itemIndex! };
  }
}
