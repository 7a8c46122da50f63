/** What the viewer of one log does: what its state shows, and what its buttons, keys and lines change. */
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { findPlace } from "../../api/logs.ts";
import { usePreferences } from "../../lib/preferences.ts";
import { heatMarks } from "../../log/heat-marks.ts";
import { highlightPattern } from "../../log/highlight.ts";
import { formatPlace, parsePlace, type Place } from "../../log/place.ts";
import { countOf, neighbour, pairAt, type Ranges } from "../../log/ranges.ts";
import { keepLogOptions, type LogViewState } from "../../log/view-state.ts";
import { toast } from "../ui/toast.tsx";
import type { LinesHandle, RowStates } from "./log-lines.tsx";
import type { RowLook } from "./log-row.tsx";
import type { LogSession } from "./log-session.ts";
import { useFollowing } from "./use-following.ts";
import { useLogView, type ShownLines } from "./use-log-view.ts";

/** Text and row heights in pixels. */
export const textHeights = { small: [11, 17], medium: [12.5, 20], large: [15, 24] } as const;
const noFolds: ReadonlySet<number> = new Set();

/** What the page around the viewer decides. */
export interface ViewerInput {
  attempt: number | null;
  hasFailed: boolean;
  state: LogViewState;
  onStateChange: (next: LogViewState) => void;
}

export type StateChange = (changes: Partial<LogViewState>) => void;
export type Viewer = ReturnType<typeof useViewer>;

/** Everything that the parts of the viewer need. */
export function useViewer(
  session: LogSession,
  { attempt, hasFailed, state, onStateChange }: ViewerInput,
) {
  const snapshot = session.snapshot();
  const [withErrors, setWithErrors] = useState(state.line === "error");
  const [folded, setFolded] = useState(noFolds);
  const [opened, setOpened] = useState<number | null>(null);
  const lines = useRef<LinesHandle>(null);
  const shown = useLogView(session, snapshot.total, state, {
    attempt,
    hasFailed,
    withErrors,
    folded,
  });
  const follow = useFollowing(snapshot, state.line === null);
  const change: StateChange = (changes) => {
    const next = { ...state, ...changes };
    keepLogOptions(next);
    onStateChange(next);
  };
  const selected = selectedOf(state.line);
  const step = (ranges: Ranges, direction: 1 | -1): void => {
    const from = selected?.[0] ?? (lines.current?.top() ?? 0) - (direction === 1 ? 1 : 0);
    const next = neighbour(ranges, from, direction);
    if (next !== null) change({ line: formatPlace([next, next]) });
  };
  const stepErrors = (direction: 1 | -1): void => {
    if (shown.errors.state !== "off") return step(shown.errors.ranges, direction);
    setWithErrors(true);
    change({ line: "error" });
  };
  useShownLine(state, shown, { lines, change, stopFollowing: follow.stop });
  const onSelect = useSelect(selected, change);
  const onFold = useCallback((first: number) => setFolded((now) => toggled(now, first)), []);
  const isFolded = folded.size > 0;
  const toggleFolds = (): void => setFolded(isFolded ? noFolds : new Set(shown.groups.keys()));
  return {
    snapshot,
    shown,
    follow,
    lines,
    change,
    selected,
    step,
    stepErrors,
    goTo: (place: Place) => goTo(session, place, change),
    look: useRowLook(session, state, { onSelect, onOpen: setOpened, onFold }),
    states: rowStates(state, shown, selected, folded),
    marks: useMarks(shown),
    position: selected === null ? null : indexOf(shown.matches, selected[0]),
    matchCount: useMemo(() => countOf(shown.matches), [shown.matches]),
    details: opened === null ? undefined : session.line(opened),
    closeDetails: () => setOpened(null),
    folding: shown.groups.size === 0 ? null : { isFolded, toggle: toggleFolds },
  };
}

function goTo(session: LogSession, place: Place, change: StateChange): void {
  if ("lines" in place) return change({ line: formatPlace(place.lines) });
  findPlace(session.log, place.atMs).then(
    (line) => change({ line: formatPlace([line, line]) }),
    (error: unknown) => toast.error("That time was not found", { description: String(error) }),
  );
}

function rowStates(
  { query }: LogViewState,
  shown: ShownLines,
  selected: readonly [number, number] | null,
  folded: ReadonlySet<number>,
): RowStates {
  return {
    selected,
    matches: shown.matches,
    current: query === "" || selected === null ? null : selected[0],
    foldOf: (offset) =>
      shown.groups.has(offset) ? (folded.has(offset) ? "folded" : "open") : null,
  };
}

function useMarks({ matches, errors, view }: ShownLines) {
  return useMemo(
    () => ({ matches: heatMarks(matches, view), errors: heatMarks(errors.ranges, view) }),
    [matches, errors.ranges, view],
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
  change: StateChange,
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
  { view, errors, isErrorOutput }: ShownLines,
  {
    lines,
    change,
    stopFollowing,
  }: { lines: RefObject<LinesHandle | null>; change: StateChange; stopFollowing: () => void },
): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (line === null) done.current = null;
    if (line === null || line === done.current) return;
    if (line === "error") {
      // Of error output, unlike of errors, the end tells most.
      const told = isErrorOutput ? errors.ranges.at(-1)! - 1 : errors.ranges[0];
      if (told !== undefined) change({ line: formatPlace([told, told]) });
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
  const { total, startMs, taskLength } = session.snapshot();
  const digits = Math.max(3, String(total).length);
  const { onSelect, onOpen, onFold } = actions;
  return useMemo(
    () => ({
      rowHeight: textHeights[size][1],
      wrap,
      times,
      zone,
      startMs: startMs ?? 0,
      withTask: session.log.taskRunId === null,
      digits,
      taskLength,
      highlight: query === "" ? null : highlightPattern(query, !matchCase),
      onSelect,
      onOpen,
      onFold,
    }),
    [
      session,
      wrap,
      times,
      size,
      zone,
      startMs,
      digits,
      taskLength,
      query,
      matchCase,
      onSelect,
      onOpen,
      onFold,
    ],
  );
}
