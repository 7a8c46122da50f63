import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useEffect, useEffectEvent, useMemo, useRef } from "react";
import { useRunDetail } from "../api/run.ts";
import { useRunFeed } from "../api/use-run-feed.ts";
import { FailureBanner } from "../components/run/failure-banner.tsx";
import { RunProvider, useRunPage, type RunPageState } from "../components/run/run-context.tsx";
import { RunHeader } from "../components/run/run-header.tsx";
import { readRunSearch, withRunSearch, type RunSearch } from "../components/run/run-search.ts";
import { RunViews } from "../components/run/run-views.tsx";
import { TaskList } from "../components/run/task-list.tsx";
import { TaskPanel } from "../components/run/task-panel.tsx";
import { WaitingNotice } from "../components/run/waiting-notice.tsx";
import { buttonClass } from "../components/ui/button.tsx";
import { classNames } from "../components/ui/class-names.ts";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";
import type { RunSkeleton } from "../graph/run-skeleton.ts";
import { firstFailure } from "../graph/task-tree.ts";
import { useIsNarrow } from "../hooks/use-media-query.ts";
import { useTitle } from "../hooks/use-title.ts";
import { logViewSearch, parseLogViewState, type LogViewState } from "../log/view-state.ts";
import { lookOf } from "../status/status-language.ts";

const route = getRouteApi("/runs/$id");

/** One run: its state, its tasks, and one view of them. */
export function RunPage() {
  const { id } = route.useParams();
  const feed = useRunFeed(id);
  const run = feed.skeleton?.run;
  useTitle(
    run === undefined ? "Run" : `${run.job_name}: ${lookOf(run.status).label.toLowerCase()}`,
  );
  if (feed.skeleton !== null)
    return <LoadedRun key={id} id={id} skeleton={feed.skeleton} version={feed.version} />;
  return (
    <div className="panel">
      <h1 className="sr-only">Run</h1>
      {feed.error === null ? (
        <SkeletonRows rows={6} label="Loading the run" />
      ) : (
        <>
          <ErrorState error={feed.error} onRetry={feed.retry} />
          <Link to="/runs" className={buttonClass("default", "medium", "mx-4 mb-4")}>
            All runs
          </Link>
        </>
      )}
    </div>
  );
}

function LoadedRun({
  id,
  skeleton,
  version,
}: {
  id: string;
  skeleton: RunSkeleton;
  version: number;
}) {
  const detail = useRunDetail(id, `${skeleton.run.status} ${skeleton.run.attempt}`).data;
  const state = useRunPageState(id, skeleton, version);
  const { task } = state.search;
  const row = task === undefined ? undefined : skeleton.rowOf(task);
  return (
    <RunProvider value={state}>
      <FailureOpener />
      <div className="flex flex-col gap-3 md:h-[calc(100dvh-5.5rem)] md:min-h-[40rem]">
        <RunHeader detail={detail} />
        <FailureBanner detail={detail} />
        <WaitingNotice />
        <div
          className={classNames(
            "relative grid min-h-0 flex-1 gap-3 max-md:grid-cols-1 md:grid-cols-[minmax(14rem,20rem)_minmax(0,1fr)] md:grid-rows-[minmax(0,1fr)]",
            row !== undefined && "xl:grid-cols-[minmax(14rem,18rem)_minmax(0,1fr)_26rem]",
          )}
        >
          <div className="flex min-h-0 flex-col max-md:h-72 [&>*]:flex-1">
            <TaskList />
          </div>
          <RunViews detail={detail} />
          {row !== undefined && <TaskPanel key={task} row={row} detail={detail} />}
        </div>
      </div>
    </RunProvider>
  );
}

/** The run and the address, for all parts of the page. */
function useRunPageState(id: string, skeleton: RunSkeleton, version: number): RunPageState {
  const raw = route.useSearch();
  const navigate = route.useNavigate();
  const search = useMemo(() => readRunSearch(raw), [raw]);
  const change = useCallback(
    (changes: Partial<RunSearch>, { replace = false } = {}) => {
      void navigate({
        search: (old) => withRunSearch(old, changes),
        replace,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const openTask = useCallback<RunPageState["openTask"]>(
    (task, tab) => change(tab === undefined ? { task } : { task, tab }),
    [change],
  );
  const logState = useMemo(() => parseLogViewState(raw), [raw]);
  const changeLog = useCallback(
    (next: LogViewState) =>
      void navigate({
        search: (old) => ({ ...old, ...logViewSearch(next) }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return useMemo(
    () => ({ runId: id, skeleton, version, search, change, openTask, logState, changeLog }),
    [id, skeleton, version, search, change, openTask, logState, changeLog],
  );
}

/**
 * The failed task opens by itself, once: whoever closes it has seen it. Not over a task that somebody opened, and not on a narrow
 * screen, where it would hide everything else; the banner has it there.
 */
function FailureOpener() {
  const { skeleton, version, search, openTask } = useRunPage();
  const narrow = useIsNarrow();
  const isDone = useRef(search.task !== undefined);
  const open = useEffectEvent((seq: number) => openTask(seq));
  const row = useMemo(() => firstFailure(skeleton), [skeleton, version]);
  const seq = row === null ? null : skeleton.seq(row);
  useEffect(() => {
    if (seq === null || isDone.current || narrow) return;
    isDone.current = true;
    open(seq);
  }, [seq, narrow]);
  return null;
}
