/**
 * Random jobs with the results of their executions. Every choice stands first where it changes least, so that a job that breaks a property
 * shrinks to the few constructs that it takes: lists get shorter, groups and repetitions become plain tasks, failures become completions.
 */
import fc from "fast-check";
import { describeJob } from "./documents.ts";
import {
  DEFAULT_MAX_PARALLEL,
  modelJob,
  modelTask,
  type AttemptResult,
  type ModelEdge,
  type ModelForEach,
  type ModelJob,
  type ModelLoop,
  type ModelRollback,
  type ModelTask,
  type RunCause,
} from "./model-job.ts";
import { mostly } from "./mostly.ts";

const MAX_TASKS = 8;
/** In jobs of every construct. */
const MAX_OUTER_TASKS = 5;
const MAX_INNER_TASKS = 3;
const MAX_HANDLERS = 3;
const MAX_DEPTH = 3;
const KEYS = ["a", "b", "c", "d"] as const;

interface Edge {
  read: boolean;
  status: string | null;
}

interface Draft {
  /** One for each draft before it, if there is a dependency on it. */
  edges: (Edge | null)[];
  runWhen: string;
  withStatuses: boolean;
  onSkip: ModelTask["onSkip"];
  enabled: boolean;
  condition: ModelTask["condition"];
  allowFailure: boolean;
  forEach: ModelForEach | null;
  loop: ModelLoop | null;
  group: ModelTask[] | null;
  retryMax: number;
  results: AttemptResult[][];
  rollback: ModelRollback | null;
}

/** So many values, each of which shrinks for itself: the lists of fast-check only lose their first ones. */
function times<Value>(count: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.tuple(...Array.from({ length: count }, () => value));
}

/** Lists of which each value may go away. */
function upTo<Value>(count: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return times(count, mostly<Value | null>(1, null, value)).map((list) =>
    list.filter((each) => each !== null),
  );
}

/** Lists of which each value but the first may go away. */
function oneTo<Value>(count: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> {
  return fc.tuple(value, upTo(count - 1, value)).map(([first, others]) => [first, ...others]);
}

const results: fc.Arbitrary<AttemptResult> = fc.constantFrom(
  "completed",
  "completed",
  "completed",
  "completed",
  "failed",
  "timed_out",
  "exit_skip",
);

const edge: fc.Arbitrary<Edge> = fc.record({
  read: fc.boolean(),
  status: mostly<string | null>(
    1,
    null,
    fc.constantFrom("ok", "completed", "failed", "skipped", "done"),
  ),
});

/** What all tasks have; as many edges as there may be tasks before it. */
function flowOf(maxTasks: number) {
  return {
    edges: times(maxTasks, mostly<Edge | null>(1, null, edge)),
    runWhen: mostly(
      2,
      "all_ok",
      fc.constantFrom("all_completed", "all_done", "any_ok", "any_failed", "all_failed"),
    ),
    withStatuses: fc.boolean(),
    onSkip: mostly<ModelTask["onSkip"]>(2, "auto", fc.constantFrom("cascade", "continue")),
    enabled: mostly(5, true, fc.constant(false)),
    allowFailure: mostly(2, false, fc.constant(true)),
    results: oneTo(4, oneTo(3, results)),
  };
}

const condition = mostly<ModelTask["condition"]>(
  5,
  "none",
  fc.constantFrom("true", "false", "error"),
);

const forEach: fc.Arbitrary<ModelForEach> = fc
  .record({
    included: upTo(KEYS.length, mostly(4, true, fc.constant(false))),
    isKeyed: fc.boolean(),
    isMatrix: fc.boolean(),
    maxParallel: mostly(2, DEFAULT_MAX_PARALLEL, fc.integer({ min: 1, max: 3 })),
    tolerate: fc.oneof(
      { withCrossShrink: true },
      fc.record({ count: fc.nat({ max: 2 }) }),
      fc.record({ percent: fc.constantFrom(0, 25, 50, 100) }),
    ),
  })
  .map(({ included, isKeyed, isMatrix, maxParallel, tolerate }) => {
    // A matrix has no items that say of themselves whether they run, and no axis without values.
    const form = isMatrix && included.length > 0 ? "matrix" : "list";
    const items = included.map((each, index) => ({
      key: isKeyed && form === "list" ? KEYS[index]! : String(index),
      included: each || form === "matrix",
    }));
    return { items, form, tolerate, maxParallel };
  });

const loop: fc.Arbitrary<ModelLoop> = fc
  .record({
    kind: fc.constantFrom("until" as const, "while" as const),
    enough: fc.nat({ max: 4 }),
    maxIterations: fc.integer({ min: 1, max: 3 }),
    onLimit: fc.constantFrom("fail" as const, "continue" as const),
  })
  // After no iteration `until` cannot hold: one is the least.
  .map((drafted) => ({
    ...drafted,
    enough: drafted.kind === "until" ? Math.max(1, drafted.enough) : drafted.enough,
  }));

const rollback: fc.Arbitrary<ModelRollback> = fc.record({
  onPartial: fc.boolean(),
  results: oneTo(5, fc.constantFrom<AttemptResult>("completed", "failed")),
});

/** Tasks of which every one may depend on any of those before it; groups have up to `depth` levels of tasks inside. */
function taskList(maxTasks: number, depth: number): fc.Arbitrary<ModelTask[]> {
  const group =
    depth === 0
      ? fc.constant(null)
      : mostly<ModelTask[] | null>(3, null, taskList(MAX_INNER_TASKS, depth - 1));
  const draft: fc.Arbitrary<Draft> = fc.record({
    ...flowOf(maxTasks),
    condition,
    forEach: mostly<ModelForEach | null>(3, null, forEach),
    loop: mostly<ModelLoop | null>(5, null, loop),
    group,
    retryMax: mostly(2, 0, fc.constantFrom(1, 2)),
    rollback: mostly<ModelRollback | null>(1, null, rollback),
  });
  return times(maxTasks, mostly<Draft | null>(0.5, null, draft)).map(tasksOf);
}

/** Tasks that are executed once each, with rules and `if`, and re-tries up to `retryMax`. */
function plainTaskList(maxTasks: number, retryMax: number): fc.Arbitrary<ModelTask[]> {
  const none = fc.constant(null);
  const draft: fc.Arbitrary<Draft> = fc.record({
    ...flowOf(maxTasks),
    condition: retryMax === 0 ? fc.constant("none" as const) : condition,
    forEach: none,
    loop: none,
    group: none,
    retryMax: fc.nat({ max: retryMax }),
    rollback: none,
  });
  return times(maxTasks, mostly<Draft | null>(0.5, null, draft)).map(tasksOf);
}

/** Where none is drafted, there is one that does nothing. */
function tasksOf(drafts: readonly (Draft | null)[]): ModelTask[] {
  const tasks = new Map<number, ModelTask>();
  drafts.forEach((draft, at) => {
    if (draft !== null) tasks.set(at, taskOf(draft, tasks));
  });
  return tasks.size === 0 ? [modelTask("t0")] : [...tasks.values()];
}

/** A drafted task without what the language does not allow, or does not define. `before` has the tasks by the places of their drafts. */
function taskOf(drafted: Draft, before: ReadonlyMap<number, ModelTask>): ModelTask {
  const { edges, runWhen, withStatuses, retryMax, ...rest } = drafted;
  const used = [...before].flatMap(([at, to]) => {
    const drawn = edges[at]!;
    return drawn === null ? [] : [{ ...drawn, to }];
  });
  const dependsOn: ModelEdge[] = used.map(({ to, status }) => ({
    task: to.name,
    status: withStatuses ? status : null,
  }));
  const hasStatus = dependsOn.some(({ status }) => status !== null);
  const needsDependency = /^any_|^all_failed$/.test(runWhen);
  const isPlain = rest.group === null;
  return {
    ...rest,
    name: `t${before.size}`,
    dependsOn,
    // A status forbids run_when, and rules that need a result need a dependency.
    runWhen: hasStatus || (needsDependency && used.length === 0) ? "all_ok" : runWhen,
    // A group reads nothing, and the language does not say what its output is.
    reads: used.flatMap(({ read, to }) => (read && isPlain && hasOutput(to) ? [to.name] : [])),
    // The failure of a group is none that is re-tried.
    retryMax: isPlain ? retryMax : 0,
    results: rest.loop === null ? rest.results : rest.results.map(withoutSkips),
    rollback: rollbackOf(rest),
  };
}

function hasOutput({ group, forEach: items }: ModelTask): boolean {
  return group === null || items !== null;
}

/** What an iteration that skips itself means for its loop is not defined. */
function withoutSkips(list: readonly AttemptResult[]): AttemptResult[] {
  return list.map((result) => (result === "exit_skip" ? "completed" : result));
}

/** The language does not speak of the rollback of what failed before it started. */
function rollbackOf({
  condition: when,
  rollback: undo,
}: Pick<Draft, "condition" | "rollback">): ModelRollback | null {
  return when === "error" && undo !== null ? { ...undo, onPartial: false } : undo;
}

const policy = mostly<ModelJob["failurePolicy"]>(2, "continue", fc.constantFrom("stop", "cancel"));

/** Jobs of plain tasks that run at most once, under `failure_policy: continue`. */
export const plainJobs: fc.Arbitrary<ModelJob> = plainTaskList(MAX_TASKS, 0).map((tasks) =>
  shown(modelJob(tasks)),
);

/** Jobs of plain tasks with `if` and re-tries, under every failure policy. */
export const flatJobs: fc.Arbitrary<ModelJob> = fc
  .record({
    failurePolicy: policy,
    tasks: plainTaskList(MAX_TASKS, 2),
  })
  .map(({ tasks, failurePolicy }) => shown(modelJob(tasks, { failurePolicy })));

const handlers = mostly<ModelTask[]>(2, [], plainTaskList(MAX_HANDLERS, 1));

/** Jobs of every construct: groups, `for_each`, `loop`, re-tries, handlers and rollback, under every failure policy. */
export const anyJobs: fc.Arbitrary<ModelJob> = fc
  .record({
    failurePolicy: policy,
    rollbackOn: mostly<RunCause[]>(
      3,
      ["failed", "timed_out"],
      fc.constantFrom<RunCause[]>(["timed_out"], ["failed", "cancelled"]),
    ),
    tasks: taskList(MAX_OUTER_TASKS, MAX_DEPTH),
    onSuccess: handlers,
    onFailure: handlers,
    onCancel: handlers,
    finally: handlers,
  })
  .map(shown);

/** fast-check shows the document in place of the model's own structure. */
function shown(job: ModelJob): ModelJob {
  return Object.defineProperty({ ...job }, fc.toStringMethod, {
    value: () => describeJob(job),
    enumerable: false,
  });
}
