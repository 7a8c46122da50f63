import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  findUserRow,
  type IFindUserRowParams,
  type IFindUserRowResult,
} from "./find-user.queries.ts";

/** A user by name or, without a name, the oldest one with the role. */
export function findUser(
  on: Queryable,
  parameters: IFindUserRowParams,
): Promise<IFindUserRowResult | undefined> {
  return runOne(findUserRow, parameters, on);
}
