/** Checks the outputs that a task declares, after a successful attempt (workflow-language.md §3, `outputs`). Pure. */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { checkInputValue, fromText } from "../../definition/input-value.ts";
import type { InputDeclaration, OutputDeclaration } from "../../definition/job-definition.ts";
import { withValueCheck } from "../../definition/value-check.ts";
import { schemaMismatch } from "../../definition/value-schema.ts";
import type { TaskError } from "../../engine/outcome.ts";
import { InvalidOutput, storableJson } from "../capture/storable-json.ts";
import { outputsTooLarge } from "../runtimes/read-output-file.ts";

/** Evaluates what a declaration's `value` says. Throws an ExpressionError. */
export type EvaluateOutput = (value: JsonValue) => JsonValue;

export type DeclaredOutputs = { outputs: JsonObject } | { error: TaskError };

/** The outputs with the declared ones in their types, beside whatever else the task wrote; or why it must fail. */
export function declaredOutputs(
  declared: Readonly<Record<string, OutputDeclaration>>,
  written: JsonObject,
  evaluate: EvaluateOutput,
): DeclaredOutputs {
  const outputs = new Map(Object.entries(written));
  for (const [name, declaration] of Object.entries(declared)) {
    const found = declaration.value === null ? outputs.get(name) : evaluate(declaration.value);
    const value = typed(found ?? null, declaration);
    const problem = problemOf(value, declaration);
    if (problem !== null) return invalid(`The output "${name}" ${problem}.`);
    outputs.set(name, value);
  }
  const all = Object.fromEntries(outputs);
  const tooLarge = outputsTooLarge(all);
  return tooLarge === null ? { outputs: all } : { error: tooLarge };
}

/** Lines of $STRATAL_OUTPUT are text, whatever they mean. */
function typed(value: JsonValue, { type }: OutputDeclaration): JsonValue {
  return type === null || type === "enum" ? value : fromText(value, declarationOf(type));
}

/** The rest of a sentence about the value; null when it is as declared. */
function problemOf(value: JsonValue, declaration: OutputDeclaration): string | null {
  const { type, required, schema } = declaration;
  if (value === null) {
    if (!required) return null;
    return declaration.value === null
      ? "is required, but the task did not give it (a script writes it to $STRATAL_OUTPUT)"
      : "is required, but its value is null";
  }
  const mismatch =
    type === null || type === "enum" ? null : checkInputValue(value, declarationOf(type));
  if (mismatch !== null) return mismatch;
  try {
    storableJson(value, "");
  } catch (error) {
    if (error instanceof InvalidOutput) return `cannot be stored: ${error.message}`;
    throw error;
  }
  if (schema === null) return null;
  return withValueCheck((check) => check.problemOf(() => schemaMismatch(value, schema, check)));
}

function declarationOf(type: InputDeclaration["type"]): InputDeclaration {
  return { type, required: false };
}

function invalid(message: string): DeclaredOutputs {
  return { error: { kind: "output_invalid", message } };
}
