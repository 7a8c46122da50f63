import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listTokenRows,
  type IListTokenRowsParams,
  type IListTokenRowsResult,
} from "./list-tokens.queries.ts";

/** The tokens of a project, newest first. */
export function listTokens(
  on: Queryable,
  parameters: IListTokenRowsParams,
): Promise<IListTokenRowsResult[]> {
  return run(listTokenRows, parameters, on);
}
