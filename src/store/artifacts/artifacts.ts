import type { Queryable } from "../database.ts";
import { run, runOne } from "../statement.ts";
import { deleteArtifactRow } from "./delete-artifact.queries.ts";
import {
  getArtifactRow,
  type IGetArtifactRowParams,
  type IGetArtifactRowResult,
} from "./get-artifact.queries.ts";
import {
  listRunArtifactRows,
  type IListRunArtifactRowsParams,
  type IListRunArtifactRowsResult,
} from "./list-run-artifacts.queries.ts";
import {
  listTaskArtifactRows,
  type IListTaskArtifactRowsResult,
} from "./list-task-artifacts.queries.ts";

export type ArtifactRow = IGetArtifactRowResult;
export type TaskArtifact = IListTaskArtifactRowsResult;

/** A page of the artifacts of a run. */
export function listRunArtifacts(
  on: Queryable,
  page: IListRunArtifactRowsParams,
): Promise<IListRunArtifactRowsResult[]> {
  return run(listRunArtifactRows, page, on);
}

/** One artifact of a project; undefined if there is none, or if it has expired. */
export function getArtifact(
  on: Queryable,
  address: IGetArtifactRowParams,
): Promise<ArtifactRow | undefined> {
  return runOne(getArtifactRow, address, on);
}

/** Deletes an artifact; false if there is none. Its content goes with the next round of the pruner. */
export async function deleteArtifact(
  on: Queryable,
  address: IGetArtifactRowParams,
): Promise<boolean> {
  return (await run(deleteArtifactRow, address, on)).length > 0;
}

/** Artifacts of the current attempts of some task runs of a run. */
export function listTaskArtifacts(
  on: Queryable,
  runId: string,
  seqs: number[],
): Promise<TaskArtifact[]> {
  return run(listTaskArtifactRows, { runId, seqs }, on);
}
