/** Graphs of tasks that do nothing, the same for every side. */
export interface WorkloadTask {
  name: string;
  after: readonly string[];
}

/** A graph, and how often it is submitted at once. */
export interface Workload {
  name: string;
  tasks: readonly WorkloadTask[];
  copies: number;
  /** Each task writes one line to its log. */
  logs: boolean;
}

/** The most tasks that one job of Stratal may have; more of them are several runs. */
const MAX_TASKS_PER_JOB = 10_000;

/** Tasks that wait for nothing, in as few copies as jobs may be large. */
export function independent(count: number, logs = false): Workload {
  const copies = Math.ceil(count / MAX_TASKS_PER_JOB);
  if (count % copies !== 0) throw new Error(`${count} tasks cannot be ${copies} equal runs.`);
  const tasks = numbers(count / copies).map((task) => ({ name: `t${task}`, after: [] }));
  return { name: `independent-${count}${logs ? "-logs" : ""}`, tasks, copies, logs };
}

/** Each task waits for the one before. */
export function chain(length: number, copies = 1): Workload {
  const tasks = numbers(length).map((task) => ({
    name: `t${task}`,
    after: task === 0 ? [] : [`t${task - 1}`],
  }));
  const name = copies === 1 ? `chain-${length}` : `chains-${copies}x${length}`;
  return { name, tasks, copies, logs: false };
}

/** One task, then many that wait for it, then one that waits for all of those. */
export function fanOut(width: number, copies: number): Workload {
  const middle = numbers(width).map((place) => ({ name: `m${place}`, after: ["first"] }));
  const last = { name: "last", after: middle.map(({ name }) => name) };
  const tasks = [{ name: "first", after: [] }, ...middle, last];
  return { name: `fan-out-${copies}x${width}`, tasks, copies, logs: false };
}

/** Layers of tasks; each waits for `fanIn` tasks of the layer before. With one it is a set of chains side by side. */
export function layers(depth: number, width: number, fanIn: number): Workload {
  const tasks = numbers(depth).flatMap((layer) =>
    numbers(width).map((place) => ({
      name: `l${layer}_${place}`,
      after: layer === 0 ? [] : numbers(fanIn).map((i) => `l${layer - 1}_${(place + i) % width}`),
    })),
  );
  return { name: `layers-${depth}x${width}-by-${fanIn}`, tasks, copies: 1, logs: false };
}

/** How a task of one copy is called among the tasks of all. */
export function nameInCopy(copy: number, task: string): string {
  return `${copy}:${task}`;
}

/** The tasks of all copies, as one graph. */
export function allTasks({ tasks, copies }: Workload): WorkloadTask[] {
  return numbers(copies).flatMap((copy) =>
    tasks.map(({ name, after }) => ({
      name: nameInCopy(copy, name),
      after: after.map((each) => nameInCopy(copy, each)),
    })),
  );
}

/** The graph as chains of names, the first task first; null if a task waits for two, or two for one. */
export function asChains(tasks: readonly WorkloadTask[]): string[][] | null {
  const next = new Map<string, string>();
  for (const { name, after } of tasks) {
    const [before] = after;
    if (before === undefined) continue;
    if (after.length > 1 || next.has(before)) return null;
    next.set(before, name);
  }
  const heads = tasks.filter(({ after }) => after.length === 0);
  return heads.map(({ name }) => {
    const names = [name];
    for (let each = next.get(name); each !== undefined; each = next.get(each)) names.push(each);
    return names;
  });
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
