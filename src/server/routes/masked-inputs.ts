import type { JsonObject } from "../../base/json.ts";
import type { InputDeclaration } from "../../definition/job-definition.ts";

/** The inputs of a run with the values of secret and sensitive ones hidden. */
export function maskedInputs(
  inputs: JsonObject,
  declared: Readonly<Record<string, InputDeclaration>>,
): JsonObject {
  const isHidden = (name: string): boolean =>
    Object.hasOwn(declared, name) &&
    (declared[name]!.sensitive === true || declared[name]!.type === "secret");
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, isHidden(name) ? "***" : value]),
  );
}
