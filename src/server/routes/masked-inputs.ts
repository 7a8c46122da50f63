import type { JsonObject } from "../../base/json.ts";
import type { InputDeclaration } from "../../definition/job-definition.ts";

type Declared = Readonly<Record<string, InputDeclaration>>;

/** True for an input whose value nothing may show. */
export function isHiddenInput(declared: Declared, name: string): boolean {
  if (!Object.hasOwn(declared, name)) return false;
  const { sensitive, type } = declared[name]!;
  return sensitive === true || type === "secret";
}

/** The inputs of a run with the values of secret and sensitive ones hidden. */
export function maskedInputs(inputs: JsonObject, declared: Declared): JsonObject {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      isHiddenInput(declared, name) ? "***" : value,
    ]),
  );
}
