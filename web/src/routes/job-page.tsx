/** One job: how it does, its graph, its runs, its document through time. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useJobRefresh, useNewestRuns } from "../api/job.ts";
import { jobQuery, type JobDetail } from "../api/jobs.ts";
import { JobHeader } from "../components/job/job-header.tsx";
import type { JobPlace } from "../components/job/job-place.ts";
import { LastFailure } from "../components/job/last-failure.tsx";
import { OverviewTab } from "../components/job/overview-tab.tsx";
import { RunsTab } from "../components/job/runs-tab.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { TabPanel, Tabs } from "../components/ui/tabs.tsx";
import type { jobTabs } from "./page-search.ts";

const GraphTab = lazy(() => import("../components/job/graph-tab.tsx"));
// These two bring the reader of documents with them.
const SettingsTab = lazy(() => import("../components/job/settings-tab.tsx"));
const VersionsTab = lazy(() => import("../components/job/versions-tab.tsx"));
const DefinitionTab = lazy(() => import("../components/job/definition-tab.tsx"));

const route = getRouteApi("/jobs/$id");
type JobTab = (typeof jobTabs)[number];

/** `/jobs/$id`. */
export function JobPage() {
  const { id } = route.useParams();
  const job = useQuery(jobQuery(id));
  useJobRefresh(id);
  if (job.isPending) {
    return (
      <div className="panel">
        <SkeletonRows rows={6} label="Loading the job" />
      </div>
    );
  }
  if (job.data === undefined) {
    return (
      <>
        <PageHeading title="Job" />
        <div className="panel">
          <ErrorState error={job.error} onRetry={() => void job.refetch()} />
        </div>
      </>
    );
  }
  return <Job key={id} job={job.data} />;
}

function Job({ job }: { job: JobDetail }) {
  const { tab = "overview" } = route.useSearch();
  const navigate = route.useNavigate();
  const runs = useNewestRuns(job.id);
  return (
    <>
      <JobHeader job={job} newest={runs.data?.[0]} />
      {runs.data?.[0] !== undefined && <LastFailure runs={runs.data} />}
      <Tabs
        label="Job"
        value={tab}
        onChange={(next: JobTab) =>
          void navigate({ search: next === "overview" ? {} : { tab: next } })
        }
        items={[
          { value: "overview", label: "Overview" },
          { value: "graph", label: "Graph" },
          { value: "runs", label: "Runs" },
          { value: "definition", label: "Definition" },
          { value: "versions", label: "Versions", count: job.version },
          { value: "settings", label: "Settings" },
        ]}
      >
        <JobTabs job={job} />
      </Tabs>
    </>
  );
}

function JobTabs({ job }: { job: JobDetail }) {
  const place = useJobPlace();
  return (
    <Suspense fallback={<SkeletonRows rows={6} label="Loading" />}>
      <TabPanel value="overview" className="pt-gap">
        <OverviewTab job={job} />
      </TabPanel>
      <TabPanel value="graph" className="pt-gap">
        <GraphTab job={job} place={place} />
      </TabPanel>
      <TabPanel value="runs" className="pt-gap">
        <RunsTab job={job} place={place} />
      </TabPanel>
      <TabPanel value="definition" className="pt-gap">
        <DefinitionTab job={job} place={place} />
      </TabPanel>
      <TabPanel value="versions" className="pt-gap">
        <VersionsTab job={job} place={place} />
      </TabPanel>
      <TabPanel value="settings" className="pt-gap">
        <SettingsTab job={job} />
      </TabPanel>
    </Suspense>
  );
}

/** What the address says about the tabs; looking around does not fill the browser's history. */
function useJobPlace(): JobPlace {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return {
    ...search,
    change: (next) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true }),
  };
}
