import type { FlowJob } from "bullmq";
import { allTasks, type Workload, type WorkloadTask } from "../workload.ts";

/** What a job of the bench carries. */
export interface BullmqData {
  logs: boolean;
  /** Flows that the job adds when it runs: a job may wait for many, but only one may wait for it. */
  then?: FlowJob[];
}

/**
 * The workload as flows, one per task that nothing waits for; null if BullMQ cannot express it. A flow is a tree: a job waits for its
 * children and has at most one parent. The first task of a fan-out has many that wait for it, so it is a job that adds their flow.
 */
export function flowsOf(workload: Workload, queueName: string): FlowJob[] | null {
  const tasks = allTasks(workload);
  const waiters = countWaiters(tasks);
  const isHead = (task: WorkloadTask): boolean =>
    task.after.length === 0 && (waiters.get(task.name) ?? 0) > 1;
  const heads = new Map(tasks.filter(isHead).map(({ name }) => [name, [] as FlowJob[]]));
  const rest = tasks.filter((task) => !isHead(task));
  const byName = new Map(rest.map((task) => [task.name, task]));
  const restWaiters = countWaiters(
    rest.map(({ name, after }) => ({ name, after: after.filter((each) => !heads.has(each)) })),
  );
  if ([...restWaiters.values()].some((count) => count > 1)) return null;
  const first: FlowJob[] = [];
  for (const task of rest.filter(({ name }) => !restWaiters.has(name))) {
    const headNames = new Set<string>();
    const flow = flowOf(task, { byName, queueName, logs: workload.logs, headNames });
    const [head, ...others] = headNames;
    if (others.length > 0) return null;
    (head === undefined ? first : heads.get(head)!).push(flow);
  }
  const starting = [...heads].map(([name, then]) => ({
    name,
    queueName,
    data: { logs: workload.logs, then } satisfies BullmqData,
  }));
  return [...starting, ...first];
}

interface Tree {
  byName: ReadonlyMap<string, WorkloadTask>;
  queueName: string;
  logs: boolean;
  /** Filled in: the heads that a task of the tree waits for. */
  headNames: Set<string>;
}

function flowOf({ name, after }: WorkloadTask, tree: Tree): FlowJob {
  const children = after.flatMap((each) => {
    const child = tree.byName.get(each);
    if (child === undefined) tree.headNames.add(each);
    return child ?? [];
  });
  const { queueName, logs } = tree;
  return {
    name,
    queueName,
    data: { logs } satisfies BullmqData,
    ...(children.length === 0 ? {} : { children: children.map((child) => flowOf(child, tree)) }),
  };
}

function countWaiters(tasks: readonly WorkloadTask[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of tasks.flatMap(({ after }) => after))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
