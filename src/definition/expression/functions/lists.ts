import { describe, isList, isMap, compareValues, type Value } from "../value.ts";
import type { Call } from "./call.ts";
import { identityOf } from "./identity.ts";
import { define, type ExpressionFunction } from "./function.ts";

/** Deepest that `flatten` opens lists. */
const MAX_FLATTEN_DEPTH = 32;

export const listFunctions: readonly ExpressionFunction[] = [
  define(
    "size(value)",
    "number",
    "The number of characters of a text, items of a list or keys of a map.",
    ["size([1, 2, 3])", 3],
    size,
  ),
  define(
    "distinct(list)",
    "list",
    "The list without repeated items; the first of each stays.",
    ["distinct([2, 1, 2])", [2, 1]],
    distinct,
  ),
  define(
    "sort(list)",
    "list",
    "The list in rising order; all items must be numbers, texts, times or durations.",
    ["sort([3, 1, 2])", [1, 2, 3]],
    sort,
  ),
  define(
    "flatten(list, depth?)",
    "list",
    "The list with its inner lists opened, one level unless `depth` says more.",
    ["flatten([[1, 2], [3], 4])", [1, 2, 3, 4]],
    flatten,
  ),
  define(
    "range(from?, to, step?)",
    "list",
    "The whole numbers from `from` (0 if left out) up to, but without, `to`.",
    ["range(2, 5)", [2, 3, 4]],
    range,
  ),
  define(
    "chunk(list, size)",
    "list",
    "The list cut into lists of `size` items; the last may be shorter.",
    ["chunk([1, 2, 3, 4, 5], 2)", [[1, 2], [3, 4], [5]]],
    chunk,
  ),
];

function size(call: Call): Value {
  const value = call.value(0);
  if (typeof value === "string") return BigInt(codePoints(call.text(0)));
  if (isList(value)) return BigInt(value.length);
  if (isMap(value)) return BigInt(Object.keys(call.map(0)).length);
  return call.fail(`only a text, a list or a map has a size; found ${describe(value)}.`);
}

function codePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at + 1 < text.length; at += 1)
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00)
      count -= 1;
  return count;
}

function distinct(call: Call): Value {
  const seen = new Set<string>();
  return call.list(0).filter((item) => {
    const identity = identityOf(item, call);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

function sort(call: Call): Value {
  const { budget } = call.evaluation;
  return call.list(0).toSorted((a, b) => {
    budget.spend(4);
    const order = compareValues(a, b, budget);
    return order ?? call.fail(`${describe(a)} and ${describe(b)} have no order.`);
  });
}

function flatten(call: Call): Value {
  const depth = call.has(1) ? call.integer(1) : 1;
  if (depth < 0 || depth > MAX_FLATTEN_DEPTH)
    call.fail(`the depth must be 0 to ${MAX_FLATTEN_DEPTH}.`);
  const items: Value[] = [];
  const open = (list: readonly Value[], level: number): void => {
    for (const item of list) {
      call.spend(1);
      if (level > 0 && isList(item)) open(item, level - 1);
      else call.checkLength(items.push(item));
    }
  };
  open(call.list(0), depth);
  return items;
}

function range(call: Call): Value {
  const [from, to] = call.has(1) ? [call.integer(0), call.integer(1)] : [0, call.integer(0)];
  const step = call.has(2) ? call.integer(2) : 1;
  if (step === 0) call.fail("the step must not be 0.");
  const length = Math.max(0, Math.ceil((to - from) / step));
  call.checkLength(length);
  call.spend(length);
  return Array.from({ length }, (_, index) => BigInt(from + index * step));
}

function chunk(call: Call): Value {
  const list = call.list(0);
  const size = call.integer(1);
  if (size < 1) call.fail("the size must be at least 1.");
  const length = Math.ceil(list.length / size);
  return Array.from({ length }, (_, index) => list.slice(index * size, (index + 1) * size));
}
