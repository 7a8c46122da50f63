import type { JsonValue } from "../base/json.ts";
import { canonicalJson } from "./canonical-json.ts";
import { Fault, Site } from "./expression/fault.ts";
import { PatternMatcher } from "./expression/pattern.ts";
import { WorkBudget } from "./expression/work-budget.ts";

const TOO_MUCH = "takes too much work to check; make it smaller, or its pattern or schema simpler";
/** Units that comparing two values costs. */
const COMPARE_UNITS = 5;

/**
 * The work of checking the values of one request. Patterns run on the linear engine of expressions, and all checks share one budget, so
 * that no value and no declaration can hold up the server.
 */
export class ValueCheck {
  readonly #budget = new WorkBudget();
  readonly #patterns = new PatternMatcher(this.#budget);
  /** A large value may be compared with thousands of others. */
  readonly #canonical = new WeakMap<object, string>();

  /** Takes work off; ends the check when none is left. */
  spend(units: number): void {
    this.#budget.spend(units);
  }

  /** True for equal values; the order of keys does not matter. */
  isSame(a: JsonValue, b: JsonValue): boolean {
    this.spend(COMPARE_UNITS);
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
    return this.canonicalOf(a) === this.canonicalOf(b);
  }

  /** The canonical JSON of a value, made once. */
  canonicalOf(value: JsonValue): string {
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const known = this.#canonical.get(value);
    if (known !== undefined) return known;
    const text = canonicalJson(value);
    this.#canonical.set(value, text);
    return text;
  }

  /** What is wrong with a text that must contain a match of `pattern`, or null. */
  patternProblem(pattern: string, text: string): string | null {
    return this.#patterns.test(pattern, text, new Site(0))
      ? null
      : `must match the pattern ${pattern}`;
  }

  /** What `check` finds wrong, or that it was too much work. */
  problemOf(check: () => string | null): string | null {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return error.kind === "expression_budget" ? TOO_MUCH : `cannot be checked: ${error.message}`;
    }
  }

  /** Frees what the patterns took. */
  release(): void {
    this.#patterns.release();
  }
}

/** Runs checks that share one budget. */
export function withValueCheck<Result>(run: (check: ValueCheck) => Result): Result {
  const check = new ValueCheck();
  try {
    return run(check);
  } finally {
    check.release();
  }
}
