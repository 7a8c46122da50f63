import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listMasterKeysInUseRows,
  type IListMasterKeysInUseRowsResult,
} from "./list-master-keys-in-use.queries.ts";

/** One data key for every master key that wraps any. */
export function listMasterKeysInUse(on: Queryable): Promise<IListMasterKeysInUseRowsResult[]> {
  return run(listMasterKeysInUseRows, undefined, on);
}
