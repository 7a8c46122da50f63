import { createContext, use, type ReactNode } from "react";
import type { RunSkeleton } from "../../graph/run-skeleton.ts";
import type { LogViewState } from "../../log/view-state.ts";
import type { RunSearch, TaskTab } from "./run-search.ts";

/** What all parts of the run page share: the run, and what the address says. */
export interface RunPageState {
  runId: string;
  skeleton: RunSkeleton;
  /** Counts the changes of the skeleton: what is computed from it depends on this. */
  version: number;
  search: RunSearch;
  /** Changes what the address says. A look that nobody would go back to, such as a filter, replaces the one before. */
  change: (changes: Partial<RunSearch>, options?: { replace?: boolean }) => void;
  /** What the reader chose to see of the log; it is in the address as well. */
  logState: LogViewState;
  changeLog: (next: LogViewState) => void;
  /** Shows a task run in the panel. */
  openTask: (seq: number, tab?: TaskTab) => void;
}

const Context = createContext<RunPageState | null>(null);

/** Gives its children the run. */
export function RunProvider({ value, children }: { value: RunPageState; children: ReactNode }) {
  return <Context value={value}>{children}</Context>;
}

/** The run that the page shows. */
export function useRunPage(): RunPageState {
  const state = use(Context);
  if (state === null) throw new Error("useRunPage is used outside of a run page.");
  return state;
}
