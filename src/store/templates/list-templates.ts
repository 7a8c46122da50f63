import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import {
  listTemplateRows,
  type IListTemplateRowsParams,
  type IListTemplateRowsResult,
} from "./list-templates.queries.ts";

/** A page of templates by name, each with its newest version. */
export function listTemplates(
  on: Queryable,
  parameters: IListTemplateRowsParams,
): Promise<IListTemplateRowsResult[]> {
  return run(listTemplateRows, parameters, on);
}
