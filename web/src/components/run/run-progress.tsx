import { lookOf } from "../../status/status-language.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { classNames } from "../ui/class-names.ts";
import { useRunPage } from "./run-context.tsx";
import { statesOf, toggleState } from "./run-search.ts";
import { sortedCounts, type StateCount } from "./state-counts.ts";

/** The run's task runs by state: a bar, and a count for each state, which filters the list. */
export function RunProgress() {
  const { skeleton } = useRunPage();
  const counts = sortedCounts(skeleton.run.counts);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <div className="space-y-1.5">
      <StateBar counts={counts} className="h-1.5" />
      <ul aria-label="Tasks by state" className="flex flex-wrap gap-x-1 gap-y-1">
        {counts.map(({ state, count }) => (
          <li key={state}>
            <StateFilter state={state} count={count} />
          </li>
        ))}
      </ul>
      <p className="sr-only" role="status">
        {counts.map(({ state, count }) => `${count} ${lookOf(state).label}`).join(", ")}
      </p>
    </div>
  );
}

/** Shares of states, side by side. */
export function StateBar({
  counts,
  className,
}: {
  counts: readonly StateCount[];
  className: string;
}) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <span
      aria-hidden="true"
      className={classNames("flex gap-px overflow-hidden rounded-full bg-sunken", className)}
    >
      {counts.map(({ state, count }) => (
        <span
          key={state}
          style={{ width: `${(count / total) * 100}%` }}
          className={classNames(
            `tone-${lookOf(state).tone} min-w-[3px] transition-[width] duration-300`,
            isUnbegun(state) ? "bg-line-strong opacity-50" : "bg-tone-fill",
          )}
        />
      ))}
    </span>
  );
}

function isUnbegun(state: string): boolean {
  return state === "pending" || state === "queued" || state === "skipped";
}

function StateFilter({ state, count }: StateCount) {
  const { search, change } = useRunPage();
  const look = lookOf(state);
  const isOn = statesOf(search).has(state);
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={isOn ? "Show all tasks in the list" : "Show only these in the list"}
      onClick={() => change({ states: toggleState(search, state).states }, { replace: true })}
      className={classNames(
        `tone-${look.tone} flex h-6 cursor-pointer items-center gap-1 rounded-full px-2 text-xs font-medium text-tone tabular-nums`,
        isOn ? "bg-tone-wash ring-1 ring-tone" : "hover:bg-tone-wash",
      )}
    >
      <StatusGlyph icon={look.icon} size={12} />
      {count.toLocaleString()} {look.label.toLowerCase()}
    </button>
  );
}
