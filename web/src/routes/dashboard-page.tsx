import { getRouteApi } from "@tanstack/react-router";
import { useDashboard, type Dashboard } from "../api/dashboard.ts";
import { useRunPages } from "../api/runs.ts";
import { Attention } from "../components/dashboard/attention.tsx";
import { FirstSteps } from "../components/dashboard/first-steps.tsx";
import { JobRanking } from "../components/dashboard/job-ranking.tsx";
import { Tiles } from "../components/dashboard/tiles.tsx";
import { WorkerStrip } from "../components/dashboard/worker-strip.tsx";
import { RunChart } from "../components/runs/run-chart.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SegmentedControl } from "../components/ui/segmented-control.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { ranges, type Range } from "./page-search.ts";

const route = getRouteApi("/");

/** How everything does, and what needs somebody. */
export function DashboardPage() {
  const { range = "24h" } = route.useSearch();
  const navigate = route.useNavigate();
  const figures = useDashboard(range);
  return (
    <>
      <PageHeading title="Dashboard">
        <SegmentedControl
          label="Range"
          value={range}
          onChange={(next: Range) =>
            void navigate({ search: next === "24h" ? {} : { range: next }, replace: true })
          }
          options={ranges.map((value) => ({ value, label: value }))}
        />
      </PageHeading>
      {figures.isPending && <DashboardSkeleton />}
      {figures.isError && (
        <div className="panel mb-gap">
          <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />
        </div>
      )}
      {figures.data !== undefined && <Figures figures={figures.data} />}
    </>
  );
}

function Figures({ figures }: { figures: Dashboard }) {
  const anyRun = useRunPages({}).data?.pages[0]?.job_runs.length;
  if (anyRun === 0) return <FirstSteps workers={figures.workers.active} />;
  return (
    <div className="space-y-gap">
      <Tiles figures={figures} />
      <div className="grid items-start gap-gap xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="space-y-gap">
          <RunChart figures={figures} height={168} />
          <div className="grid items-start gap-gap md:grid-cols-2">
            <JobRanking
              title="Failing most"
              empty="No job failed in this time."
              jobs={figures.top_failing}
              by="failed"
            />
            <JobRanking
              title="Slowest"
              empty="No run ended in this time."
              jobs={figures.slowest}
              by="p50_ms"
            />
          </div>
        </div>
        <Attention figures={figures} />
      </div>
      <WorkerStrip figures={figures} />
    </div>
  );
}

function DashboardSkeleton() {
  return (
    <div role="status" aria-label="Loading the figures" className="space-y-gap">
      <Skeleton className="h-24" />
      <Skeleton className="h-56" />
      <Skeleton className="h-40" />
    </div>
  );
}
