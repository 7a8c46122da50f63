import { Maximize, Minus, Plus, Route, type LucideIcon } from "lucide-react";
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
  const { skeleton, version, search } = useRunPage();
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
    [skeleton, version, order, search.filter, search.states],
  );
  const { first, last } = rowsInWindow(skeleton, all, window);
  const rows = useMemo(() => all.rows.subarray(first, last), [all, first, last]);
  const path = useMemo(
    () => (showsPath ? criticalPath(skeleton) : null),
    [skeleton, version, showsPath],
  );
  const attempts = useAttemptBars(skeleton, version);
  const setWindow = (next: TimeWindow): void => setChosen(isSame(next, whole) ? null : next);
  return (
    <div className="flex h-full min-h-80 flex-col">
      <Toolbar
        order={order}
        showsPath={showsPath}
        onPath={setShowsPath}
        part={rows.length < all.rows.length ? `${rows.length} of ${all.rows.length}` : null}
        onZoom={(factor) =>
          setWindow(zoomAt(window, whole, (window.fromMs + window.toMs) / 2, factor))
        }
        onFit={() => setChosen(null)}
      />
      {all.rows.length === 0 ? (
        <EmptyState title="Nothing to show">
          What runs, or waits for a worker, and passes the filter appears here.
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

function Toolbar({
  order,
  showsPath,
  onPath,
  part,
  onZoom,
  onFit,
}: {
  order: TimelineOrder;
  showsPath: boolean;
  onPath: (shows: boolean) => void;
  /** How many of the rows are shown, if not all. */
  part: string | null;
  onZoom: (factor: number) => void;
  onFit: () => void;
}) {
  const { change } = useRunPage();
  const options = Object.entries(orderNames).map(([value, label]) => ({
    // The keys of the record above.
    value: value as TimelineOrder,
    label,
  }));
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
      <Select
        label="Order of the rows"
        size="small"
        value={order}
        onChange={(sort) =>
          change({ sort: sort === "start" ? undefined : sort }, { replace: true })
        }
        options={options}
      />
      <Button
        size="small"
        aria-pressed={showsPath}
        className={showsPath ? "!border-accent !text-accent" : ""}
        icon={<Route size={14} aria-hidden />}
        onClick={() => onPath(!showsPath)}
      >
        Critical path
      </Button>
      <span className="ml-auto text-xs text-ink-faint tabular-nums" role="status">
        {part}
      </span>
      <span className="flex">
        <ZoomButton label="Zoom in" icon={Plus} onClick={() => onZoom(zoomStep)} />
        <ZoomButton label="Zoom out" icon={Minus} onClick={() => onZoom(1 / zoomStep)} />
        <ZoomButton label="Show the whole run" icon={Maximize} onClick={onFit} />
      </span>
    </div>
  );
}

function ZoomButton({
  label,
  icon: Icon,
  onClick,
}: {
  label: string;
  icon: LucideIcon;
  onClick: () => void;
}) {
  return (
    <IconButton
      label={label}
      size="small"
      icon={<Icon size={14} aria-hidden />}
      onClick={onClick}
    />
  );
}

function isSame(a: TimeWindow, b: TimeWindow): boolean {
  return a.fromMs <= b.fromMs && a.toMs >= b.toMs;
}
