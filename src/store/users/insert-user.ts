import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  insertUserRow,
  type IInsertUserRowParams,
  type IInsertUserRowResult,
} from "./insert-user.queries.ts";

/** Creates a user; undefined if the name is taken. */
export function insertUser(
  on: Queryable,
  parameters: IInsertUserRowParams,
): Promise<IInsertUserRowResult | undefined> {
  return runOne(insertUserRow, parameters, on);
}
