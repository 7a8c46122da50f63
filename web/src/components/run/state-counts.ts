import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { progressOrder } from "../../status/status-language.ts";

/** A state with its number. */
export interface StateCount {
  state: ShownTaskStatus;
  count: number;
}

/** Counts in the order of a progress bar. States that this page does not know come last. */
export function sortedCounts(counts: Readonly<Record<string, number>>): StateCount[] {
  const rank = (state: string) => {
    const index = progressOrder.findIndex((each) => each === state);
    return index < 0 ? progressOrder.length : index;
  };
  return (
    Object.entries(counts)
      // A newer server may send states that this page shows by their names.
      .map(([state, count]) => ({ state: state as ShownTaskStatus, count }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => rank(a.state) - rank(b.state))
  );
}
