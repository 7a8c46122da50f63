/**
 * In which order the compensations of a run may run (workflow-language.md §5.4): on the reversed dependency graph, the items of a
 * for_each and the iterations of a loop from the last to the first. Pure: the caller has read the task runs.
 *
 * 1. A task run that expanded stands for all that was compensated inside of it: what depends on it is undone before any of that.
 * 2. An edge leads only to the nearest task with something to undo, so a chain of n tasks has n edges, not n².
 */
import { groupBy } from "../base/group-by.ts";
import type { Plan } from "../definition/plan.ts";
import type { TaskRunStatus } from "./states.ts";
import { taskPath } from "./task-path.ts";

/** A task run as the rollback sees it. */
export interface RanTask {
  seq: number;
  node: number;
  scope: number;
  layer: number;
  name: string;
  status: TaskRunStatus;
}

/** A scope with the task run that expanded it: a loop and a repeated group have several. */
export interface RanScope {
  id: number;
  parentSeq: number;
}

/** A compensation to be run. */
export interface Compensation {
  /** Plan node of the compensation. */
  node: number;
  undoes: RanTask;
  /** The names that lead to it: many task runs may have its name. */
  path: string;
  /** How many others must end before it. */
  openDeps: number;
  /** Positions of those that wait for it. */
  before: number[];
}

/** What a compensation's task run carries: the task run that it undoes, and which others wait for it, by their places in the scope. */
export interface CompensationItem {
  undoes: number;
  before: number[];
}

interface Block {
  /** Positions that start first, and those that end last. */
  heads: number[];
  tails: number[];
}

/** The compensations of a run's main tasks. */
export function planRollback(
  plan: Plan,
  tasks: readonly RanTask[],
  scopes: readonly RanScope[],
): Compensation[] {
  const planner = new RollbackPlanner(plan, tasks, scopes);
  planner.scope(0);
  return planner.compensations;
}

/** True if a task run is undone: completed, or a partial one whose compensation says so. */
export function isUndone(plan: Plan, task: RanTask): boolean {
  const { rollback, forEach } = plan.nodes[task.node]!.task;
  // Each item is undone by itself; iterations of a loop are one thing.
  if (rollback === null || task.layer !== (forEach === null ? 0 : 1)) return false;
  const failed = task.status === "failed" || task.status === "timed_out";
  return task.status === "completed" || (failed && rollback.onPartial);
}

/** The task run that each scope is inside of; none for the main tasks. */
function tasksAround(
  tasks: readonly RanTask[],
  scopes: readonly RanScope[],
): ReadonlyMap<number, RanTask> {
  const bySeq = new Map(tasks.map((task) => [task.seq, task]));
  const around = new Map<number, RanTask>();
  for (const { id, parentSeq } of scopes) {
    const task = bySeq.get(parentSeq);
    if (task !== undefined) around.set(id, task);
  }
  return around;
}

class RollbackPlanner {
  readonly compensations: Compensation[] = [];
  readonly #plan: Plan;
  readonly #byScope: ReadonlyMap<number, RanTask[]>;
  readonly #byParent: ReadonlyMap<number, RanScope[]>;
  readonly #around: ReadonlyMap<number, RanTask>;

  constructor(plan: Plan, tasks: readonly RanTask[], scopes: readonly RanScope[]) {
    this.#plan = plan;
    this.#byScope = groupBy(tasks, (task) => task.scope);
    this.#byParent = groupBy(scopes, (scope) => scope.parentSeq);
    this.#around = tasksAround(tasks, scopes);
  }

  scope(scope: number): Block | null {
    const members = this.#byScope.get(scope) ?? [];
    if (members.length === 0) return null;
    if (members[0]!.layer === 0) return this.#graph(members);
    return this.#lastFirst(members.map((member) => this.#task(member)));
  }

  /** Items, iterations, attempts. */
  #lastFirst(found: readonly (Block | null)[]): Block | null {
    const blocks = found.filter((block) => block !== null);
    for (let index = blocks.length - 1; index > 0; index -= 1)
      this.#connect(blocks[index]!, blocks[index - 1]!);
    if (blocks.length === 0) return null;
    return { heads: blocks[blocks.length - 1]!.heads, tails: blocks[0]!.tails };
  }

  #graph(members: readonly RanTask[]): Block | null {
    const blocks = new Map<number, Block>();
    for (const member of members) {
      const block = this.#task(member);
      if (block !== null) blocks.set(member.node, block);
    }
    const undoneBefore = new Set<number>();
    const first = new Set(blocks.keys());
    for (const [node, block] of blocks) {
      for (const dependency of this.#nearest(node, blocks)) {
        this.#connect(block, blocks.get(dependency)!);
        undoneBefore.add(node);
        first.delete(dependency);
      }
    }
    if (blocks.size === 0) return null;
    const last = [...blocks.keys()].filter((node) => !undoneBefore.has(node));
    return {
      heads: [...first].flatMap((node) => blocks.get(node)!.heads),
      tails: last.flatMap((node) => blocks.get(node)!.tails),
    };
  }

  /** What a task undoes: itself, and then what ran inside of it, which had ended before it did. */
  #task(task: RanTask): Block | null {
    const scopes = this.#byParent.get(task.seq) ?? [];
    const inner = this.#lastFirst(scopes.map(({ id }) => this.scope(id)));
    if (!isUndone(this.#plan, task)) return inner;
    const { rollback } = this.#plan.nodes[task.node]!;
    const position = this.compensations.length;
    const path = taskPath(task, this.#around);
    this.compensations.push({ node: rollback!, undoes: task, path, openDeps: 0, before: [] });
    const own = { heads: [position], tails: [position] };
    if (inner === null) return own;
    this.#connect(own, inner);
    return { heads: own.heads, tails: inner.tails };
  }

  /** Dependencies with something to undo, looking through those without. */
  #nearest(node: number, blocks: ReadonlyMap<number, Block>): number[] {
    const found: number[] = [];
    const seen = new Set<number>();
    const open = [...this.#plan.nodes[node]!.dependencies];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (blocks.has(next)) found.push(next);
      else open.push(...this.#plan.nodes[next]!.dependencies);
    }
    return found;
  }

  #connect(first: Block, then: Block): void {
    for (const from of first.tails)
      for (const to of then.heads) {
        this.compensations[from]!.before.push(to);
        this.compensations[to]!.openDeps += 1;
      }
  }
}
