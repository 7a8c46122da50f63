/** The rows of a job's grid: what is inside of a group stands below it, and not at all if it is folded. Pure. */
import type { JobGrid } from "../api/job.ts";

/** One row. */
export interface GridRow {
  /** Place of the task in the grid's columns. */
  task: number;
  name: string;
  depth: number;
  isGroup: boolean;
  part: JobGrid["tasks"]["part"][number];
}

/** The rows in the order of the job; handlers that never ran are left out. */
export function gridRows({ tasks, runs }: JobGrid, folded: ReadonlySet<number>): GridRow[] {
  const inside = new Map<number | null, number[]>();
  tasks.group.forEach((group, task) => {
    const others = inside.get(group);
    if (others) others.push(task);
    else inside.set(group, [task]);
  });
  const rows: GridRow[] = [];
  const add = (task: number, depth: number): void => {
    const part = tasks.part[task]!;
    if (part !== "main" && runs.every(({ state }) => state[task] === -1)) return;
    const members = inside.get(task) ?? [];
    const isGroup = members.length > 0;
    rows.push({ task, name: tasks.name[task]!, depth, isGroup, part });
    if (!folded.has(task)) for (const each of members) add(each, depth + 1);
  };
  for (const task of inside.get(null) ?? []) add(task, 0);
  return rows;
}

/** The tasks that have others inside. */
export function gridGroups({ tasks }: JobGrid): Set<number> {
  return new Set(tasks.group.filter((group) => group !== null));
}

/** A cell's neighbour for an arrow key, within the grid; null for other keys. */
export function nextCell(
  key: string,
  { row, column }: { row: number; column: number },
  size: { rows: number; columns: number },
): { row: number; column: number } | null {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    Home: [0, -size.columns],
    End: [0, size.columns],
  };
  if (!Object.hasOwn(steps, key)) return null;
  const [down, right] = steps[key]!;
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  return { row: within(row + down, size.rows), column: within(column + right, size.columns) };
}
