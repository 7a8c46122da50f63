import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  findOldTransactionRows,
  type IFindOldTransactionRowsResult,
} from "./find-old-transactions.queries.ts";

/** A transaction that has been open for long: a session's, or one that was prepared. */
export type OldTransaction = IFindOldTransactionRowsResult;

/** The transactions that have been open for longer than this, oldest first. */
export function findOldTransactions(on: Queryable, olderThanMs: number): Promise<OldTransaction[]> {
  return run(findOldTransactionRows, { olderThanMs }, on);
}
