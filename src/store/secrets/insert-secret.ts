import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  insertSecretRow,
  type IInsertSecretRowParams,
  type IInsertSecretRowResult,
} from "./insert-secret.queries.ts";

/** Creates a secret at version 1; undefined if the name is taken. */
export function insertSecret(
  on: Queryable,
  parameters: IInsertSecretRowParams,
): Promise<IInsertSecretRowResult | undefined> {
  return runOne(insertSecretRow, parameters, on);
}
