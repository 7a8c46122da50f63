import type { Plan } from "../../definition/plan.ts";

/** Where the end of a task run is counted. */
export interface Accounting {
  /** The scope whose open task runs it is one of; null if nothing waits for its scope. */
  scope: number | null;
  /** A bad result makes the run's result bad. */
  counted: boolean;
}

/** The accounting of a task run in a scope: -1 for the controller, 0 for a main task. */
export function accountingOf(plan: Pick<Plan, "hasPhases">, scope: number): Accounting {
  if (scope > 0) return { scope, counted: false };
  return { scope: scope === 0 && plan.hasPhases ? 0 : null, counted: true };
}
