/** Gives free slots of concurrency keys to whoever waits for them. */
import { admitWaiters, waitedKeys } from "../store/concurrency/slots.ts";
import type { Database } from "../store/database.ts";
import type { Notifier } from "../store/notifications.ts";

/** Keys looked at in one round. */
const LIMIT = 1_000;

/** One round over all keys that somebody waits for; true when there may be more. */
export async function admitWaiting(database: Database, notifier: Notifier): Promise<boolean> {
  const keys = await waitedKeys(database, LIMIT);
  for (const key of keys) {
    for (const queue of new Set(await admitWaiters(database, key)))
      notifier.ring("stratal_ready", queue);
  }
  return keys.length === LIMIT;
}
