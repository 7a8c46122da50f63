import { z } from "zod";
import type { JsonObject } from "../base/json.ts";
import { didYouMean } from "../base/did-you-mean.ts";
import type { TaskType } from "./task-type.ts";

/** Parameters that belong to the legacy form itself: they choose the task type. */
const ROUTING_PARAMETERS: ReadonlySet<string> = new Set(["task_name"]);

/** Names are read from the schema once per type: making its JSON Schema on every attempt would cost more than the task. */
const namesOfType = new WeakMap<TaskType, SchemaNames>();

interface SchemaNames {
  names: ReadonlySet<string>;
  required: ReadonlySet<string>;
}

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
  return schemaNames(type).names.has(name);
}

/** One warning for each parameter that the type does not know; such parameters are ignored, as the Go system did. */
export function unknownParameterWarnings(type: TaskType, parameters: JsonObject): string[] {
  return unknownParameters(type, parameters).map(({ message }) => message);
}

/** The parameters that the type does not know, each with such a warning. */
export function unknownParameters(
  type: TaskType,
  parameters: JsonObject,
): { name: string; message: string }[] {
  const { names: known } = schemaNames(type);
  const prefixes = Object.keys(type.parameterPrefixes ?? {});
  return Object.keys(parameters)
    .filter((name) => !known.has(name) && !ROUTING_PARAMETERS.has(name))
    .filter((name) => !prefixes.some((prefix) => name.startsWith(prefix) && name !== prefix))
    .map((name) => ({
      name,
      message: `unknown parameter ${JSON.stringify(name)} ignored.${didYouMean(name, known)}`,
    }));
}

/** The parameters without which the type refuses to run. */
export function requiredParameters(type: TaskType): string[] {
  return [...schemaNames(type).required];
}

/** True for one of those; takes a piece of an issue's path. */
export function isRequiredParameter(type: TaskType, name: PropertyKey | undefined): boolean {
  return typeof name === "string" && schemaNames(type).required.has(name);
}

function schemaNames(type: TaskType): SchemaNames {
  let found = namesOfType.get(type);
  if (found === undefined) {
    const { properties, required } = parametersJsonSchema(type);
    found = {
      names: new Set(Object.keys(properties ?? {})),
      required: new Set(Array.isArray(required) ? required.map(String) : []),
    };
    namesOfType.set(type, found);
  }
  return found;
}
