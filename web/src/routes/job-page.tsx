import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Pencil, Play } from "lucide-react";
import { jobQuery, type JobDetail } from "../api/jobs.ts";
import { useRunPages } from "../api/runs.ts";
import { JobVersions } from "../components/jobs/job-versions.tsx";
import { useRunJob } from "../components/jobs/run-job.tsx";
import { RunTable } from "../components/runs/run-table.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { Button, buttonClass } from "../components/ui/button.tsx";
import { CopyButton } from "../components/ui/copy-button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { RelativeTime } from "../components/ui/relative-time.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { TabPanel, Tabs, type TabItem } from "../components/ui/tabs.tsx";
import type { jobTabs } from "./page-search.ts";

const route = getRouteApi("/jobs/$id");
type JobTab = (typeof jobTabs)[number];
const tabs: readonly TabItem<JobTab>[] = [
  { value: "overview", label: "Runs" },
  { value: "definition", label: "Definition" },
  { value: "versions", label: "Versions" },
];

/** One job: its runs, its document and its versions. */
export function JobPage() {
  const { id } = route.useParams();
  const job = useQuery(jobQuery(id));
  if (job.isPending) {
    return (
      <div className="panel">
        <SkeletonRows rows={6} label="Loading the job" />
      </div>
    );
  }
  if (job.data === undefined) {
    return (
      <div className="panel">
        <PageHeading title="Job" />
        <ErrorState error={job.error} onRetry={() => void job.refetch()} />
      </div>
    );
  }
  return <Job job={job.data} />;
}

function Job({ job }: { job: JobDetail }) {
  const { tab = "overview" } = route.useSearch();
  const navigate = route.useNavigate();
  const { run, busy, dialog } = useRunJob();
  return (
    <>
      <PageHeading title={job.name} detail={<JobFacts job={job} />}>
        <Link to="/jobs/$id/edit" params={{ id: job.id }} className={buttonClass()}>
          <Pencil size={14} aria-hidden="true" />
          Edit
        </Link>
        <Button
          variant="primary"
          busy={busy}
          icon={<Play size={12} fill="currentColor" aria-hidden="true" />}
          onClick={() => run(job)}
        >
          Run
        </Button>
      </PageHeading>
      {dialog}
      <Tabs
        label="Job"
        value={tab}
        onChange={(next) => void navigate({ search: next === "overview" ? {} : { tab: next } })}
        items={tabs}
      >
        <div className="panel mt-gap overflow-hidden">
          <TabPanel value="overview">
            <JobRuns id={job.id} />
          </TabPanel>
          <TabPanel value="definition">
            <Definition job={job} />
          </TabPanel>
          <TabPanel value="versions">
            <JobVersions job={job} />
          </TabPanel>
        </div>
      </Tabs>
    </>
  );
}

function JobFacts({ job }: { job: JobDetail }) {
  return (
    <>
      {job.description}
      {job.description !== "" && " · "}
      {job.task_count} {job.task_count === 1 ? "task" : "tasks"} · version {job.version}, changed{" "}
      <RelativeTime at={job.updated_at} />
    </>
  );
}

function JobRuns({ id }: { id: string }) {
  const runs = useRunPages({ jobId: id });
  const rows = runs.data?.pages.flatMap((page) => page.job_runs) ?? [];
  if (runs.isPending) return <SkeletonRows rows={6} label="Loading runs" />;
  if (runs.data === undefined)
    return <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />;
  if (rows.length === 0) return <EmptyState title="This job has not run yet" />;
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

function Definition({ job }: { job: JobDetail }) {
  return (
    <div className="relative">
      <div className="absolute top-2 right-2">
        <CopyButton text={job.source_text} label="Copy the document" />
      </div>
      <pre
        tabIndex={0}
        aria-label="Document of the job"
        className="overflow-x-auto p-4 font-mono text-xs"
      >
        {job.source_text}
      </pre>
    </div>
  );
}
