import { addNumbers } from "../arithmetic.ts";
import { compareValues, describe, isList, isNumeric, type Value } from "../value.ts";
import type { Call } from "./call.ts";
import { define, type ExpressionFunction } from "./function.ts";

/** Most digits after the point that a double can keep. */
const MAX_DIGITS = 15;

export const numberFunctions: readonly ExpressionFunction[] = [
  define(
    "sum(list)",
    "number",
    "The sum of a list of numbers; 0 of none.",
    ["sum([1, 2.5])", 3.5],
    sum,
  ),
  define(
    "min(values…)",
    "unknown",
    "The smallest of several values, or of a list; all must be numbers, texts, times or durations.",
    ["min(3, 1, 2)", 1],
    (call) => extreme(call, -1),
  ),
  define(
    "max(values…)",
    "unknown",
    "The largest of several values, or of a list; all must be numbers, texts, times or durations.",
    ["max([3, 1, 2])", 3],
    (call) => extreme(call, 1),
  ),
  define("abs(number)", "number", "The number without its sign.", ["abs(-3)", 3], (call) => {
    const number = call.number(0);
    return number < 0 ? -number : number;
  }),
  define(
    "round(number, digits?)",
    "number",
    "The nearest number with so many digits after the point, none if left out; halves go away from zero.",
    ["round(2.345, 2)", 2.35],
    round,
  ),
  define("floor(number)", "number", "The next whole number below.", ["floor(2.7)", 2], (call) =>
    whole(call, Math.floor),
  ),
  define("ceil(number)", "number", "The next whole number above.", ["ceil(2.1)", 3], (call) =>
    whole(call, Math.ceil),
  ),
];

function sum(call: Call): Value {
  let total: number | bigint = 0n;
  for (const item of call.list(0)) {
    if (!isNumeric(item)) return call.fail(`only numbers can be added; found ${describe(item)}.`);
    total = addNumbers(total, item, call.site);
  }
  return total;
}

function extreme(call: Call, sign: 1 | -1): Value {
  const [only] = call.args;
  const items =
    call.args.length === 1 && only !== undefined && isList(only) ? call.list(0) : call.args;
  const [first, ...others] = items;
  if (first === undefined) return call.fail("the list is empty; use coalesce or size first.");
  let best = first;
  for (const item of [first, ...others]) {
    const order = compareValues(item, best, call.evaluation.budget);
    if (order === null) return call.fail(`${describe(item)} and ${describe(best)} have no order.`);
    if (order * sign > 0) best = item;
  }
  return best;
}

function whole(call: Call, toWhole: (number: number) => number): Value {
  const number = call.number(0);
  return typeof number === "bigint" ? number : toWhole(number);
}

function round(call: Call): Value {
  const number = call.number(0);
  const digits = call.has(1) ? call.integer(1) : 0;
  if (digits < 0 || digits > MAX_DIGITS) call.fail(`the digits must be 0 to ${MAX_DIGITS}.`);
  if (typeof number === "bigint" || !Number.isFinite(number)) return number;
  // Shifted in decimal, because 2.345 * 100 is 234.49999999999997.
  const shifted = Math.round(Number(`${shift(Math.abs(number), digits)}`));
  return Math.sign(number) * Number(shift(shifted, -digits));
}

function shift(number: number, digits: number): string {
  const [mantissa, exponent] = number.toString().split("e") as [string, string?];
  return `${mantissa}e${Number(exponent ?? 0) + digits}`;
}
