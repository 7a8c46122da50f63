import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  findTokenByHashRow,
  type IFindTokenByHashRowParams,
  type IFindTokenByHashRowResult,
} from "./find-token-by-hash.queries.ts";

/** A token and its user, by the hash of the token. */
export function findTokenByHash(
  on: Queryable,
  parameters: IFindTokenByHashRowParams,
): Promise<IFindTokenByHashRowResult | undefined> {
  return runOne(findTokenByHashRow, parameters, on);
}
