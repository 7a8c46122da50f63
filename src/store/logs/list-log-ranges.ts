import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listLogRangeRows,
  type IListLogRangeRowsParams,
  type IListLogRangeRowsResult,
} from "./list-log-ranges.queries.ts";

/** The chunks that hold some ranges of lines of a run or of one of its task runs. */
export function listLogRanges(
  on: Queryable,
  parameters: IListLogRangeRowsParams,
): Promise<IListLogRangeRowsResult[]> {
  return run(listLogRangeRows, parameters, on);
}
