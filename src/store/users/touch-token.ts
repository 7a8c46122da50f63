import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { touchTokenRow } from "./touch-token.queries.ts";

/** Notes that a token was used now. */
export async function touchToken(on: Queryable, id: string): Promise<void> {
  await run(touchTokenRow, { id }, on);
}
