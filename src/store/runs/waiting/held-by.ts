/** The open task runs that others wait for: dependencies, and what is inside of a scope. */
import type { Plan } from "../../../definition/plan.ts";
import { ITEM_LAYER } from "../../../engine/expand.ts";
import { MAX_NAMED, type HeldBy, type NamedTask } from "../../../engine/waiting/facts.ts";
import type { Queryable } from "../../database.ts";
import { run } from "../../statement.ts";
import { listNamedTaskRows } from "./list-named-tasks.queries.ts";
import { listOpenChildRows } from "./list-open-children.queries.ts";
import { listOpenCompensationRows } from "./list-open-compensations.queries.ts";
import type { IListOpenTaskRowsResult } from "./list-open-tasks.queries.ts";

type Row = IListOpenTaskRowsResult;

/** What each pending task run that is no item depends on, by its number. */
export async function loadDependencies(
  on: Queryable,
  runId: string,
  plan: Plan,
  rows: readonly Row[],
): Promise<Map<number, HeldBy>> {
  const pending = rows.filter((row) => row.status === "pending" && !isHeldBack(row));
  const [undoing, working] = partition(pending, (row) => isCompensation(plan, row));
  const named = [
    ...(await graphDependencies(on, runId, plan, working)),
    ...(await undoDependencies(on, runId, undoing)),
  ];
  const counts = new Map(pending.map((row) => [row.seq, row]));
  return new Map(
    named.map(([seq, tasks]) => {
      const { open_deps: open, all_deps: total } = counts.get(seq)!;
      return [seq, { open, total, named: tasks.slice(0, MAX_NAMED) }];
    }),
  );
}

/** The open task runs of scopes. */
export async function loadChildren(
  on: Queryable,
  runId: string,
  scopes: number[],
): Promise<Map<number, HeldBy>> {
  if (scopes.length === 0) return new Map();
  const rows = await run(listOpenChildRows, { runId, scopes, limit: MAX_NAMED }, on);
  const found = new Map<number, HeldBy>();
  for (const { scope, size, open, seq, name, status, since } of rows) {
    const heldBy = found.get(scope) ?? { open, total: size, named: [] };
    found.set(scope, heldBy);
    // A scope without an open task run is a row without one.
    if (seq !== null && name !== null && status !== null)
      heldBy.named.push({ seq, name, status, since });
  }
  return found;
}

/** True for an item that was not let go yet: it waits for the first open ones of its scope. */
export function isHeldBack({ status, layer }: Row): boolean {
  return status === "pending" && layer === ITEM_LAYER;
}

type Named = [seq: number, tasks: NamedTask[]];

/** In the scope of a graph, task runs are as far from each other as their nodes are. */
async function graphDependencies(
  on: Queryable,
  runId: string,
  plan: Plan,
  rows: readonly Row[],
): Promise<Named[]> {
  if (rows.length === 0) return [];
  const wanted = rows.map(({ seq, node }) => ({
    seq,
    on: plan.nodes[node]!.dependencies.map((dependency) => seq - node + dependency),
  }));
  const seqs = [...new Set(wanted.flatMap((each) => each.on))];
  const open = await run(listNamedTaskRows, { runId, seqs }, on);
  const bySeq = new Map(open.map((task) => [task.seq, task]));
  return wanted.map(({ seq, on: dependencies }) => [
    seq,
    dependencies.flatMap((dependency) => bySeq.get(dependency) ?? []),
  ]);
}

/** Compensations know who waits for them, not whom they wait for. All of a run are in one scope. */
async function undoDependencies(
  on: Queryable,
  runId: string,
  rows: readonly Row[],
): Promise<Named[]> {
  const scope = rows[0]?.scope;
  if (scope === undefined) return [];
  const open = await run(listOpenCompensationRows, { runId, scope }, on);
  const waited = new Map<number, NamedTask[]>(rows.map(({ seq }) => [seq, []]));
  for (const { before, ...task } of open)
    // Written when the rollback was planned (engine/rollback.ts).
    for (const place of before as number[]) waited.get(scope + place)?.push(task);
  return [...waited];
}

function isCompensation(plan: Plan, { node }: Row): boolean {
  return plan.graphs[plan.nodes[node]!.graph]!.kind === "rollback";
}

function partition<T>(values: readonly T[], test: (value: T) => boolean): [T[], T[]] {
  return [values.filter(test), values.filter((value) => !test(value))];
}
