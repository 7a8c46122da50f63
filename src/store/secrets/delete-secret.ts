import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  deleteSecretRow,
  type IDeleteSecretRowParams,
  type IDeleteSecretRowResult,
} from "./delete-secret.queries.ts";

/** Deletes a secret and its values; undefined if there is none in the project. */
export function deleteSecret(
  on: Queryable,
  parameters: IDeleteSecretRowParams,
): Promise<IDeleteSecretRowResult | undefined> {
  return runOne(deleteSecretRow, parameters, on);
}
