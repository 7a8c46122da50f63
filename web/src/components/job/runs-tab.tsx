import { Grid3x3, List } from "lucide-react";
import { useJobGrid } from "../../api/job.ts";
import type { JobDetail } from "../../api/jobs.ts";
import { useRunPages } from "../../api/runs.ts";
import { RunTable } from "../runs/run-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SegmentedControl } from "../ui/segmented-control.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import type { JobPlace } from "./job-place.ts";
import { GridKey, RunGrid } from "./run-grid.tsx";

/** The runs of a job: the newest ones task by task, or all of them as a list. */
export function RunsTab({ job, place }: { job: JobDetail; place: JobPlace }) {
  const isList = place.view === "list";
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <SegmentedControl
          label="Show runs as"
          value={isList ? "list" : "grid"}
          onChange={(view) => place.change({ view: view === "list" ? "list" : undefined })}
          options={[
            { value: "grid", label: "Grid", icon: <Grid3x3 size={14} aria-hidden="true" /> },
            { value: "list", label: "List", icon: <List size={14} aria-hidden="true" /> },
          ]}
        />
        {!isList && <GridKey />}
      </div>
      <section aria-label="Runs" className="panel overflow-hidden">
        {isList ? <RunList id={job.id} /> : <Grid id={job.id} />}
      </section>
    </>
  );
}

function Grid({ id }: { id: string }) {
  const grid = useJobGrid(id);
  if (grid.isPending) return <SkeletonRows rows={6} label="Loading the grid" />;
  if (grid.data === undefined)
    return <ErrorState error={grid.error} onRetry={() => void grid.refetch()} />;
  if (grid.data.runs.length === 0) return <NoRuns />;
  return <RunGrid grid={grid.data} />;
}

function RunList({ id }: { id: string }) {
  const runs = useRunPages({ jobId: id });
  const rows = runs.data?.pages.flatMap((page) => page.job_runs) ?? [];
  if (runs.isPending) return <SkeletonRows rows={6} label="Loading runs" />;
  if (runs.data === undefined)
    return <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />;
  if (rows.length === 0) return <NoRuns />;
  return (
    <RunTable
      label="Runs of this job"
      rows={rows}
      hasMore={runs.hasNextPage}
      loadingMore={runs.isFetchingNextPage}
      onMore={() => void runs.fetchNextPage()}
    />
  );
}

function NoRuns() {
  return (
    <EmptyState title="This job has not run yet">
      Press Run, or the key <kbd className="font-mono">r</kbd>.
    </EmptyState>
  );
}
