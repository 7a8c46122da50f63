import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  findFirstProjectRow,
  type IFindFirstProjectRowResult,
} from "./find-first-project.queries.ts";

/** The oldest project; undefined if there is none. */
export function findFirstProject(on: Queryable): Promise<IFindFirstProjectRowResult | undefined> {
  return runOne(findFirstProjectRow, undefined, on);
}
