import type { JsonObject } from "../../base/json.ts";
import type { Queryable } from "../database.ts";
import { run } from "../statement.ts";
import { insertSystemEventRow } from "./insert-system-event.queries.ts";

/** Something that an operator should be able to read later: servers and workers that come, go and are lost. */
export interface SystemEvent {
  level: "info" | "warn" | "error";
  /** One sentence. */
  message: string;
  data?: JsonObject;
}

/** Adds to the system's own log, which the API shows as `/logs/system`. */
export async function insertSystemEvent(on: Queryable, event: SystemEvent): Promise<void> {
  await run(insertSystemEventRow, { ...event, data: event.data ?? {} }, on);
}
