import { useRef, useState } from "react";
import { taskRunIdOf } from "../../api/logs.ts";
import { countOf } from "../../log/ranges.ts";
import type { LogViewState } from "../../log/view-state.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { CopySelection } from "./copy-selection.tsx";
import { GoToLine } from "./go-to-line.tsx";
import { LineDetails } from "./line-details.tsx";
import { LogLines } from "./log-lines.tsx";
import { LogSearch } from "./log-search.tsx";
import type { LogSession } from "./log-session.ts";
import { LogStatus } from "./log-status.tsx";
import { ErrorSteps, LogFilters, LogOptions } from "./log-toolbar.tsx";
import { NoLines } from "./no-lines.tsx";
import { useLogKeys } from "./use-log-keys.ts";
import { useLogSession } from "./use-log-session.ts";
import { textHeights, useViewer, type Viewer } from "./use-viewer.ts";
import "../../log-viewer.css";

/** What the page around the viewer decides. */
export interface LogViewerProps {
  runId: string;
  /** Null shows all tasks, merged. */
  taskSeq: number | null;
  attempt?: number | null;
  /** Whether what wrote it failed: then it has lines that say why, whatever words they use. */
  hasFailed: boolean;
  state: LogViewState;
  onStateChange: (next: LogViewState) => void;
  className?: string;
}

/** The log of a run or of one task run, however long: searched, filtered, followed. Fills the box that it is put into. */
export function LogViewer(props: LogViewerProps) {
  const { runId, taskSeq } = props;
  const taskRunId = taskSeq === null ? null : taskRunIdOf(runId, taskSeq);
  const { session, snapshot } = useLogSession({ runId, taskRunId });
  if (snapshot.state === "failed" && snapshot.error !== null)
    return <ErrorState error={snapshot.error} onRetry={() => session?.retry()} />;
  if (session === null || snapshot.state === "loading")
    return <SkeletonRows rows={8} label="Loading the log" />;
  return <OpenLog key={taskRunId ?? runId} {...props} session={session} />;
}

/** The viewer of a log that was reached. */
function OpenLog({
  session,
  attempt = null,
  hasFailed,
  state,
  onStateChange,
  className = "",
}: LogViewerProps & { session: LogSession }) {
  const viewer = useViewer(session, { attempt, hasFailed, state, onStateChange });
  const { shown, look, states, marks, follow, details } = viewer;
  const [isMaximized, setMaximized] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const root = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useLogKeys(root, {
    search: () => {
      search.current?.focus();
      search.current?.select();
    },
    nextError: () => viewer.stepErrors(1),
    previousError: () => viewer.stepErrors(-1),
    follow: () => follow.set(!follow.isFollowing),
    wrap: () => viewer.change({ wrap: !state.wrap }),
    goTo: () => setGoing(true),
    leave: () => (isMaximized ? setMaximized(false) : viewer.change({ line: null })),
  });
  const box = isMaximized ? "fixed inset-0 z-30" : `h-full ${className}`;
  return (
    <section
      ref={root}
      aria-label="Log"
      data-log-viewer
      className={`log-viewer flex min-h-0 flex-col overflow-hidden bg-surface ${box}`}
    >
      <Bar
        {...{ session, viewer, state, searchRef: search }}
        onMaximize={() => setMaximized(!isMaximized)}
      />
      {shown.view.rows === 0 ? (
        <NoLines viewer={viewer} state={state} />
      ) : (
        <LogLines
          {...{ session, look, states, marks, follow }}
          view={shown.view}
          handle={viewer.lines}
          fontSize={textHeights[state.size][0]}
        />
      )}
      {details !== undefined && <LineDetails line={details} onClose={viewer.closeDetails} />}
      <LogStatus snapshot={viewer.snapshot} shown={shown}>
        {viewer.selected !== null && (
          <CopySelection
            session={session}
            selected={viewer.selected}
            onClear={() => viewer.change({ line: null })}
          />
        )}
        <GoToLine
          startMs={viewer.snapshot.startMs ?? 0}
          open={isGoing}
          onOpenChange={setGoing}
          onGo={viewer.goTo}
        />
      </LogStatus>
    </section>
  );
}

function Bar({
  session,
  viewer,
  state,
  searchRef,
  onMaximize,
}: {
  session: LogSession;
  viewer: Viewer;
  state: LogViewState;
  searchRef: React.Ref<HTMLInputElement>;
  onMaximize: () => void;
}) {
  const { shown, change } = viewer;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-2 py-1.5">
      <LogSearch
        state={state}
        onChange={change}
        search={shown.search}
        count={viewer.matchCount}
        current={viewer.position}
        onStep={(direction) => viewer.step(shown.matches, direction)}
        inputRef={searchRef}
      />
      <div className="flex flex-wrap items-center gap-1.5">
        <LogFilters state={state} onChange={change} />
        <ErrorSteps
          errors={shown.errors}
          count={countOf(shown.errors.ranges)}
          isErrorOutput={shown.isErrorOutput}
          onStep={viewer.stepErrors}
        />
      </div>
      <LogOptions {...{ viewer, state, onMaximize }} log={session.log} />
    </div>
  );
}
