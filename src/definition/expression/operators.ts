import {
  addNumbers,
  divideNumbers,
  moduloNumbers,
  multiplyNumbers,
  negateNumber,
  subtractNumbers,
} from "./arithmetic.ts";
import type { Site } from "./fault.ts";
import { limits } from "./limits.ts";
import { isTimeInRange } from "./time.ts";
import {
  areEqual,
  compareValues,
  describe,
  Duration,
  entryOf,
  isList,
  isMap,
  isNumeric,
  Timestamp,
  type Value,
} from "./value.ts";
import type { WorkBudget } from "./work-budget.ts";

/** An operator with both sides computed. */
export type Operator = (a: Value, b: Value, budget: WorkBudget, site: Site) => Value;

/** The operators with two sides, but for `&&` and `||`, which may leave one of them out. */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["+", add],
  ["-", subtract],
  ["*", numeric("*", multiplyNumbers)],
  ["/", numeric("/", divideNumbers)],
  ["%", numeric("%", moduloNumbers)],
  ["==", (a, b, budget, site) => areEqual(a, b, budget, site)],
  ["!=", (a, b, budget, site) => !areEqual(a, b, budget, site)],
  ["<", comparison("<", (order) => order < 0)],
  ["<=", comparison("<=", (order) => order <= 0)],
  [">", comparison(">", (order) => order > 0)],
  [">=", comparison(">=", (order) => order >= 0)],
  ["in", isIn],
]);

/** `-x` */
export function negate(value: Value, site: Site): Value {
  if (isNumeric(value)) return negateNumber(value, site);
  if (value instanceof Duration) return new Duration(-value.ms);
  return site.fail(`"-" takes a number; found ${describe(value)}.`);
}

/** `!x` */
export function not(value: Value, site: Site): Value {
  return !requireBoolean(value, "!", site);
}

/** The value, if it is true or false. */
export function requireBoolean(value: Value, operator: string, site: Site): boolean {
  if (typeof value === "boolean") return value;
  return site.fail(`"${operator}" takes true or false; found ${describe(value)}.`);
}

function numeric(
  symbol: string,
  compute: (a: number | bigint, b: number | bigint, site: Site) => number | bigint,
): Operator {
  return (a, b, _budget, site) =>
    isNumeric(a) && isNumeric(b) ? compute(a, b, site) : failFor(symbol, a, b, site);
}

function comparison(symbol: string, holds: (order: number) => boolean): Operator {
  return (a, b, budget, site) => {
    const order = compareValues(a, b, budget);
    return order === null ? failFor(symbol, a, b, site) : holds(order);
  };
}

function add(a: Value, b: Value, budget: WorkBudget, site: Site): Value {
  if (isNumeric(a) && isNumeric(b)) return addNumbers(a, b, site);
  if (typeof a === "string" && typeof b === "string") return addTexts(a, b, budget, site);
  if (isList(a) && isList(b)) return addLists(a, b, budget, site);
  if (a instanceof Duration && b instanceof Duration) return newDuration(a.ms + b.ms, site);
  if (a instanceof Timestamp && b instanceof Duration) return newTimestamp(a.ms + b.ms, site);
  if (a instanceof Duration && b instanceof Timestamp) return newTimestamp(a.ms + b.ms, site);
  const advice =
    typeof a === "string" || typeof b === "string" ? " Use string() to join texts." : "";
  return failFor("+", a, b, site, advice);
}

function addTexts(a: string, b: string, budget: WorkBudget, site: Site): string {
  const length = a.length + b.length;
  if (length > limits.maxTextLength)
    site.exhaust(`The text would be longer than ${limits.maxTextLength} characters.`);
  budget.spend(length >> 5);
  return a + b;
}

function addLists(
  a: readonly Value[],
  b: readonly Value[],
  budget: WorkBudget,
  site: Site,
): readonly Value[] {
  const length = a.length + b.length;
  if (length > limits.maxListItems)
    site.exhaust(`The list would have more than ${limits.maxListItems} items.`);
  budget.spend(length >> 2);
  return [...a, ...b];
}

function subtract(a: Value, b: Value, _budget: WorkBudget, site: Site): Value {
  if (isNumeric(a) && isNumeric(b)) return subtractNumbers(a, b, site);
  if (a instanceof Duration && b instanceof Duration) return newDuration(a.ms - b.ms, site);
  if (a instanceof Timestamp && b instanceof Timestamp) return newDuration(a.ms - b.ms, site);
  if (a instanceof Timestamp && b instanceof Duration) return newTimestamp(a.ms - b.ms, site);
  const advice = isMap(a) ? ' For a name with "-", write x["a-b"].' : "";
  return failFor("-", a, b, site, advice);
}

function newTimestamp(ms: number, site: Site): Timestamp {
  return isTimeInRange(ms)
    ? new Timestamp(ms)
    : site.fail("The time is outside the years 1 to 9999.");
}

function newDuration(ms: number, site: Site): Duration {
  return Number.isSafeInteger(ms) ? new Duration(ms) : site.fail("The duration is too long.");
}

function isIn(item: Value, container: Value, budget: WorkBudget, site: Site): Value {
  if (isList(container)) return container.some((each) => areEqual(item, each, budget, site));
  if (isMap(container)) return typeof item === "string" && entryOf(container, item) !== undefined;
  return site.fail(`"in" looks into a list or map; found ${describe(container)}.`);
}

function failFor(symbol: string, a: Value, b: Value, site: Site, advice = ""): never {
  return site.fail(`"${symbol}" cannot take ${describe(a)} and ${describe(b)}.${advice}`);
}
