import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  loadSealedSecretRows,
  type ILoadSealedSecretRowsParams,
  type ILoadSealedSecretRowsResult,
} from "./load-sealed-secrets.queries.ts";

/** The encrypted current values of secrets by name, with their wrapped data keys. */
export function loadSealedSecrets(
  on: Queryable,
  parameters: ILoadSealedSecretRowsParams,
): Promise<ILoadSealedSecretRowsResult[]> {
  return run(loadSealedSecretRows, parameters, on);
}
