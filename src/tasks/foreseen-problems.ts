import type { JsonObject } from "../base/json.ts";
import { isRequiredParameter, requiredParameters, unknownParameters } from "./known-parameters.ts";
import { findTaskType } from "./registry.ts";

/** Something about a task's parameters that is known before it runs. */
export interface ForeseenProblem {
  /** The parameter, or null for what is missing or concerns several. */
  name: string | null;
  message: string;
}

/**
 * What a run would say of parameters as their author wrote them: names that the type does not know, required ones that are missing, and, if
 * nothing is filled in later, every value that the type refuses. `filled` are parameters that secrets will hold.
 */
export function foreseenProblems(
  typeName: string,
  parameters: JsonObject,
  filled: readonly string[],
): ForeseenProblem[] {
  const type = findTaskType(typeName);
  if (type === null) return [];
  const unknown = unknownParameters(type, parameters);
  const given = Object.entries(parameters).filter(([, value]) => value !== null);
  const names = new Set([...given.map(([name]) => name), ...filled]);
  const missing = requiredParameters(type)
    .filter((name) => !names.has(name))
    .map((name) => ({
      name: null,
      message: `${typeName} needs the parameter \`${name}\`; without it the task fails.`,
    }));
  // Rules about several parameters may hang on one that is not known yet.
  const isFixed = filled.length === 0 && !JSON.stringify(parameters).includes("${");
  const parsed = isFixed ? type.parameters.safeParse(Object.fromEntries(given)) : null;
  const refused = (parsed?.error?.issues ?? [])
    .filter(({ path }) => !isRequiredParameter(type, path[0]) || names.has(String(path[0])))
    .map(({ path, message }) => ({
      name: path[0] === undefined ? null : String(path[0]),
      message: `${typeName} will refuse this: ${message.replace(/\.$/, "")}.`,
    }));
  return [...unknown, ...missing, ...refused];
}
