import type { Queryable } from "../database.ts";
import { runOne } from "../statement.ts";
import {
  getTemplateRow,
  type IGetTemplateRowParams,
  type IGetTemplateRowResult,
} from "./get-template.queries.ts";

/** The newest version of a template, or the one of a number; undefined if there is none. */
export function getTemplate(
  on: Queryable,
  parameters: IGetTemplateRowParams,
): Promise<IGetTemplateRowResult | undefined> {
  return runOne(getTemplateRow, parameters, on);
}
