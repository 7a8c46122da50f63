/** The tasks of a plan as a dry run shows them: who could take them, what they wait for and what they need. Pure. */
import type { DryRun, PlannedTask } from "../../api/job-checks.ts";
import type { JobDefinition, TaskBody, TaskDefinition } from "../../definition/job-definition.ts";
import { handlerKinds, nodesOf, type Plan, type PlanNode } from "../../definition/plan.ts";
import { referencedTasks } from "../../definition/references.ts";
import { expressionReads, jobSecrets } from "../../definition/task-expressions.ts";
import { queueReason, type WorkerOffer } from "../../engine/queue-reason.ts";
import { evaluatedTexts } from "./evaluated-texts.ts";

/** Names of workers shown for each task. */
const MAX_WORKER_NAMES = 10;
/** Dependencies shown in all: a job may have a million, most of them between stages. */
const MAX_DEPENDENCIES = 20_000;

/** An active worker. */
export interface ActiveWorker extends WorkerOffer {
  name: string;
}

/** Every task of the plan, those of groups, handlers and compensations too. */
export function plannedTasks(
  definition: JobDefinition,
  plan: Plan,
  workers: readonly ActiveWorker[],
): PlannedTask[] {
  const stages = plan.graphs.flatMap((_graph, graph) => stageNumbers(plan, graph));
  const places = plan.graphs.map((_graph, graph) => placeOf(plan, graph));
  const takersOf = rememberedTakers(workers);
  const environmentSecrets = jobSecrets(definition);
  let left = MAX_DEPENDENCIES;
  return plan.nodes.map((node, index) => {
    const shown = node.dependencies.slice(0, left);
    left -= shown.length;
    const reasonOf = reasonsOf(node.task, definition.mode);
    return {
      ...identityOf(node.task),
      ...places[node.graph]!,
      stage: stages[index]!,
      dependencies: shown.map((dependency) => reasonOf(plan.nodes[dependency]!)),
      dependency_count: node.dependencies.length,
      slot: node.slotKind,
      queue: node.task.queue,
      tags: node.tags,
      ...takersOf(node),
      secrets: secretsOf(node.task, environmentSecrets),
      evaluates: definition.mode === "strict" ? evaluatedTexts(node.task) : [],
    };
  });
}

/** Names of the main tasks by stage. */
export function stagesOf(tasks: readonly PlannedTask[]): string[][] {
  const stages: string[][] = [];
  for (const { name, scope, group, stage } of tasks)
    if (scope === "main" && group === null && stage !== null) (stages[stage - 1] ??= []).push(name);
  return stages;
}

/** The secrets that tasks need and the project does not have. */
export function missingSecrets(
  tasks: readonly PlannedTask[],
  known: ReadonlySet<string>,
): DryRun["missing_secrets"] {
  const missing = new Map<string, string[]>();
  for (const task of tasks)
    for (const name of task.secrets) {
      if (known.has(name)) continue;
      missing.set(name, [...(missing.get(name) ?? []), task.name]);
    }
  return [...missing].map(([name, tasks]) => ({ name, tasks }));
}

function identityOf(task: TaskDefinition): Pick<PlannedTask, "name" | "kind" | "runs"> {
  return { name: task.name, kind: task.body.kind, runs: whatRuns(task.body) };
}

function whatRuns(body: TaskBody): string | null {
  switch (body.kind) {
    case "script":
      return body.language;
    case "builtin":
      return body.type;
    case "job":
      return body.name;
    case "group":
    case "approval":
    case "wait":
      return null;
  }
}

/** Where a graph stands: the groups around it, and the list that the outermost one is in. */
function placeOf(plan: Plan, graph: number): Pick<PlannedTask, "scope" | "group"> {
  const groups: string[] = [];
  let outer = graph;
  while (plan.graphs[outer]!.kind === "group") {
    const around = plan.nodes.find((node) => node.inside === outer)!;
    groups.unshift(around.task.name);
    outer = around.graph;
  }
  return { scope: scopeOf(plan, outer), group: groups.length === 0 ? null : groups.join("/") };
}

function scopeOf(plan: Plan, graph: number): PlannedTask["scope"] {
  if (graph === 0) return "main";
  return handlerKinds.find((kind) => plan.handlers[kind] === graph) ?? "rollback";
}

/** The stage of each node of a graph; null for those that wait for themselves. */
function stageNumbers(plan: Plan, graph: number): (number | null)[] {
  const { first } = plan.graphs[graph]!;
  const nodes = nodesOf(plan, graph);
  const stages = nodes.map((): number | null => null);
  const waiting = nodes.map(({ dependencies }) => dependencies.length);
  const successors = nodes.map((): number[] => []);
  nodes.forEach(({ dependencies }, index) => {
    for (const dependency of dependencies) successors[dependency - first]!.push(index);
  });
  const ready = waiting.flatMap((count, index) => (count === 0 ? [index] : []));
  // A list that grows while it is walked through is walked to its end.
  for (const index of ready) {
    const before = nodes[index]!.dependencies.map((each) => stages[each - first]!);
    stages[index] = before.reduce((highest, stage) => Math.max(highest, stage), 0) + 1;
    for (const next of successors[index]!) {
      waiting[next]! -= 1;
      if (waiting[next] === 0) ready.push(next);
    }
  }
  return stages;
}

type PlannedDependency = PlannedTask["dependencies"][number];

/** Says of a dependency what made it one. */
function reasonsOf(
  task: TaskDefinition,
  mode: JobDefinition["mode"],
): (dependency: PlanNode) => PlannedDependency {
  const named = new Set(task.dependsOn);
  // Legacy documents read without waiting for what they read.
  const read = new Set(mode === "strict" ? readTasks(task) : []);
  return ({ task: { name } }) => ({
    task: name,
    because: named.has(name) ? "depends_on" : read.has(name) ? "reads" : "order",
  });
}

function readTasks(task: TaskDefinition): string[] {
  return [
    ...referencedTasks(task.parameters),
    ...expressionReads(task).tasks.map((each) => each.task),
  ];
}

type Takers = Pick<PlannedTask, "workers" | "worker_count" | "queue_message">;

/** Who could take a node; looked for once for each queue and set of tags. */
function rememberedTakers(workers: readonly ActiveWorker[]): (node: PlanNode) => Takers {
  const known = new Map<string, Takers>();
  return ({ task: { queue }, tags }) => {
    const key = JSON.stringify([queue, ...tags]);
    const takers = known.get(key) ?? takersOf(queue, tags, workers);
    known.set(key, takers);
    return takers;
  };
}

function takersOf(
  queue: string,
  tags: readonly string[],
  workers: readonly ActiveWorker[],
): Takers {
  const able = workers.filter(
    (worker) => worker.queues.includes(queue) && tags.every((tag) => worker.tags.includes(tag)),
  );
  const reason = queueReason({ status: "queued", queue, tags }, "queued", workers);
  return {
    workers: able.slice(0, MAX_WORKER_NAMES).map(({ name }) => name),
    worker_count: able.length,
    queue_message: reason?.message ?? null,
  };
}

/** Names of the secrets that a task is given; scripts also get those of the job's environment. */
function secretsOf(task: TaskDefinition, environment: readonly string[]): string[] {
  const own = [...Object.keys(task.secrets), ...expressionReads(task).secrets];
  return [...new Set(task.body.kind === "script" ? [...own, ...environment] : own)];
}
