/** Texts that are masked because the inputs or outputs that hold them are declared as sensitive. */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { InputDeclaration } from "../../definition/job-definition.ts";
import type { ViewedTask } from "../task-view.ts";

/** Texts in the sensitive inputs of a run. */
export function sensitiveInputs(
  declared: Readonly<Record<string, InputDeclaration>>,
  inputs: JsonObject,
): string[] {
  return sensitiveTexts(declared, inputs);
}

/** Texts in the sensitive outputs of a task and of its items. */
export function sensitiveOutputs({ task, definition, items }: ViewedTask): string[] {
  return [task, ...(items ?? [])].flatMap(({ outputs }) =>
    sensitiveTexts(definition.outputs, outputs),
  );
}

function sensitiveTexts(
  declared: Readonly<Record<string, { sensitive?: boolean }>>,
  values: JsonObject,
): string[] {
  return Object.entries(declared).flatMap(([name, { sensitive }]) =>
    sensitive === true && Object.hasOwn(values, name) ? textsIn(values[name]!) : [],
  );
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
