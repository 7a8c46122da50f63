/** A job's runs by its tasks: which cells of different versions are of the same task. */
import type { JobGrid } from "../../api/job-figures.ts";
import type { RunGraphNode } from "../../api/run-graph.ts";
import { taskRunStatuses } from "../../engine/states.ts";
import type { GridRun } from "../../store/jobs/load-job-grid.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";

type GridTasks = JobGrid["tasks"];

const stateIndex = new Map(taskRunStatuses.map((state, index) => [state, index]));

/** The grid of some runs, newest first; `nodesOf` has the nodes of each version that they follow. */
export function jobGrid(
  runs: readonly GridRun[],
  nodesOf: ReadonlyMap<string, readonly RunGraphNode[]>,
): JobGrid {
  const tasks: GridTasks = { name: [], group: [], part: [], allow_failure: [] };
  const byPlace = new Map<string, number>();
  const rowsOf = new Map<string, number[]>();
  for (const { version_id: version } of runs)
    if (!rowsOf.has(version)) rowsOf.set(version, addTasks(tasks, byPlace, nodesOf.get(version)!));
  return {
    states: [...taskRunStatuses],
    tasks,
    runs: runs.map((run) => gridRun(run, rowsOf.get(run.version_id)!, tasks.name.length)),
  };
}

/** Adds the tasks that are new with a version; answers with the row of each of its nodes. */
function addTasks(
  tasks: GridTasks,
  byPlace: Map<string, number>,
  nodes: readonly RunGraphNode[],
): number[] {
  const rowOf = (index: number): number => {
    const { name, group, part, allow_failure } = nodes[index]!;
    const groupRow = group === null ? null : rowOf(group);
    // The same name may stand in several groups and parts.
    const place = JSON.stringify([part, groupRow, name]);
    const known = byPlace.get(place);
    if (known !== undefined) return known;
    const row = tasks.name.push(name) - 1;
    tasks.group.push(groupRow);
    tasks.part.push(part);
    tasks.allow_failure.push(allow_failure);
    byPlace.set(place, row);
    return row;
  };
  return nodes.map((_, index) => rowOf(index));
}

function gridRun(run: GridRun, rows: readonly number[], width: number): JobGrid["runs"][number] {
  const state = new Array<number>(width).fill(-1);
  const seq = new Array<number>(width).fill(-1);
  run.nodes.forEach((node, index) => {
    const row = rows[node]!;
    state[row] = stateIndex.get(run.states[index]!)!;
    seq[row] = run.seqs[index]!;
  });
  return {
    id: run.id,
    number: run.number,
    status: run.status,
    version: run.version_number,
    created_at: isoTime(run.created_at),
    started_at: isoTimeOrNull(run.started_at),
    finished_at: isoTimeOrNull(run.finished_at),
    state,
    seq,
  };
}
