import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  deleteOldSecretVersionRows,
  type IDeleteOldSecretVersionRowsParams,
} from "./delete-old-secret-versions.queries.ts";

/** Destroys the values of a secret before a version. */
export async function deleteOldSecretVersions(
  on: Queryable,
  parameters: IDeleteOldSecretVersionRowsParams,
): Promise<void> {
  await run(deleteOldSecretVersionRows, parameters, on);
}
