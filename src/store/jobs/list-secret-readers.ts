import type { JobDefinition } from "../../definition/job-definition.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listSecretReaderRows,
  type IListSecretReaderRowsParams,
} from "./list-secret-readers.queries.ts";

/** A job whose newest version may ask for secrets. */
export interface SecretReader {
  id: string;
  name: string;
  definition: JobDefinition;
}

/** A page of the jobs that may ask for secrets, by id. */
export async function listSecretReaders(
  on: Queryable,
  parameters: IListSecretReaderRowsParams,
): Promise<SecretReader[]> {
  const rows = await run(listSecretReaderRows, parameters, on);
  // The column holds what saving a document wrote.
  return rows.map((row) => ({ ...row, definition: row.definition as unknown as JobDefinition }));
}
