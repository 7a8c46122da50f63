import { Maximize, Minus, Plus, Route } from "lucide-react";
import { useMemo, useState } from "react";
import { criticalPath } from "../../graph/critical-path.ts";
import type { TimeWindow } from "../../graph/time-scale.ts";
import { zoomAt } from "../../graph/time-scale.ts";
import {
  rowsInWindow,
  timelineRows,
  wholeWindow,
  type TimelineOrder,
} from "../../graph/timeline.ts";
import { isOpenState } from "../../api/run.ts";
import { useAttemptBars } from "../../api/use-attempt-bars.ts";
import { useNow } from "../../hooks/use-now.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Select } from "../ui/select.tsx";
import { useRunPage } from "./run-context.tsx";
import { matchesSearch } from "./run-filter.ts";
import { TimelineCanvas } from "./timeline-canvas.tsx";
import { TimelineOverview } from "./timeline-overview.tsx";

const orderNames: Record<TimelineOrder, string> = {
  start: "By start",
  duration: "Longest first",
  name: "By name",
  job: "As in the job",
};
const zoomStep = 0.6;

/** When each task run waited and ran. */
export default function TimelineView() {
  const { skeleton, version, search, change } = useRunPage();
  const [chosen, setChosen] = useState<TimeWindow | null>(null);
  const [showsPath, setShowsPath] = useState(false);
  const open = isOpenState(skeleton.run.status);
  const nowMs = useNow(open ? 1_000 : null) - Date.parse(skeleton.run.created_at);
  const whole = useMemo(() => wholeWindow(skeleton, nowMs), [skeleton, version, nowMs]);
  const window = chosen ?? whole;
  const order = search.sort ?? "start";
  const all = useMemo(
    () => timelineRows(skeleton, order, nowMs, (row) => matchesSearch(skeleton, row, search)),
    // Durations of open task runs grow, which changes the order by them slowly: a new version sorts anew.
    [skeleton, version, order, search.q, search.states],
  );
  const { first, last } = rowsInWindow(skeleton, all, window);
  const rows = useMemo(() => all.rows.subarray(first, last), [all, first, last]);
  const path = useMemo(
    () => (showsPath ? criticalPath(skeleton) : null),
    [skeleton, version, showsPath],
  );
  const attempts = useAttemptBars(skeleton, version);
  const setWindow = (next: TimeWindow): void => setChosen(isSame(next, whole) ? null : next);
  const zoom = (factor: number): void =>
    setWindow(zoomAt(window, whole, (window.fromMs + window.toMs) / 2, factor));
  return (
    <div className="flex h-full min-h-80 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <Select
          label="Order of the rows"
          size="small"
          value={order}
          onChange={(sort) =>
            change({ sort: sort === "start" ? undefined : sort }, { replace: true })
          }
          options={Object.entries(orderNames).map(([value, label]) => ({
            // The keys of the record above.
            value: value as TimelineOrder,
            label,
          }))}
        />
        <Button
          size="small"
          aria-pressed={showsPath}
          className={showsPath ? "!border-accent !text-accent" : ""}
          icon={<Route size={14} aria-hidden />}
          onClick={() => setShowsPath(!showsPath)}
        >
          Critical path
        </Button>
        <span className="ml-auto text-xs text-ink-faint tabular-nums max-md:hidden" role="status">
          {rows.length.toLocaleString()} of {all.rows.length.toLocaleString()} task runs
        </span>
        <span className="flex">
          <IconButton
            label="Zoom in"
            size="small"
            icon={<Plus size={14} aria-hidden />}
            onClick={() => zoom(zoomStep)}
          />
          <IconButton
            label="Zoom out"
            size="small"
            icon={<Minus size={14} aria-hidden />}
            onClick={() => zoom(1 / zoomStep)}
          />
          <IconButton
            label="Show the whole run"
            size="small"
            icon={<Maximize size={14} aria-hidden />}
            onClick={() => setChosen(null)}
          />
        </span>
      </div>
      {all.rows.length === 0 ? (
        <EmptyState title="Nothing has started">
          What runs, or waits for a worker, appears here.
        </EmptyState>
      ) : (
        <>
          <TimelineOverview whole={whole} window={window} nowMs={nowMs} onChange={setWindow} />
          <TimelineCanvas
            {...{ rows, whole, window, nowMs, path, attempts }}
            onChange={setWindow}
          />
        </>
      )}
    </div>
  );
}

function isSame(a: TimeWindow, b: TimeWindow): boolean {
  return a.fromMs <= b.fromMs && a.toMs >= b.toMs;
}
