import { describe, isList, isMap, mapOf, sortedKeys, type Value } from "../value.ts";
import type { Call } from "./call.ts";
import { define, type ExpressionFunction } from "./function.ts";

export const mapFunctions: readonly ExpressionFunction[] = [
  define(
    "get(value, path, default?)",
    "unknown",
    "The value at a path such as `a.b.0`, or a list of keys; `default` (null if left out) when it is missing or null.",
    ['get({"a": {"b": 1}}, "a.c", 0)', 0],
    null,
  ),
  define(
    "coalesce(values…)",
    "unknown",
    "The first value that is there and not null; null when there is none.",
    ['coalesce(null, {"a": 1}.b, "x")', "x"],
    null,
  ),
  define(
    "keys(map)",
    "list",
    "The keys of a map, sorted.",
    ['keys({"b": 1, "a": 2})', ["a", "b"]],
    (call) => sortedKeys(call.map(0), call.evaluation.budget),
  ),
  define(
    "values(map)",
    "list",
    "The values of a map, in the order of the sorted keys.",
    ['values({"b": 1, "a": 2})', [2, 1]],
    values,
  ),
  define(
    "merge(maps…)",
    "map",
    "All keys of several maps, or of a list of maps; the last one wins.",
    ['merge({"a": 1, "b": 1}, {"b": 2})', { a: 1, b: 2 }],
    merge,
  ),
];

function values(call: Call): Value {
  const map = call.map(0);
  return sortedKeys(map, call.evaluation.budget).map((key) => map[key]!);
}

function merge(call: Call): Value {
  const [first] = call.args;
  const maps = call.args.length === 1 && first !== undefined && isList(first) ? first : call.args;
  const entries: [string, Value][] = [];
  for (const map of maps) {
    if (!isMap(map)) return call.fail(`only maps can be merged; found ${describe(map)}.`);
    const added = Object.entries(map);
    call.spend(added.length * 5 + 1);
    for (const entry of added) entries.push(entry);
    call.checkLength(entries.length);
  }
  return mapOf(entries);
}
