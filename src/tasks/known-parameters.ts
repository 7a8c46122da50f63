import { z } from "zod";
import type { JsonObject } from "../base/json.ts";
import { didYouMean } from "../base/did-you-mean.ts";
import type { TaskType } from "./task-type.ts";

/** Parameters that belong to the legacy form itself: they choose the task type. */
const ROUTING_PARAMETERS: ReadonlySet<string> = new Set(["task_name"]);

/** Names are read from the schema once per type: making its JSON Schema on every attempt would cost more than the task. */
const namesOfType = new WeakMap<TaskType, ReadonlySet<string>>();

/** JSON Schema of a type's parameters as an author writes them, before defaults and coercions. */
export function parametersJsonSchema(type: TaskType): JsonObject {
  const schema = z.toJSONSchema(type.parameters, { io: "input", unrepresentable: "any" });
  const patterns = Object.entries(type.parameterPrefixes ?? {}).map(([prefix, description]) => [
    `^${prefix}.`,
    { description },
  ]);
  return {
    ...(schema as JsonObject), // a JSON Schema is JSON
    ...(patterns.length > 0 ? { patternProperties: Object.fromEntries(patterns) } : {}),
  };
}

/** True for a parameter that the type's schema names. */
export function isSchemaParameter(type: TaskType, name: string): boolean {
  return schemaNames(type).has(name);
}

/** One warning for each parameter that the type does not know; such parameters are ignored, as the Go system did. */
export function unknownParameterWarnings(type: TaskType, parameters: JsonObject): string[] {
  const known = schemaNames(type);
  const prefixes = Object.keys(type.parameterPrefixes ?? {});
  return Object.keys(parameters)
    .filter((name) => !known.has(name) && !ROUTING_PARAMETERS.has(name))
    .filter((name) => !prefixes.some((prefix) => name.startsWith(prefix) && name !== prefix))
    .map((name) => `unknown parameter ${JSON.stringify(name)} ignored.${didYouMean(name, known)}`);
}

function schemaNames(type: TaskType): ReadonlySet<string> {
  let names = namesOfType.get(type);
  if (names === undefined) {
    names = new Set(Object.keys(parametersJsonSchema(type)["properties"] ?? {}));
    namesOfType.set(type, names);
  }
  return names;
}
