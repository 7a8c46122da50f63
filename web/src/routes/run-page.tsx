import { useEffect } from "react";
import { useRun, useVersionOfFailed } from "../api/queries.ts";
import { FailureBanner } from "../components/failure-banner.tsx";
import { LogViewer } from "../components/logs/log-viewer.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import { RunHeader } from "../components/run-header.tsx";
import { TaskTable } from "../components/task-table.tsx";
import { getRouteApi, Link } from "@tanstack/react-router";
import { numberOf } from "../lib/search-params.ts";
import { logViewSearch, parseLogViewState } from "../log/view-state.ts";
import { shownTasks } from "../status/shown-task.ts";
import { lookOf } from "../status/status-language.ts";

const route = getRouteApi("/runs/$id");

/** One run: its state, its tasks and its log. */
export function RunPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const run = useRun(id);
  const version = useVersionOfFailed(run.data);
  const tasks = run.data ? shownTasks(run.data, version.data) : [];
  const title = run.data
    ? `${run.data.job_name}: ${lookOf(run.data.status).label.toLowerCase()} · Stratal`
    : "Run · Stratal";
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <>
      <nav aria-label="Breadcrumb" className="mb-3 text-sm">
        <Link to="/runs" className="link">
          ← Runs
        </Link>
      </nav>
      {!run.data && <h1 className="sr-only">Run</h1>}
      {run.isPending && (
        <div className="panel">
          <SkeletonRows rows={5} label="Loading the run" />
        </div>
      )}
      {run.isError && !run.data && (
        <div className="panel">
          <ErrorState error={run.error} onRetry={() => void run.refetch()} />
        </div>
      )}
      {run.data && (
        <div className="space-y-5">
          <RunHeader run={run.data} tasks={tasks} />
          {/* Until it is known which failures are allowed, the first one that counts is not known either. */}
          {!version.isLoading && <FailureBanner run={run.data} tasks={tasks} />}
          <TaskTable run={run.data} tasks={tasks} />
          <div className="panel h-[40rem] max-h-[85vh] overflow-hidden">
            <LogViewer
              runId={id}
              taskSeq={numberOf(search, "task") ?? null}
              state={parseLogViewState(search)}
              onStateChange={(next) =>
                void navigate({
                  to: "/runs/$id",
                  params: { id },
                  search: { ...search, ...logViewSearch(next) },
                  replace: true,
                  resetScroll: false,
                })
              }
            />
          </div>
        </div>
      )}
    </>
  );
}
