import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  getSecretRow,
  type IGetSecretRowParams,
  type IGetSecretRowResult,
} from "./get-secret.queries.ts";

/** A secret without its value; undefined if there is none in the project. */
export function getSecret(
  on: Queryable,
  parameters: IGetSecretRowParams,
): Promise<IGetSecretRowResult | undefined> {
  return runOne(getSecretRow, parameters, on);
}
