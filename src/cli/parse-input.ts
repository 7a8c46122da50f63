import type { JsonObject, JsonValue } from "../base/json.ts";
import { CliError } from "./cli-error.ts";

/**
 * The values of all `--input` options, or of those of another name. `name=text` is converted to the declared type by the server; the
 * last one of a name wins.
 */
export function parseInputs(options: readonly string[], flag = "input"): JsonObject {
  const inputs: JsonObject = {};
  for (const option of options) {
    const [name, value] = parseInput(option, flag);
    Object.defineProperty(inputs, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return inputs;
}

function parseInput(option: string, flag: string): [name: string, value: JsonValue] {
  const form = `Write --${flag} name=text, or --${flag} name:=json for a number, a list or a map as JSON.`;
  const equals = option.indexOf("=");
  const isJson = equals > 0 && option[equals - 1] === ":";
  const name = option.slice(0, isJson ? equals - 1 : Math.max(0, equals)).trim();
  if (name === "")
    throw new CliError(
      `--${flag} ${option} does not name ${flag === "input" ? "an" : "a"} ${flag}.`,
      form,
    );
  const text = option.slice(equals + 1);
  if (!isJson) return [name, text];
  try {
    return [name, JSON.parse(text) as JsonValue];
  } catch (cause) {
    throw new CliError(`--${flag} ${name}: the text after := is not JSON: ${text}`, form, {
      cause,
    });
  }
}
