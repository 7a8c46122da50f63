import { conversionFunctions } from "./functions/conversions.ts";
import { encodingFunctions } from "./functions/encodings.ts";
import type { Documented, ExpressionFunction } from "./functions/function.ts";
import { listFunctions } from "./functions/lists.ts";
import { mapFunctions } from "./functions/maps.ts";
import { numberFunctions } from "./functions/numbers.ts";
import { textFunctions } from "./functions/texts.ts";
import { timeFunctions } from "./functions/times.ts";

/** What looks like a function, but is part of the syntax: it names a variable or does not compute its argument. */
const macros: readonly Documented[] = [
  {
    name: "has",
    usage: "has(path)",
    summary:
      "True if the path leads to something, null included; never an error because it does not.",
    example: { expression: 'has({"a": 1}.b)', result: false },
  },
  {
    name: "all",
    usage: "list.all(item, condition)",
    summary: "True if the condition holds for every item, or key of a map.",
    example: { expression: "[1, 2].all(i, i > 0)", result: true },
  },
  {
    name: "exists",
    usage: "list.exists(item, condition)",
    summary: "True if the condition holds for some item, or key of a map.",
    example: { expression: "[1, 2].exists(i, i > 1)", result: true },
  },
  {
    name: "exists_one",
    usage: "list.exists_one(item, condition)",
    summary: "True if the condition holds for exactly one item, or key of a map.",
    example: { expression: "[1, 2].exists_one(i, i > 0)", result: false },
  },
  {
    name: "filter",
    usage: "list.filter(item, condition)",
    summary: "The items, or keys of a map, for which the condition holds.",
    example: { expression: "[1, 2, 3].filter(i, i > 1)", result: [2, 3] },
  },
  {
    name: "map",
    usage: "list.map(item, condition?, value)",
    summary: "The value for every item, or key of a map, for which the condition holds.",
    example: { expression: "[1, 2].map(i, i * 10)", result: [10, 20] },
  },
];

/** A group of the reference. */
export interface FunctionGroup {
  title: string;
  entries: readonly Documented[];
}

/** Everything that can be called, in the order of the reference. */
export const functionGroups: readonly FunctionGroup[] = [
  { title: "Loops and tests", entries: macros },
  { title: "Maps and missing values", entries: mapFunctions },
  { title: "Lists", entries: listFunctions },
  { title: "Numbers", entries: numberFunctions },
  { title: "Texts", entries: textFunctions },
  { title: "Time", entries: timeFunctions },
  { title: "Conversion", entries: conversionFunctions },
  { title: "Encoding", entries: encodingFunctions },
];

const functions: ReadonlyMap<string, ExpressionFunction> = new Map(
  [
    ...mapFunctions,
    ...listFunctions,
    ...numberFunctions,
    ...textFunctions,
    ...timeFunctions,
    ...conversionFunctions,
    ...encodingFunctions,
  ].map((each) => [each.name, each]),
);

/** The function of that name, or undefined. */
export function findFunction(name: string): ExpressionFunction | undefined {
  return functions.get(name);
}

/** Every name that can be called, the loops and `has` included. */
export const callableNames: readonly string[] = [
  ...functions.keys(),
  ...macros.map(({ name }) => name),
];

/** The loops by name, with how they are written. */
export function findMacro(name: string): Documented | undefined {
  return macros.find((macro) => macro.name === name);
}
