import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  revokeTokenRow,
  type IRevokeTokenRowParams,
  type IRevokeTokenRowResult,
} from "./revoke-token.queries.ts";

/** Ends a token and tells its name; undefined if there is none in the project. */
export function revokeToken(
  on: Queryable,
  parameters: IRevokeTokenRowParams,
): Promise<IRevokeTokenRowResult | undefined> {
  return runOne(revokeTokenRow, parameters, on);
}
