/**
 * What a new attempt of an ended run does again (workflow-language.md §5.7) and how its rows stand then. Pure: the caller has read the
 * task runs and scopes, and writes what the plan says.
 *
 * 1. In a graph, whatever depends on something that runs again runs again, as a whole; everything else that completed is kept.
 * 2. What expanded and ended badly is opened again: only the bad ones inside of it run. If nothing inside is to run, and nothing
 *    inside ended after it (an override), it runs again as a whole and forgets what it had expanded into.
 * 3. What a rollback has undone counts as not done. Handlers and compensations of the attempt before are forgotten.
 */
import { groupBy } from "../base/group-by.ts";
import { successorsOf, type Plan } from "../definition/plan.ts";
import { ITEM_LAYER, TASK_LAYER } from "./expand.ts";
import {
  edgeValue,
  type EdgeValue,
  type JobRunStatus,
  type SkipReason,
  type TaskRunStatus,
} from "./states.ts";

/** An ended task run. */
export interface EndedTask {
  seq: number;
  /** -1 for the controller of the run. */
  node: number;
  scope: number;
  layer: number;
  status: TaskRunStatus;
  skipReason: SkipReason | null;
  childScope: number | null;
  finishedAtMs: number;
}

/** A scope of an ended run. */
export interface EndedScope {
  id: number;
  parentSeq: number;
  bad: number;
}

/** An ended run, as far as a re-run looks at it. */
export interface EndedRun {
  plan: Plan;
  status: JobRunStatus;
  tasks: readonly EndedTask[];
  scopes: readonly EndedScope[];
  /** Sequence numbers of the task runs that a rollback has undone. */
  undone: ReadonlySet<number>;
}

/** Everything, what did not succeed, or some task runs and what comes after them. */
export type RerunStart =
  { mode: "all" } | { mode: "failed" } | { mode: "task"; seqs: readonly number[] };

/** How a task run stands at the beginning of the new attempt. */
export interface TaskReset {
  seq: number;
  status: "pending" | "queued" | "waiting";
  /** It keeps the scope that it expanded into, which is opened again or only to be joined. */
  keepsScope: boolean;
  openDeps: number;
  goodDeps: number;
  neutralDeps: number;
  badDeps: number;
  /** Held back ones that may start when it has ended. */
  letsGo: number[];
}

/** The counters of a scope that is opened again. */
export interface ScopeReset {
  id: number;
  open: number;
  bad: number;
}

/** The new attempt of a run. */
export interface RerunPlan {
  tasks: TaskReset[];
  scopes: ScopeReset[];
  /** Scopes that are forgotten with all their task runs. */
  discarded: number[];
  run: { openTasks: number; totalTasks: number; badTasks: number; allowedFailures: number };
}

/** Plans the new attempt; null if there is nothing to run again. */
export function planRerun(run: EndedRun, start: RerunStart): RerunPlan | null {
  return new RerunPlanner(run, start).plan();
}

/** Where a scope is planned: all of it runs again, or what did not succeed, or what is on the way to the task runs it starts from. */
type Focus = "all" | "failed" | "path";

class RerunPlanner {
  readonly #run: EndedRun;
  readonly #start: RerunStart;
  readonly #successors: number[][];
  readonly #members: ReadonlyMap<number, EndedTask[]>;
  readonly #scopesOf: ReadonlyMap<number, EndedScope[]>;
  /** The task runs that a re-run starts from, and those around them. */
  readonly #path: ReadonlySet<number>;
  /** The former: they run again as a whole. */
  readonly #targets: ReadonlySet<number>;
  /** None of them is one that cannot be started from. */
  readonly #hasWay: boolean;
  readonly #resets: TaskReset[] = [];
  readonly #resetSeqs = new Set<number>();
  readonly #scopes: ScopeReset[] = [];
  readonly #discarded = new Set<number>();

  constructor(run: EndedRun, start: RerunStart) {
    this.#run = run;
    this.#start = start;
    this.#successors = successorsOf(run.plan);
    this.#members = groupBy(run.tasks, (task) => task.scope);
    this.#scopesOf = groupBy(run.scopes, (scope) => scope.parentSeq);
    const paths = start.mode === "task" ? pathsTo(run, start.seqs) : [];
    this.#path = new Set(paths.flat());
    this.#targets = new Set(paths.flatMap(([target]) => target ?? []));
    this.#hasWay = paths.length > 0 && paths.every((path) => path.length > 0);
  }

  plan(): RerunPlan | null {
    const { mode } = this.#start;
    const main = this.#members.get(0) ?? [];
    if (main.length === 0 || (mode === "task" && !this.#hasWay)) return null;
    const open = this.#graph(main, mode === "task" ? "path" : mode);
    const controller = this.#run.tasks.find((task) => task.node < 0);
    // Without main tasks to run, only what comes after them can have gone wrong.
    if (open === 0 && (controller === undefined || this.#run.status === "completed")) return null;
    if (controller !== undefined) this.#resetController(controller, main, open);
    return {
      tasks: this.#resets,
      scopes: this.#scopes,
      discarded: [...this.#discarded],
      run: this.#runCounters(main),
    };
  }

  /** It waits for the main tasks again; what it had expanded into after them is forgotten. */
  #resetController(controller: EndedTask, main: EndedTask[], open: number): void {
    for (const { id } of this.#scopesOf.get(controller.seq) ?? []) if (id !== 0) this.#discard(id);
    this.#scopes.push({ id: 0, open, bad: this.#keptBad(main) });
    const status = open === 0 ? "queued" : "waiting";
    this.#add({ ...newReset(controller.seq), status });
  }

  #add(reset: TaskReset): void {
    this.#resets.push(reset);
    this.#resetSeqs.add(reset.seq);
  }

  #runCounters(main: EndedTask[]): RerunPlan["run"] {
    const left = this.#run.tasks.filter(
      (task) => task.node >= 0 && !this.#discarded.has(task.scope),
    );
    const kept = left.filter((task) => !this.#resetSeqs.has(task.seq));
    return {
      openTasks: this.#resets.length,
      totalTasks: left.length,
      badTasks: this.#keptBad(main),
      allowedFailures: kept.filter((task) => this.#isAllowedFailure(task)).length,
    };
  }

  #keptBad(members: readonly EndedTask[]): number {
    return members.filter((task) => !this.#resetSeqs.has(task.seq) && this.#value(task) === "bad")
      .length;
  }

  /** Plans a scope and answers how many of its task runs run again. */
  #scope(members: readonly EndedTask[], focus: Focus): number {
    const layer = members[0]?.layer;
    if (layer === undefined) return 0;
    if (layer === TASK_LAYER) return this.#graph(members, focus);
    const again = members.filter((task) => this.#isRoot(task, focus));
    if (layer === ITEM_LAYER) this.#items(again, focus);
    else for (const task of again) this.#resetRoot(task, newReset(task.seq), focus);
    return again.length;
  }

  #graph(members: readonly EndedTask[], focus: Focus): number {
    const byNode = new Map(members.map((task) => [task.node, task]));
    const roots = members.filter(
      (task) => this.#isRoot(task, focus) || (focus === "failed" && this.#isOutdated(task, byNode)),
    );
    const again = new Set(roots.map((task) => task.node));
    const open = [...again];
    for (let next = open.pop(); next !== undefined; next = open.pop())
      for (const successor of this.#successors[next]!)
        if (!again.has(successor)) {
          again.add(successor);
          open.push(successor);
        }
    for (const node of again) this.#resetNode(byNode, node, again, focus);
    return again.size;
  }

  #resetNode(
    byNode: ReadonlyMap<number, EndedTask>,
    node: number,
    again: ReadonlySet<number>,
    focus: Focus,
  ): void {
    const task = byNode.get(node)!;
    const reset = newReset(task.seq);
    for (const dependency of this.#run.plan.nodes[node]!.dependencies) {
      if (again.has(dependency)) reset.openDeps += 1;
      else reset[counterOf[this.#value(byNode.get(dependency)!)]] += 1;
    }
    if (reset.openDeps === 0) this.#resetRoot(task, reset, focus);
    else this.#resetWhole(task, { ...reset, status: "pending" });
  }

  /** Items of a for_each: no more than `max_parallel` at a time, so each of the rest is let go by the end of one before it. */
  #items(again: readonly EndedTask[], focus: Focus): void {
    const starts: number[] = [];
    again.forEach((task, index) => {
      const { maxParallel } = this.#run.plan.nodes[task.node]!.task.forEach!;
      const first = this.#resets.length;
      starts.push(first);
      this.#resetRoot(task, newReset(task.seq), focus);
      if (index < maxParallel) return;
      const held = this.#resets.slice(first).filter((reset) => reset.status === "queued");
      for (const reset of held) {
        reset.status = "pending";
        reset.openDeps = 1;
      }
      const before = again[index - maxParallel]!.seq;
      const lettingGo = this.#resets
        .slice(starts[index - maxParallel])
        .find(({ seq }) => seq === before)!;
      lettingGo.letsGo = held.map(({ seq }) => seq);
    });
  }

  /** A task run that nothing before it makes run again: opened again if that is enough. */
  #resetRoot(task: EndedTask, reset: TaskReset, focus: Focus): void {
    const children = task.childScope === null ? [] : (this.#members.get(task.childScope) ?? []);
    const isWhole =
      focus === "all" || this.#run.undone.has(task.seq) || this.#targets.has(task.seq);
    if (isWhole || children.length === 0) return this.#resetWhole(task, reset);
    const below = focus === "path" && this.#path.has(task.seq) ? "path" : "failed";
    const open = this.#scope(children, below);
    if (open === 0 && !children.some((child) => endedAfter(child, task)))
      return this.#resetWhole(task, reset);
    this.#scopes.push({ id: task.childScope!, open, bad: this.#keptBad(children) });
    this.#add({ ...reset, status: open > 0 ? "waiting" : "queued", keepsScope: true });
  }

  #resetWhole(task: EndedTask, reset: TaskReset): void {
    for (const { id } of this.#scopesOf.get(task.seq) ?? []) this.#discard(id);
    this.#add(reset);
  }

  #discard(scope: number): void {
    this.#discarded.add(scope);
    for (const { seq } of this.#members.get(scope) ?? [])
      for (const { id } of this.#scopesOf.get(seq) ?? []) this.#discard(id);
  }

  #isRoot(task: EndedTask, focus: Focus): boolean {
    if (focus === "all") return true;
    if (focus === "failed") return this.#value(task) === "bad" || this.#isUndone(task);
    // What a stop kept from running has no result that could be kept.
    const isUnfinished = task.status === "cancelled" || task.skipReason === "run_stopped";
    return isUnfinished || this.#path.has(task.seq);
  }

  /** It, or something inside of it, was undone; or something inside was given another result after it had ended. */
  #isUndone(task: EndedTask): boolean {
    if (this.#run.undone.has(task.seq)) return true;
    if (task.childScope === null) return false;
    const children = this.#members.get(task.childScope) ?? [];
    return children.some((child) => endedAfter(child, task) || this.#isUndone(child));
  }

  /** Something before it was given another result after it had ended. */
  #isOutdated(task: EndedTask, byNode: ReadonlyMap<number, EndedTask>): boolean {
    return this.#run.plan.nodes[task.node]!.dependencies.some((node) =>
      endedAfter(byNode.get(node)!, task),
    );
  }

  #value(task: EndedTask): EdgeValue {
    return edgeValue(task.status, task.skipReason, this.#allowsFailure(task));
  }

  /** Items and iterations answer to the task run that they belong to. */
  #allowsFailure({ layer, node }: EndedTask): boolean {
    return layer === TASK_LAYER && this.#run.plan.nodes[node]!.task.allowFailure;
  }

  #isAllowedFailure(task: EndedTask): boolean {
    if (task.status === "failed" || task.status === "timed_out") return this.#allowsFailure(task);
    if (task.status !== "completed" || task.childScope === null) return false;
    const scope = (this.#scopesOf.get(task.seq) ?? []).find(({ id }) => id === task.childScope);
    return (scope?.bad ?? 0) > 0;
  }
}

const counterOf = { good: "goodDeps", neutral: "neutralDeps", bad: "badDeps" } as const;

function newReset(seq: number): TaskReset {
  return {
    seq,
    status: "queued",
    keepsScope: false,
    openDeps: 0,
    goodDeps: 0,
    neutralDeps: 0,
    badDeps: 0,
    letsGo: [],
  };
}

function endedAfter(one: EndedTask, other: EndedTask): boolean {
  return one.finishedAtMs > other.finishedAtMs;
}

function pathsTo({ tasks, scopes }: EndedRun, seqs: readonly number[]): number[][] {
  const bySeq = new Map(tasks.map((task) => [task.seq, task]));
  const parents = new Map(scopes.map((scope) => [scope.id, scope.parentSeq]));
  return seqs.map((seq) => pathTo(bySeq, parents, seq));
}

/**
 * The task run and those around it, innermost first; none for what is not part of the main tasks. Of an iteration or attempt that
 * others followed, the task run around it takes the place: only the last one can be opened again.
 */
function pathTo(
  bySeq: ReadonlyMap<number, EndedTask>,
  parents: ReadonlyMap<number, number>,
  seq: number,
): number[] {
  let path: number[] = [];
  for (let task = bySeq.get(seq); task !== undefined && task.node >= 0;) {
    path.push(task.seq);
    if (task.scope === 0) return path;
    const { scope } = task;
    task = bySeq.get(parents.get(scope) ?? -1);
    if (task?.childScope !== scope) path = [];
  }
  return [];
}
