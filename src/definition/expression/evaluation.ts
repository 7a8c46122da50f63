import type { JsonObject } from "../../base/json.ts";
import { PatternMatcher } from "./pattern.ts";
import type { Value } from "./value.ts";
import type { WorkBudget } from "./work-budget.ts";

/** The state of one evaluation: what it may read, when it takes place and how much work is left. */
export interface Evaluation {
  readonly roots: Readonly<JsonObject>;
  /** What `now()` answers, Unix milliseconds. */
  readonly nowMs: number;
  readonly budget: WorkBudget;
  readonly patterns: PatternMatcher;
  /** The values of loop variables, by how deep their loop is nested. */
  readonly locals: Value[];
}

/** A node made ready to be evaluated. */
export type Compute = (evaluation: Evaluation) => Value;

/** A new evaluation, with nothing computed yet. */
export function newEvaluation(
  roots: Readonly<JsonObject>,
  nowMs: number,
  budget: WorkBudget,
): Evaluation {
  return { roots, nowMs, budget, patterns: new PatternMatcher(budget), locals: [] };
}
