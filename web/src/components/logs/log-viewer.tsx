import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { findPlace, taskRunIdOf } from "../../api/logs.ts";
import { usePreferences } from "../../lib/preferences.ts";
import { heatMarks } from "../../log/heat-marks.ts";
import { highlightPattern } from "../../log/highlight.ts";
import { formatPlace, parsePlace, type Place } from "../../log/place.ts";
import { countOf, neighbour, pairAt, type Ranges } from "../../log/ranges.ts";
import { keepLogOptions, type LogViewState } from "../../log/view-state.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { CopySelection } from "./copy-selection.tsx";
import { GoToLine } from "./go-to-line.tsx";
import { LineDetails } from "./line-details.tsx";
import { LogLines, type LinesHandle, type RowStates } from "./log-lines.tsx";
import type { RowLook } from "./log-row.tsx";
import { LogSearch } from "./log-search.tsx";
import type { LogSession } from "./log-session.ts";
import { LogStatus } from "./log-status.tsx";
import { ErrorSteps, LogFilters, LogOptions } from "./log-toolbar.tsx";
import { useFollowing } from "./use-following.ts";
import { useLogKeys } from "./use-log-keys.ts";
import { useLogSession } from "./use-log-session.ts";
import { useLogView, type ShownLines } from "./use-log-view.ts";
import "../../log-viewer.css";

const sizes = { small: [11, 17], medium: [12.5, 20], large: [15, 24] } as const;
const noFolds: ReadonlySet<number> = new Set();

/** What the page around the viewer decides. */
export interface LogViewerProps {
  runId: string;
  /** Null shows all tasks, merged. */
  taskSeq: number | null;
  attempt?: number | null;
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
  state,
  onStateChange,
  className = "",
}: LogViewerProps & { session: LogSession }) {
  const snapshot = session.snapshot();
  const { total, startMs } = snapshot;
  const [withErrors, setWithErrors] = useState(state.line === "error");
  const [folded, setFolded] = useState(noFolds);
  const [opened, setOpened] = useState<number | null>(null);
  const [isGoing, setGoing] = useState(false);
  const [isMaximized, setMaximized] = useState(false);
  const shown = useLogView(session, total, state, { attempt, withErrors, folded });
  const follow = useFollowing(snapshot, state.line === null);
  const lines = useRef<LinesHandle>(null);
  const search = useRef<HTMLInputElement>(null);

  const change = useCallback(
    (changes: Partial<LogViewState>) => {
      const next = { ...state, ...changes };
      keepLogOptions(next);
      onStateChange(next);
    },
    [state, onStateChange],
  );
  const selected = selectedOf(state.line);
  const goTo = (place: Place): void => {
    if ("lines" in place) return change({ line: formatPlace(place.lines) });
    findPlace(session.log, place.atMs).then(
      (line) => change({ line: formatPlace([line, line]) }),
      (error: unknown) => toast.error("That time was not found", { description: String(error) }),
    );
  };
  const step = (ranges: Ranges, direction: 1 | -1): void => {
    const from = selected?.[0] ?? (lines.current?.top() ?? 0) - (direction === 1 ? 1 : 0);
    const next = neighbour(ranges, from, direction);
    if (next !== null) change({ line: formatPlace([next, next]) });
  };
  const stepErrors = (direction: 1 | -1): void => {
    if (shown.errors.state === "off") {
      setWithErrors(true);
      change({ line: "error" });
    } else step(shown.errors.ranges, direction);
  };
  useShownLine(state, shown, follow.stop, lines, change);
  const select = useSelect(selected, change);
  const fold = useCallback((first: number) => setFolded((before) => toggled(before, first)), []);
  const look = useRowLook(session, state, { onSelect: select, onOpen: setOpened, onFold: fold });
  const marks = useMemo(
    () => ({
      matches: heatMarks(shown.matches, shown.view),
      errors: heatMarks(shown.errors.ranges, shown.view),
    }),
    [shown],
  );
  const root = useRef<HTMLElement>(null);
  useLogKeys(root, {
    search: () => {
      search.current?.focus();
      search.current?.select();
    },
    nextError: () => stepErrors(1),
    previousError: () => stepErrors(-1),
    follow: () => follow.set(!follow.isFollowing),
    wrap: () => change({ wrap: !state.wrap }),
    goTo: () => setGoing(true),
    leave: () => (isMaximized ? setMaximized(false) : change({ line: null })),
  });

  const current = selected === null ? null : selected[0];
  const states: RowStates = {
    selected,
    matches: shown.matches,
    current: state.query === "" ? null : current,
    foldOf: (offset) =>
      shown.groups.has(offset) ? (folded.has(offset) ? "folded" : "open") : null,
  };
  const details = opened === null ? undefined : session.line(opened);
  const isFolded = folded.size > 0;
  return (
    <section
      ref={root}
      aria-label="Log"
      className={`log-viewer flex min-h-0 flex-col overflow-hidden bg-surface ${isMaximized ? "fixed inset-0 z-30" : `h-full ${className}`}`}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-2 py-1.5">
        <LogSearch
          state={state}
          onChange={change}
          search={shown.search}
          count={countOf(shown.matches)}
          current={current === null ? null : indexOf(shown.matches, current)}
          onStep={(direction) => step(shown.matches, direction)}
          inputRef={search}
        />
        <div className="flex flex-wrap items-center gap-1.5">
          <LogFilters state={state} onChange={change} />
          <ErrorSteps
            errors={shown.errors}
            count={countOf(shown.errors.ranges)}
            onStep={stepErrors}
          />
        </div>
        <div className="ml-auto">
          <LogOptions
            log={session.log}
            state={state}
            onChange={change}
            isFollowing={follow.isFollowing}
            isLive={snapshot.state !== "ended"}
            onFollow={follow.set}
            selected={selected}
            folding={
              shown.groups.size === 0
                ? null
                : {
                    isFolded,
                    toggle: () => setFolded(isFolded ? noFolds : new Set(shown.groups.keys())),
                  }
            }
            onMaximize={() => setMaximized(!isMaximized)}
          />
        </div>
      </div>
      {shown.view.rows === 0 ? (
        <NoLines
          state={state}
          shown={shown}
          isEnded={snapshot.state === "ended"}
          total={total}
          onClear={() => change({ query: "", level: "all", stream: "all", onlyMatches: false })}
        />
      ) : (
        <LogLines
          session={session}
          view={shown.view}
          look={look}
          states={states}
          marks={marks}
          isFollowing={follow.isFollowing}
          onFollow={follow.set}
          missed={follow.missed}
          handle={lines}
          fontSize={sizes[state.size][0]}
        />
      )}
      {details !== undefined && <LineDetails line={details} onClose={() => setOpened(null)} />}
      <LogStatus snapshot={snapshot} shown={shown}>
        {selected !== null && (
          <CopySelection
            session={session}
            selected={selected}
            onClear={() => change({ line: null })}
          />
        )}
        <GoToLine startMs={startMs ?? 0} open={isGoing} onOpenChange={setGoing} onGo={goTo} />
      </LogStatus>
    </section>
  );
}

function selectedOf(line: string | null): readonly [number, number] | null {
  const place = line === null ? null : parsePlace(line, 0);
  return place !== null && "lines" in place ? place.lines : null;
}

/** Which of the matching lines this is. */
function indexOf(ranges: Ranges, line: number): number | null {
  const at = pairAt(ranges, line);
  if (at >= ranges.length || ranges[at]! > line) return null;
  return countOf(ranges.slice(0, at)) + line - ranges[at]!;
}

function toggled(folds: ReadonlySet<number>, first: number): ReadonlySet<number> {
  const next = new Set(folds);
  if (!next.delete(first)) next.add(first);
  return next;
}

/** A click selects a line, one with Shift the lines up to it; a click on the only selected line gives it up. */
function useSelect(
  selected: readonly [number, number] | null,
  change: (changes: Partial<LogViewState>) => void,
): (offset: number, isRange: boolean) => void {
  const latest = useRef({ selected, change });
  useEffect(() => {
    latest.current = { selected, change };
  });
  return useCallback((offset, isRange) => {
    const { selected: before, change: tell } = latest.current;
    if (before === null || !isRange) {
      const isSame = before !== null && before[0] === offset && before[1] === offset;
      return tell({ line: isSame ? null : formatPlace([offset, offset]) });
    }
    tell({ line: formatPlace([Math.min(before[0], offset), Math.max(before[0], offset)]) });
  }, []);
}

/** Brings the line that the state names into sight when the state comes to name it. */
function useShownLine(
  { line }: LogViewState,
  { view, errors }: ShownLines,
  stopFollowing: () => void,
  lines: React.RefObject<LinesHandle | null>,
  change: (changes: Partial<LogViewState>) => void,
): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (line === null) done.current = null;
    if (line === null || line === done.current) return;
    if (line === "error") {
      const first = errors.ranges[0];
      if (first !== undefined) change({ line: formatPlace([first, first]) });
      else if (errors.state === "done" || errors.state === "failed") change({ line: null });
      return;
    }
    const selected = selectedOf(line);
    if (selected === null || lines.current === null || view.rows === 0) return;
    done.current = line;
    stopFollowing();
    lines.current.show(view.rowOf(selected[0]));
  });
}

function useRowLook(
  session: LogSession,
  { wrap, times, size, query, matchCase }: LogViewState,
  actions: Pick<RowLook, "onSelect" | "onOpen" | "onFold">,
): RowLook {
  const { zone } = usePreferences();
  const { total, startMs } = session.snapshot();
  const digits = Math.max(3, String(total).length);
  const { onSelect, onOpen, onFold } = actions;
  return useMemo(
    () => ({
      rowHeight: sizes[size][1],
      wrap,
      times,
      zone,
      startMs: startMs ?? 0,
      withTask: session.log.taskRunId === null,
      digits,
      highlight: query === "" ? null : highlightPattern(query, !matchCase),
      onSelect,
      onOpen,
      onFold,
    }),
    [session, wrap, times, size, zone, startMs, digits, query, matchCase, onSelect, onOpen, onFold],
  );
}

function NoLines({
  state,
  shown,
  isEnded,
  total,
  onClear,
}: {
  state: LogViewState;
  shown: ShownLines;
  isEnded: boolean;
  total: number;
  onClear: () => void;
}) {
  const isBusy = [shown.filter, shown.search].some((found) => found.state === "searching");
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      {total === 0 ? (
        <EmptyState title={isEnded ? "Nothing was logged" : "Waiting for the first line"} />
      ) : isBusy ? (
        <SkeletonRows rows={4} label="Searching" />
      ) : (
        <EmptyState
          title="No line is like that"
          action={
            <button type="button" className="button" onClick={onClear}>
              Clear search and filters
            </button>
          }
        >
          {[state.query, state.level, state.stream]
            .filter((each) => each !== "" && each !== "all")
            .join(", ")}
        </EmptyState>
      )}
    </div>
  );
}
