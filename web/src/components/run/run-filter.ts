import type { RunSkeleton } from "../../graph/run-skeleton.ts";
import { statesOf, type RunSearch } from "./run-search.ts";

/** Whether the filters of the address let a task run pass: those of the list count in every view. */
export function matchesSearch(skeleton: RunSkeleton, row: number, search: RunSearch): boolean {
  const states = statesOf(search);
  if (states.size > 0 && !states.has(skeleton.state(row))) return false;
  const text = (search.filter ?? "").trim().toLowerCase();
  return text === "" || skeleton.name(row).toLowerCase().includes(text);
}
