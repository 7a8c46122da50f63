import { getRouteApi } from "@tanstack/react-router";
import { Download, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useJobPages, type JobFilter } from "../api/jobs.ts";
import type { Job } from "../api/resources.ts";
import { DeleteJobsDialog } from "../components/jobs/delete-jobs-dialog.tsx";
import { useExportJobs } from "../components/jobs/job-actions.tsx";
import { JobTable } from "../components/jobs/job-table.tsx";
import { useRunJob, type JobToRun } from "../components/jobs/run-job.tsx";
import { FilterChips, ListSearch, SelectionBar } from "../components/list/list-filters.tsx";
import { RunSample } from "../components/jobs/run-sample.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { ButtonLink } from "../components/ui/button-link.tsx";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { Select } from "../components/ui/select.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { useSelection } from "../hooks/use-selection.ts";
import type { jobsSearch, jobSorts } from "./page-search.ts";

const route = getRouteApi("/jobs");
type Search = ReturnType<typeof jobsSearch>;
type Sort = (typeof jobSorts)[number];

/** All jobs with how their newest runs went. */
export function JobsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const q = search.q ?? "";
  const clear = (): void => void navigate({ search: {} });
  return (
    <>
      <PageHeading title="Jobs">
        <ButtonLink
          to="/jobs/new"
          variant="primary"
          needs="jobs:write"
          icon={<Plus size={14} aria-hidden="true" />}
        >
          New job
        </ButtonLink>
      </PageHeading>
      <div className="mb-3 space-y-2">
        <div className="flex flex-wrap items-center gap-2">
          <ListSearch
            label="Name or description"
            value={q}
            onChange={(next) =>
              void navigate({
                search: { ...search, q: next === "" ? undefined : next } as Search,
                replace: true,
              })
            }
          />
          <Select
            label="Order"
            value={search.sort ?? "name"}
            onChange={(sort: Sort) =>
              void navigate({
                search: { ...search, sort: sort === "name" ? undefined : sort } as Search,
                replace: true,
              })
            }
            options={[
              { value: "name", label: "By name" },
              { value: "newest", label: "Newest first" },
            ]}
          />
        </div>
        <FilterChips
          chips={q === "" ? [] : [{ name: "text", text: q, onRemove: clear }]}
          onClear={clear}
        />
      </div>
      <JobList search={search} onClear={clear} />
    </>
  );
}

function JobList({ search, onClear }: { search: Search; onClear: () => void }) {
  const jobs = useJobPages(filterOf(search));
  const rows = jobs.data?.pages.flatMap((page) => page.jobs) ?? [];
  const selection = useSelection(rows.map(({ id }) => id));
  const [deleting, setDeleting] = useState<readonly JobToRun[]>([]);
  const { run, dialog } = useRunJob();
  if (jobs.isPending) {
    return (
      <div className="panel">
        <SkeletonRows rows={8} label="Loading jobs" />
      </div>
    );
  }
  return (
    <section aria-label="Jobs" className="panel overflow-hidden">
      {selection.ids.length > 0 && (
        <JobBulkActions
          jobs={rows.filter(({ id }) => selection.selected.has(id))}
          onClear={selection.clear}
          onDelete={setDeleting}
        />
      )}
      {jobs.isError && <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.data !== undefined && rows.length === 0 && (
        <NoJobs filtered={search.q !== undefined} onClear={onClear} />
      )}
      {rows.length > 0 && (
        <JobTable
          rows={rows}
          selection={selection}
          onRun={run}
          onDelete={(job) => setDeleting([job])}
          hasMore={jobs.hasNextPage}
          loadingMore={jobs.isFetchingNextPage}
          onMore={() => void jobs.fetchNextPage()}
          stale={jobs.isPlaceholderData}
        />
      )}
      {dialog}
      {deleting.length > 0 && (
        <DeleteJobsDialog
          jobs={deleting}
          onClose={() => setDeleting([])}
          onDeleted={selection.clear}
        />
      )}
    </section>
  );
}

function JobBulkActions({
  jobs,
  onClear,
  onDelete,
}: {
  jobs: readonly Job[];
  onClear: () => void;
  onDelete: (jobs: readonly JobToRun[]) => void;
}) {
  const exportJobs = useExportJobs();
  return (
    <SelectionBar count={jobs.length} onClear={onClear}>
      <Button
        size="small"
        icon={<Download size={14} aria-hidden="true" />}
        onClick={() => exportJobs(jobs.map(({ id }) => id))}
      >
        Export
      </Button>
      <Button
        size="small"
        variant="danger"
        needs="jobs:delete"
        icon={<Trash2 size={14} aria-hidden="true" />}
        onClick={() => onDelete(jobs)}
      >
        Delete…
      </Button>
    </SelectionBar>
  );
}

function NoJobs({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <EmptyState title="No job matches" action={<Button onClick={onClear}>Clear the search</Button>}>
      Names and descriptions were searched.
    </EmptyState>
  ) : (
    <EmptyState title="There is no job yet" action={<RunSample />}>
      A job is a document of tasks. Write one here, or save one with{" "}
      <code className="font-mono">stratal run job.yaml</code>
    </EmptyState>
  );
}

function filterOf({ q, sort }: Search): JobFilter {
  return { sort: sort ?? "name", ...(q === undefined ? {} : { q }) };
}
