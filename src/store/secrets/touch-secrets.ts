import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { touchSecretRows, type ITouchSecretRowsParams } from "./touch-secrets.queries.ts";

/** Notes that secrets were used, at most once a minute each. */
export async function touchSecrets(
  on: Queryable,
  parameters: ITouchSecretRowsParams,
): Promise<void> {
  await run(touchSecretRows, parameters, on);
}
