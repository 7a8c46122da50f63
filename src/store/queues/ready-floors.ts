import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { moveFloorRows } from "./move-floors.queries.ts";

/** Moves the floors below which claims do not look; a deep move looks below them for what was written very late. */
export async function moveFloors(on: Queryable, deep: boolean): Promise<void> {
  await run(moveFloorRows, { deep }, on);
}
