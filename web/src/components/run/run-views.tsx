import { lazy, Suspense } from "react";
import { isOpenState, type RunDetail } from "../../api/run.ts";
import { useHotkeys } from "../../hooks/use-hotkeys.ts";
import { useIsNarrow } from "../../hooks/use-media-query.ts";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { TabPanel, Tabs } from "../ui/tabs.tsx";
import { ArtifactsView } from "./artifacts-view.tsx";
import { EventsView } from "./events-view.tsx";
import { ItemsView } from "./items-view.tsx";
import { RawView } from "./raw-view.tsx";
import { useRunPage } from "./run-context.tsx";
import type { RunView } from "./run-search.ts";
import { SummaryView } from "./summary-view.tsx";
import { ValuesView } from "./values-view.tsx";
import { WaitingView } from "./waiting-view.tsx";

const GraphView = lazy(() => import("./graph-view.tsx"));
const TimelineView = lazy(() => import("./timeline-view.tsx"));
const CompareView = lazy(() => import("./compare-view.tsx"));
const RunLog = lazy(() => import("./run-log.tsx"));

const viewNames: Record<RunView, string> = {
  graph: "Graph",
  timeline: "Timeline",
  logs: "Logs",
  items: "Items",
  values: "Inputs & outputs",
  artifacts: "Artifacts",
  summary: "Summary",
  events: "Events",
  waiting: "Why waiting",
  compare: "Compare",
  raw: "Raw",
};

/** The middle of the page: one view of the run, chosen by the address. */
export function RunViews({ detail }: { detail: RunDetail | undefined }) {
  const { skeleton, search, change } = useRunPage();
  const narrow = useIsNarrow();
  // A graph on a phone is not what anybody opens first.
  const view = search.view ?? (narrow ? "logs" : "graph");
  const show = (next: RunView): void => change({ view: next });
  useHotkeys({ l: () => show("logs"), v: () => show("graph"), t: () => show("timeline") });
  const hasItems = skeleton.nodes.some((node) => node.for_each || node.loop);
  const open = isOpenState(skeleton.run.status);
  const items = Object.entries(viewNames)
    // The keys of the record above.
    .map(([value, label]) => ({ value: value as RunView, label }))
    .filter(
      ({ value }) =>
        value === view || ((value !== "items" || hasItems) && (value !== "waiting" || open)),
    );
  return (
    <section
      aria-label={viewNames[view]}
      className="panel flex min-h-0 min-w-0 flex-col overflow-hidden max-md:min-h-[28rem]"
    >
      <Tabs
        label="Views of the run"
        value={view}
        onChange={show}
        items={items}
        className="flex min-h-0 flex-1 flex-col [&>[data-tabs]]:px-2"
      >
        <Suspense fallback={<SkeletonRows rows={4} label="Loading the view" />}>
          <Filled value="graph">
            <GraphView />
          </Filled>
          <Filled value="timeline">
            <TimelineView />
          </Filled>
          <Filled value="logs">
            <RunLog taskSeq={search.task ?? null} canWiden />
          </Filled>
          <Filled value="items">
            <ItemsView />
          </Filled>
        </Suspense>
        <Scrolled value="values">
          <ValuesView detail={detail} />
        </Scrolled>
        <Scrolled value="artifacts">
          <ArtifactsView />
        </Scrolled>
        <Scrolled value="summary">
          <SummaryView />
        </Scrolled>
        <Scrolled value="events">
          <EventsView />
        </Scrolled>
        <Scrolled value="waiting">
          <WaitingView />
        </Scrolled>
        <Suspense fallback={<SkeletonRows rows={4} label="Loading the view" />}>
          <Scrolled value="compare">
            <CompareView detail={detail} />
          </Scrolled>
        </Suspense>
        <Scrolled value="raw">
          <RawView detail={detail} />
        </Scrolled>
      </Tabs>
    </section>
  );
}

/** A view that scrolls by itself. */
function Filled({ value, children }: { value: RunView; children: React.ReactNode }) {
  return (
    <TabPanel value={value} className="relative min-h-0 flex-1">
      {children}
    </TabPanel>
  );
}

function Scrolled({ value, children }: { value: RunView; children: React.ReactNode }) {
  return (
    <TabPanel value={value} scrolls className="min-h-0 flex-1">
      {children}
    </TabPanel>
  );
}
