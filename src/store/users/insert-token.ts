import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  insertTokenRow,
  type IInsertTokenRowParams,
  type IInsertTokenRowResult,
} from "./insert-token.queries.ts";

/** Stores an API token; undefined if the same token is stored already. */
export function insertToken(
  on: Queryable,
  parameters: IInsertTokenRowParams,
): Promise<IInsertTokenRowResult | undefined> {
  return runOne(insertTokenRow, parameters, on);
}
