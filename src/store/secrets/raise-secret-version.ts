import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  raiseSecretVersionRow,
  type IRaiseSecretVersionRowParams,
  type IRaiseSecretVersionRowResult,
} from "./raise-secret-version.queries.ts";

/** Reserves the next version of a secret; undefined if there is none with that id. */
export function raiseSecretVersion(
  on: Queryable,
  parameters: IRaiseSecretVersionRowParams,
): Promise<IRaiseSecretVersionRowResult | undefined> {
  return runOne(raiseSecretVersionRow, parameters, on);
}
