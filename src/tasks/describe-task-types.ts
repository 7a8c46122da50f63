import type { JsonObject } from "../base/json.ts";
import { parametersJsonSchema } from "./known-parameters.ts";
import { builtinTaskTypes } from "./registry.ts";

/** What a person or an editor needs to know about a task type. */
export interface TaskTypeDescription {
  name: string;
  description: string;
  /** JSON Schema of `parameters` as an author writes them. */
  parameters: JsonObject;
}

/** All builtin task types, sorted by name, for the API, the reference and editors. */
export function describeTaskTypes(): TaskTypeDescription[] {
  return [...builtinTaskTypes.values()]
    .map((type) => ({
      name: type.name,
      description: type.description,
      parameters: parametersJsonSchema(type),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
