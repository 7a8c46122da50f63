import type { LogViewState } from "../../log/view-state.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { Viewer } from "./use-viewer.ts";

/** Why no line is shown, and what to do about it. */
export function NoLines({ viewer, state }: { viewer: Viewer; state: LogViewState }) {
  const { snapshot, shown, change } = viewer;
  const isBusy = [shown.filter, shown.search].some((found) => found.state === "searching");
  const chosen = [state.query, state.level, state.stream];
  const clear = (): void => change({ query: "", level: "all", stream: "all", onlyMatches: false });
  const waits = snapshot.state === "ended" ? "Nothing was logged" : "Waiting for the first line";
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      {snapshot.total === 0 ? (
        <EmptyState title={waits} />
      ) : isBusy ? (
        <SkeletonRows rows={4} label="Searching" />
      ) : (
        <EmptyState
          title="No line is like that"
          action={<Button onClick={clear}>Clear search and filters</Button>}
        >
          {chosen.filter((each) => each !== "" && each !== "all").join(", ")}
        </EmptyState>
      )}
    </div>
  );
}
