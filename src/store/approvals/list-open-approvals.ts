import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listOpenApprovalRows,
  type IListOpenApprovalRowsParams,
  type IListOpenApprovalRowsResult,
} from "./list-open-approvals.queries.ts";

export type OpenApprovalRow = IListOpenApprovalRowsResult;

/** Task runs that wait for a decision, those with the nearest deadline first. */
export function listOpenApprovals(
  on: Queryable,
  parameters: IListOpenApprovalRowsParams,
): Promise<OpenApprovalRow[]> {
  return run(listOpenApprovalRows, parameters, on);
}
