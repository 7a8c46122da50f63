import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  findTokenRow,
  type IFindTokenRowParams,
  type IFindTokenRowResult,
} from "./find-token.queries.ts";

/** A token and its user, by the token's id. */
export function findToken(
  on: Queryable,
  parameters: IFindTokenRowParams,
): Promise<IFindTokenRowResult | undefined> {
  return runOne(findTokenRow, parameters, on);
}
