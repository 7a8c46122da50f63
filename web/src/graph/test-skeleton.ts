import type { SkeletonAnswer, SkeletonNode, SkeletonRun, TaskColumns } from "./skeleton-answer.ts";

/** The dictionary of states in these tests: an index each. */
export const testStates = ["pending", "queued", "running", "completed", "failed", "skipped"];

/** One task run of a test, with defaults for what does not matter. */
export interface TestTask {
  seq: number;
  node: number;
  parent?: number;
  state?: string;
  attempt?: number;
  start?: number;
  end?: number;
  queued?: number;
  item?: string;
}

/** A plan node of a test. */
export function testNode(name: string, more: Partial<SkeletonNode> = {}): SkeletonNode {
  return {
    name,
    kind: "script",
    type: null,
    depends_on: [],
    group: null,
    for_each: false,
    loop: false,
    allow_failure: false,
    order: null,
    part: "main",
    ...more,
  };
}

/** Task runs as columns. */
export function testColumns(tasks: readonly TestTask[]): TaskColumns {
  return {
    seq: tasks.map((task) => task.seq),
    node: tasks.map((task) => task.node),
    parent: tasks.map((task) => task.parent ?? -1),
    state: tasks.map((task) => testStates.indexOf(task.state ?? "pending")),
    attempt: tasks.map((task) => task.attempt ?? 0),
    start: tasks.map((task) => task.start ?? null),
    end: tasks.map((task) => task.end ?? null),
    queued: tasks.map((task) => task.queued ?? null),
    item: tasks.map((task) => task.item ?? null),
    names: {},
  };
}

/** A running run with these nodes and task runs. */
export function testSkeleton(
  nodes: readonly SkeletonNode[],
  tasks: readonly TestTask[],
): SkeletonAnswer {
  const run: SkeletonRun = {
    id: "01890000-0000-7000-8000-000000000000",
    status: "running",
    phase: "main",
    job_id: "01890000-0000-7000-8000-000000000001",
    job_name: "nightly",
    version_number: 3,
    number: 12,
    attempt: 1,
    created_at: "2026-01-01T00:00:00.000Z",
    started_at: null,
    finished_at: null,
    paused_at: null,
    counts: {},
  };
  return { rev: 1, run, states: testStates, nodes: [...nodes], tasks: testColumns(tasks) };
}
