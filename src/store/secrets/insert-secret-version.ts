import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  insertSecretVersionRow,
  type IInsertSecretVersionRowParams,
} from "./insert-secret-version.queries.ts";

/** Stores the encrypted value of one version of a secret. */
export async function insertSecretVersion(
  on: Queryable,
  parameters: IInsertSecretVersionRowParams,
): Promise<void> {
  await run(insertSecretVersionRow, parameters, on);
}
