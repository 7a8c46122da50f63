/** What is known about a value before it is computed. */
export type StaticType =
  "bool" | "number" | "text" | "list" | "map" | "null" | "time" | "duration" | "type" | "unknown";
