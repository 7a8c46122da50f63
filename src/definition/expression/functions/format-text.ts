import { describe, isList, isMap, isNumeric, sortedKeys, type Value } from "../value.ts";
import type { Call } from "./call.ts";
import { stringOf } from "./conversions.ts";

const DIRECTIVE = /%(?:%|(?:\.(\d{1,2}))?([a-zA-Z])|)/g;
const DEFAULT_PRECISION = 6;
const MAX_PRECISION = 20;

/** CEL's `format`: the first argument's directives filled in from the list that is the second. */
export function formatText(call: Call): string {
  const values = call.list(1);
  let used = 0;
  let length = 0;
  const text = call.text(0).replaceAll(DIRECTIVE, (directive, digits?: string, letter?: string) => {
    if (directive === "%%") return "%";
    if (letter === undefined) return call.fail("`%` must be followed by a letter, or be `%%`.");
    const value = values[used];
    if (value === undefined)
      return call.fail(`there is no value for directive ${used + 1}, ${directive}.`);
    used += 1;
    const piece = formatValue(letter, value, digits === undefined ? null : Number(digits), call);
    length += piece.length;
    call.checkTextLength(length);
    call.spend(1 + (piece.length >> 4));
    return piece;
  });
  if (used < values.length) call.fail(`there are ${values.length} values for ${used} directives.`);
  return text;
}

function formatValue(letter: string, value: Value, digits: number | null, call: Call): string {
  if (digits !== null && digits > MAX_PRECISION)
    call.fail(`at most ${MAX_PRECISION} digits can be asked for.`);
  switch (letter) {
    case "s":
      return plainText(value, call);
    case "d":
      return wholeOf(value, letter, call).toString();
    case "b":
      return typeof value === "boolean"
        ? String(Number(value))
        : wholeOf(value, letter, call).toString(2);
    case "o":
      return wholeOf(value, letter, call).toString(8);
    case "x":
      return hexOf(value, call);
    case "X":
      return hexOf(value, call).toUpperCase();
    case "f":
      return numberOf(value, letter, call).toFixed(digits ?? DEFAULT_PRECISION);
    case "e":
      return numberOf(value, letter, call)
        .toExponential(digits ?? DEFAULT_PRECISION)
        .replace(/e([+-])(\d)$/, "e$10$2");
    default:
      return call.fail(`there is no directive %${letter}.`);
  }
}

function plainText(value: Value, call: Call): string {
  call.spend(2);
  if (value === null) return "null";
  if (isList(value)) {
    call.spend(value.length);
    return bounded(value, (item) => plainText(item, call), "[", "]", call);
  }
  if (isMap(value)) {
    const keys = sortedKeys(value, call.evaluation.budget);
    return bounded(keys, (key) => `${key}: ${plainText(value[key]!, call)}`, "{", "}", call);
  }
  return stringOf(value) ?? String(value);
}

function bounded<Item>(
  items: readonly Item[],
  toText: (item: Item) => string,
  open: string,
  close: string,
  call: Call,
): string {
  let length = 0;
  const texts = items.map((item) => {
    const text = toText(item);
    length += text.length;
    call.checkTextLength(length);
    return text;
  });
  return call.newText(`${open}${texts.join(", ")}${close}`);
}

function wholeOf(value: Value, letter: string, call: Call): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  return call.fail(`%${letter} takes a whole number; found ${describe(value)}.`);
}

function numberOf(value: Value, letter: string, call: Call): number {
  if (isNumeric(value)) return Number(value);
  return call.fail(`%${letter} takes a number; found ${describe(value)}.`);
}

function hexOf(value: Value, call: Call): string {
  if (typeof value === "string") {
    call.spend(value.length);
    return Buffer.from(value).toString("hex");
  }
  return wholeOf(value, "x", call).toString(16);
}
