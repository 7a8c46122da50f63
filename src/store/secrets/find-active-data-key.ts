import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  findActiveDataKeyRow,
  type IFindActiveDataKeyRowParams,
  type IFindActiveDataKeyRowResult,
} from "./find-active-data-key.queries.ts";

/** The data key that new values of a project are encrypted with. */
export function findActiveDataKey(
  on: Queryable,
  parameters: IFindActiveDataKeyRowParams,
): Promise<IFindActiveDataKeyRowResult | undefined> {
  return runOne(findActiveDataKeyRow, parameters, on);
}
