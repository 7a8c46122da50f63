import { getRouteApi } from "@tanstack/react-router";
import { useMemo } from "react";
import { useJobName } from "../api/names.ts";
import { useRunPages, type RunFilter } from "../api/runs.ts";
import { FilterChips, ListSearch, type Chip } from "../components/list/list-filters.tsx";
import { JobFilter } from "../components/list/job-filter.tsx";
import { StatusFilter } from "../components/list/status-filter.tsx";
import { RunBulkActions } from "../components/runs/run-bulk-actions.tsx";
import { RunHistogram } from "../components/runs/run-histogram.tsx";
import { RunTable } from "../components/runs/run-table.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { Button } from "../components/ui/button.tsx";
import { SegmentedControl } from "../components/ui/segmented-control.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { formatMoment } from "../format/moment.ts";
import { useSelection } from "../hooks/use-selection.ts";
import { usePreferences } from "../lib/preferences.ts";
import { lookOf } from "../status/status-language.ts";
import { ranges, type Range, type runsSearch } from "./page-search.ts";

const route = getRouteApi("/runs");
type Search = ReturnType<typeof runsSearch>;

/** All runs of all jobs, newest first; what is shown is in the address. */
export function RunsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (changes: Partial<Record<keyof Search, unknown>>): void =>
    // The route's own validation takes out what an undefined member leaves.
    void navigate({ search: { ...search, ...changes } as Search, replace: true });
  return (
    <>
      <PageHeading title="Runs">
        <SegmentedControl
          label="Time shown in the chart"
          value={search.range ?? "24h"}
          onChange={(range: Range) => change({ range: range === "24h" ? undefined : range })}
          options={ranges.map((value) => ({ value, label: value }))}
        />
      </PageHeading>
      <RunHistogram
        range={search.range ?? "24h"}
        onPick={(bucket, status) =>
          change({ after: bucket.start, before: bucket.end, status: [status] })
        }
      />
      <RunFilters search={search} onChange={change} onClear={() => void navigate({ search: {} })} />
      <RunList search={search} onClear={() => void navigate({ search: {} })} />
    </>
  );
}

function RunFilters({
  search,
  onChange,
  onClear,
}: {
  search: Search;
  onChange: (changes: Partial<Record<keyof Search, unknown>>) => void;
  onClear: () => void;
}) {
  const chips = useChips(search, (name) => onChange({ [name]: undefined }));
  return (
    <div className="mb-3 space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <ListSearch
          label="Job or run id"
          value={search.q ?? ""}
          onChange={(q) => onChange({ q: q === "" ? undefined : q })}
        />
        <StatusFilter value={search.status ?? []} onChange={(status) => onChange({ status })} />
        <JobFilter value={search.job} onChange={(job) => onChange({ job })} />
        <Button
          aria-pressed={search.trigger === "web"}
          onClick={() => onChange({ trigger: search.trigger === "web" ? undefined : "web" })}
        >
          Started here
        </Button>
      </div>
      <FilterChips chips={chips} onClear={onClear} />
    </div>
  );
}

function useChips(search: Search, remove: (name: keyof Search) => void): Chip[] {
  const { zone } = usePreferences();
  const jobName = useJobName(search.job ?? null);
  const chip = (name: keyof Search, label: string, text: string | undefined): Chip[] =>
    text === undefined ? [] : [{ name: label, text, onRemove: () => remove(name) }];
  const moment = (at: string | undefined): string | undefined =>
    at === undefined || Number.isNaN(Date.parse(at)) ? undefined : formatMoment(at, zone);
  return [
    ...chip("q", "text", search.q),
    ...chip("status", "status", search.status?.map((status) => lookOf(status).label).join(", ")),
    ...chip("job", "job", search.job === undefined ? undefined : (jobName ?? search.job)),
    ...chip("trigger", "started by", search.trigger),
    ...chip("after", "from", moment(search.after)),
    ...chip("before", "until", moment(search.before)),
  ];
}

function RunList({ search, onClear }: { search: Search; onClear: () => void }) {
  const runs = useRunPages(useMemo(() => filterOf(search), [search]));
  const rows = runs.data?.pages.flatMap((page) => page.job_runs) ?? [];
  const selection = useSelection(rows.map(({ id }) => id));
  if (runs.isPending) {
    return (
      <div className="panel">
        <SkeletonRows rows={8} label="Loading runs" />
      </div>
    );
  }
  return (
    <section aria-label="Runs" className="panel overflow-hidden">
      {selection.ids.length > 0 && (
        <RunBulkActions
          runs={rows.filter(({ id }) => selection.selected.has(id))}
          onClear={selection.clear}
        />
      )}
      {runs.isError && <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />}
      {runs.data !== undefined && rows.length === 0 && (
        <NoRuns filtered={Object.keys(filterOf(search)).length > 0} onClear={onClear} />
      )}
      {rows.length > 0 && (
        <RunTable
          label="Runs"
          rows={rows}
          selection={selection}
          hasMore={runs.hasNextPage}
          loadingMore={runs.isFetchingNextPage}
          onMore={() => void runs.fetchNextPage()}
          stale={runs.isPlaceholderData}
        />
      )}
    </section>
  );
}

function NoRuns({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  return filtered ? (
    <EmptyState
      title="No run matches"
      action={<Button onClick={onClear}>Clear all filters</Button>}
    >
      Take off one of the filters above.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing has run yet">
      A run appears here the moment it is accepted. Start one from a job, or with{" "}
      <code className="font-mono">stratal run job.yaml</code>
    </EmptyState>
  );
}

function filterOf({ status, job, trigger, q, after, before }: Search): RunFilter {
  return {
    ...(status === undefined ? {} : { status }),
    ...(job === undefined ? {} : { jobId: job }),
    ...(trigger === undefined ? {} : { triggeredBy: trigger }),
    ...(q === undefined ? {} : { q }),
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
  };
}
