import type { Database } from "../store/database.ts";
import { moveFloors } from "../store/queues/ready-floors.ts";

/** How often the floors of queues move. */
export const FLOOR_INTERVAL_MS = 1_000;
/** What is written later than a round after it was ranked waits for a deep round. */
const ROUNDS_PER_DEEP_ROUND = 15;

/** The rounds of a server that keep claims from looking at rows that are long gone; the first one is deep. */
export function readyFloorRounds(database: Database): () => Promise<boolean> {
  let rounds = 0;
  return async () => {
    const deep = rounds % ROUNDS_PER_DEEP_ROUND === 0;
    rounds += 1;
    await moveFloors(database, deep);
    return false;
  };
}
