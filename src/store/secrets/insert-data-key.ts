import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  insertDataKeyRow,
  type IInsertDataKeyRowParams,
  type IInsertDataKeyRowResult,
} from "./insert-data-key.queries.ts";

/** Gives a project its data key; undefined if it has an active one already. */
export function insertDataKey(
  on: Queryable,
  parameters: IInsertDataKeyRowParams,
): Promise<IInsertDataKeyRowResult | undefined> {
  return runOne(insertDataKeyRow, parameters, on);
}
