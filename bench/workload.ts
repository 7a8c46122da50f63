/** Graphs of tasks that do nothing, the same for every side. */
export interface WorkloadTask {
  name: string;
  after: readonly string[];
}

export interface Workload {
  name: string;
  tasks: readonly WorkloadTask[];
  /** Each task writes one line to its log. */
  logs: boolean;
}

/** Tasks that wait for nothing. */
export function independent(count: number, logs = false): Workload {
  const tasks = numbers(count).map((task) => ({ name: `t${task}`, after: [] }));
  return { name: `independent-${count}${logs ? "-logs" : ""}`, tasks, logs };
}

/** Each task waits for the one before. */
export function chain(length: number): Workload {
  const tasks = numbers(length).map((task) => ({
    name: `t${task}`,
    after: task === 0 ? [] : [`t${task - 1}`],
  }));
  return { name: `chain-${length}`, tasks, logs: false };
}

/** Layers of tasks; each waits for `fanIn` tasks of the layer before. With one it is a set of chains side by side. */
export function layers(depth: number, width: number, fanIn: number): Workload {
  const tasks = numbers(depth).flatMap((layer) =>
    numbers(width).map((place) => ({
      name: `l${layer}_${place}`,
      after: layer === 0 ? [] : numbers(fanIn).map((i) => `l${layer - 1}_${(place + i) % width}`),
    })),
  );
  return { name: `layers-${depth}x${width}-by-${fanIn}`, tasks, logs: false };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
