import type { JsonValue } from "../../base/json.ts";
import type { OutputDeclaration } from "../../definition/job-definition.ts";

/** Texts that are masked in what a task prints because an earlier task declared the outputs that hold them as sensitive. */
export function sensitiveTexts(
  declared: Readonly<Record<string, OutputDeclaration>>,
  outputs: Readonly<Record<string, JsonValue>>,
): string[] {
  return Object.entries(declared).flatMap(([name, { sensitive }]) =>
    sensitive && Object.hasOwn(outputs, name) ? textsIn(outputs[name]!) : [],
  );
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
