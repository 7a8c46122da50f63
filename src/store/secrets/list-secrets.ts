import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listSecretRows,
  type IListSecretRowsParams,
  type IListSecretRowsResult,
} from "./list-secrets.queries.ts";

/** The secrets of a project by name, without their values. */
export function listSecrets(
  on: Queryable,
  parameters: IListSecretRowsParams,
): Promise<IListSecretRowsResult[]> {
  return run(listSecretRows, parameters, on);
}
