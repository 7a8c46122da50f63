/** What the reference says about expressions beside the functions: names, operators and limits. */
import type { JsonValue } from "../../base/json.ts";
import type { limits } from "./limits.ts";
import type { ExpressionRoot } from "./roots.ts";

/** What each name holds; which of them exist depends on the place in the document. */
export const rootSummaries: Readonly<Record<ExpressionRoot, string>> = {
  inputs: "The run's inputs by name, with their types.",
  tasks: "The results of earlier tasks by name; reading one makes it a dependency.",
  run: "The run itself, such as its id, number, attempt, trigger and times.",
  job: "The job, such as its name.",
  item: "The item of a `for_each`, also under the name that `as` gives it.",
  index: "The place of the item in its list, from 0, also under the name that `index_as` gives it.",
  loop: "The iteration of a `loop`: its index and the result of the previous one.",
  self: "The task's own result, where it has ended: in `outputs`, `loop` and `rollback`.",
  error: "What an attempt failed with, in `retry.if`.",
  event: "What set off a trigger.",
  env: "The environment: the job's, and in `parameters` the task's as well.",
  vars: "The variables of the project.",
  secrets: "A secret by its name, alone in its `${{ }}`; filled in on the worker only, and masked.",
};

/** Operators that bind equally strongly. */
export interface OperatorRow {
  symbols: readonly string[];
  summary: string;
  example: { expression: string; result: JsonValue };
}

/** The operators, those that bind most strongly first. */
export const operatorRows: readonly OperatorRow[] = [
  {
    symbols: [".", "[]"],
    summary: "An entry of a map or an item of a list; a missing one is an error.",
    example: { expression: '{"a-b": [4, 8]}["a-b"][1]', result: 8 },
  },
  {
    symbols: ["!", "-"],
    summary: "Not, for true and false; the negative of a number or duration.",
    example: { expression: "!(-1 > 0)", result: true },
  },
  {
    symbols: ["*", "/", "%"],
    summary: "Arithmetic, whole numbers and decimals mixed; `int(a / b)` divides whole numbers.",
    example: { expression: "7 % 4 * 2", result: 6 },
  },
  {
    symbols: ["+", "-"],
    summary: "Sums and differences of numbers and times; `+` also joins two texts or two lists.",
    example: { expression: '"a" + "b"', result: "ab" },
  },
  {
    symbols: ["==", "!=", "<", "<=", ">", ">=", "in"],
    summary: "Comparisons; `in` looks for an item of a list or a key of a map.",
    example: { expression: "2 in [1, 2]", result: true },
  },
  {
    symbols: ["&&"],
    summary: "Both are true; an error on one side does not matter if the other is false.",
    example: { expression: "1 < 2 && 2 < 3", result: true },
  },
  {
    symbols: ["||"],
    summary: "At least one is true; an error on one side does not matter if the other is true.",
    example: { expression: "1 > 2 || 2 < 3", result: true },
  },
  {
    symbols: ["?:"],
    summary: "The second value if the condition is true, else the third.",
    example: { expression: '1 < 2 ? "yes" : "no"', result: "yes" },
  },
];

/** What each limit bounds. */
export const limitSummaries: Readonly<Record<keyof typeof limits, string>> = {
  maxSourceBytes: "Bytes of one expression's text.",
  maxNodes: "Parts of one expression.",
  maxDepth: "Levels of nesting of one expression.",
  maxNestedLoops: "Loops such as `map` and `filter` inside each other.",
  maxListItems: "Items of a list that is made or walked through.",
  maxResultBytes: "Bytes of a result in JSON form.",
  maxTextLength: "Characters of a text made on the way.",
  maxValueDepth: "Levels of nesting of a value.",
  maxPatternLength: "Characters of a regular expression.",
  maxPatternRepeat: "Repetitions that `{n,m}` of a regular expression may name.",
  maxWork: "Units of work of one evaluation; a part that is evaluated costs about one.",
};
