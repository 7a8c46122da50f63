import { Fault } from "./fault.ts";
import { limits } from "./limits.ts";

/**
 * The work that one evaluation may do, or several that share it. Counted in units and not in time, so that the same expression
 * with the same data has the same end everywhere.
 */
export class WorkBudget {
  readonly #units: number;
  #left: number;

  constructor(units: number = limits.maxWork) {
    this.#units = units;
    this.#left = units;
  }

  /** Units used so far. */
  get used(): number {
    return this.#units - Math.max(0, this.#left);
  }

  /** Takes units off; stops the evaluation when there are none left. */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0)
      throw new Fault(
        "expression_budget",
        `The expression needs more work than allowed (${this.#units} units); make its lists or texts smaller.`,
        null,
      );
  }
}
