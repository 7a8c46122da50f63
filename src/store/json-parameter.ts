import type { JsonObject } from "../base/json.ts";

/**
 * What generated statements accept for a json or jsonb parameter: its JSON text, or an object, which the driver turns into text.
 * Not an array, which the driver would send as a PostgreSQL array.
 */
export type JsonParameter = string | JsonObject;
