import vm from "node:vm";
import { z } from "zod";
import type { JsonObject, JsonValue } from "../base/json.ts";

/** Longest time one check may take: patterns of a schema are matched by an engine that backtracks. */
const TIMEOUT_MS = 200;

const context = vm.createContext(Object.create(null) as object);
const script = new vm.Script("check()");

/** What is wrong with a value by a JSON Schema, as the rest of a sentence; null when it fits. Throws for a schema that is none. */
export function checkJsonSchema(value: JsonValue, schema: JsonObject): string | null {
  const validator = z.fromJSONSchema(schema);
  // Only `vm` can interrupt a match; it isolates nothing, and nothing of the schema is code.
  Object.assign(context, { check: () => validator.safeParse(value) });
  let result: ReturnType<typeof validator.safeParse>;
  try {
    result = script.runInContext(context, { timeout: TIMEOUT_MS }) as typeof result;
  } catch {
    return `could not be checked against its schema within ${TIMEOUT_MS} ms; simplify the schema`;
  }
  if (result.success) return null;
  const [issue] = result.error.issues;
  if (issue === undefined) return "does not fit its schema";
  const where = issue.path.length === 0 ? "" : ` at ${issue.path.map(String).join(".")}`;
  return `does not fit its schema${where}: ${issue.message}`;
}
