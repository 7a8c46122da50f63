import type { JsonObject, JsonValue } from "../base/json.ts";
import { CliError } from "./cli-error.ts";

const FORM =
  "Write --input name=text, or --input name:=json for a number, a list or a map as JSON.";

/** The inputs of all `--input` options. `name=text` is converted to the declared type by the server; the last one of a name wins. */
export function parseInputs(options: readonly string[]): JsonObject {
  const inputs: JsonObject = {};
  for (const option of options) {
    const [name, value] = parseInput(option);
    Object.defineProperty(inputs, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return inputs;
}

function parseInput(option: string): [name: string, value: JsonValue] {
  const equals = option.indexOf("=");
  const isJson = equals > 0 && option[equals - 1] === ":";
  const name = option.slice(0, isJson ? equals - 1 : Math.max(0, equals)).trim();
  if (name === "") throw new CliError(`--input ${option} does not name an input.`, FORM);
  const text = option.slice(equals + 1);
  if (!isJson) return [name, text];
  try {
    return [name, JSON.parse(text) as JsonValue];
  } catch (cause) {
    throw new CliError(`--input ${name}: the text after := is not JSON: ${text}`, FORM, { cause });
  }
}
