import type { ShownTask } from "../status/shown-task.ts";
import { attentionOrder, lookOf, progressOrder } from "../status/status-language.ts";

/** How many tasks are in which state, as one bar and in words. */
export function TaskStates({ tasks }: { tasks: readonly ShownTask[] }) {
  const counts = attentionOrder
    .map((status) => ({ status, count: tasks.filter((task) => task.shown === status).length }))
    .filter((entry) => entry.count > 0);
  if (counts.length === 0) return null;
  const segments = counts.toSorted(
    (a, b) => progressOrder.indexOf(a.status) - progressOrder.indexOf(b.status),
  );
  return (
    <div className="mt-4">
      <div aria-hidden="true" className="flex h-2 gap-0.5 overflow-hidden rounded-full">
        {segments.map(({ status, count }) => (
          <div
            key={status}
            className={`tone-${lookOf(status).tone} tone-block`}
            style={{ flexGrow: count, flexBasis: 0 }}
          />
        ))}
      </div>
      <p className="mt-2 flex flex-wrap gap-x-4 text-sm text-ink-soft">
        {counts.map(({ status, count }) => (
          <span key={status} className={`tone-${lookOf(status).tone}`}>
            <span className="tone-text font-semibold tabular-nums">{count}</span>{" "}
            {lookOf(status).label.toLowerCase()}
          </span>
        ))}
      </p>
    </div>
  );
}
