import { didYouMean } from "../base/did-you-mean.ts";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { JsonObject, JsonValue } from "../base/json.ts";
import { FORBIDDEN_KEYS, isStorableText } from "./document-limits.ts";
import { checkInputValue, fromText } from "./input-value.ts";
import type { InputDeclaration } from "./job-definition.ts";
import { forEachText, kindOf } from "./values.ts";

/**
 * The inputs of a run: given values checked against the declarations, defaults filled in. Text is read as the declared type, so
 * `--input count=3` works. Null means not given. In legacy mode a job that declares nothing takes any text, number or boolean.
 * Throws `invalid_inputs` with one detail per wrong input.
 */
export function resolveInputs(
  declared: Readonly<Record<string, InputDeclaration>>,
  given: JsonObject,
  mode: "strict" | "legacy" = "strict",
): JsonObject {
  const errors: ErrorDetail[] = [];
  const names = Object.keys(declared);
  const free = mode === "legacy" && names.length === 0;
  const inputs: JsonObject = {};
  for (const [name, value] of Object.entries(given)) {
    if (!isStorable(value)) {
      errors.push({
        path: `inputs.${name}`,
        message: "Text must not contain NUL or half of a surrogate pair.",
      });
    }
    if (Object.hasOwn(declared, name)) continue;
    if (free) addFreeInput(inputs, errors, name, value);
    else errors.push({ path: `inputs.${name}`, message: unknownInput(name, names) });
  }
  for (const name of names) addDeclaredInput(inputs, errors, name, declared[name]!, given);
  if (errors.length === 0) return inputs;
  const first = `${errors[0]!.path}: ${errors[0]!.message}`;
  const summary =
    errors.length === 1 ? first : `${errors.length} inputs are not valid; the first one, ${first}`;
  throw new StratalError("invalid_inputs", summary, { errors });
}

function addFreeInput(
  inputs: JsonObject,
  errors: ErrorDetail[],
  name: string,
  value: JsonValue,
): void {
  const isScalar = ["string", "number", "boolean"].includes(typeof value);
  if (isScalar && isPlainName(name)) inputs[name] = value;
  else if (!isPlainName(name))
    errors.push({ path: `inputs.${name}`, message: "This name is not allowed." });
  else if (value !== null) {
    const message = `The job declares no inputs, so a value must be text, a number, true or false; found ${kindOf(value)}.`;
    errors.push({ path: `inputs.${name}`, message });
  }
}

/** False for text that PostgreSQL cannot store. */
function isStorable(value: JsonValue): boolean {
  let storable = true;
  forEachText(value, [], (text) => {
    if (!isStorableText(text)) storable = false;
  });
  return storable;
}

/** Names that would reach the prototype of an object are refused, as in documents. */
function isPlainName(name: string): boolean {
  return name !== "" && isStorableText(name) && !FORBIDDEN_KEYS.has(name);
}

function addDeclaredInput(
  inputs: JsonObject,
  errors: ErrorDetail[],
  name: string,
  declaration: InputDeclaration,
  given: JsonObject,
): void {
  const raw = Object.hasOwn(given, name) ? given[name]! : null;
  if (raw === null) {
    if (declaration.default !== undefined) inputs[name] = declaration.default;
    else if (declaration.required)
      errors.push({ path: `inputs.${name}`, message: "This input is required." });
    return;
  }
  const value = fromText(raw, declaration);
  const problem = checkInputValue(value, declaration);
  if (problem === null) inputs[name] = value;
  else errors.push({ path: `inputs.${name}`, message: `The value ${problem}.` });
}

function unknownInput(name: string, known: readonly string[]): string {
  const hint = name.length > 64 ? "" : didYouMean(name, known);
  const list =
    known.length === 0 ? " It declares none." : ` Declared: ${known.slice(0, 20).join(", ")}.`;
  return `The job has no input of this name.${hint === "" ? list : hint}`;
}
