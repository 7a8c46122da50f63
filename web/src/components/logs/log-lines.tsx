import { ArrowDown } from "lucide-react";
import { useImperativeHandle, useLayoutEffect, type Ref } from "react";
import type { HeatMark } from "../../log/heat-marks.ts";
import type { LineView } from "../../log/line-view.ts";
import { includes, type Ranges } from "../../log/ranges.ts";
import { LINES_PER_READ, type LogSession } from "./log-session.ts";
import { LogRow, type RowLook, type RowState } from "./log-row.tsx";
import { useLineScroll } from "./use-line-scroll.ts";

/** Rows that are asked for at once in a view with gaps, where each may need another range. */
const SPARSE_ROWS = 200;

/** What the viewer may ask of the lines. */
export interface LinesHandle {
  show: (row: number) => void;
  focus: () => void;
  /** The line at the upper edge. */
  top: () => number;
}

/** What rows look up. */
export interface RowStates {
  selected: readonly [number, number] | null;
  matches: Ranges;
  current: number | null;
  foldOf: (offset: number) => RowState["fold"];
}

/** The lines of a log in a box that scrolls: a few dozen of them are drawn, however many there are. */
export function LogLines({
  session,
  view,
  look,
  states,
  marks,
  isFollowing,
  onFollow,
  missed,
  handle,
  fontSize,
}: {
  session: LogSession;
  view: LineView;
  look: RowLook;
  states: RowStates;
  marks: { matches: readonly HeatMark[]; errors: readonly HeatMark[] };
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  /** Lines that came since the reader scrolled up. */
  missed: number;
  handle: Ref<LinesHandle>;
  fontSize: number;
}) {
  const { rowHeight, wrap } = look;
  const scroll = useLineScroll({ rows: view.rows, rowHeight, wrap, isFollowing, onFollow });
  useWantedLines(session, view, scroll.first, scroll.end);
  useImperativeHandle(handle, () => ({
    show: scroll.show,
    focus: () => scroll.box.current?.focus({ preventScroll: true }),
    top: () => (view.rows === 0 ? 0 : view.lineOf(Math.min(scroll.top, view.rows - 1))),
  }));
  const offsets = Array.from({ length: Math.max(0, scroll.end - scroll.first) }, (_, index) =>
    view.lineOf(scroll.first + index),
  );
  return (
    <div className="relative min-h-0 flex-1 bg-log-paper text-log-ink">
      <div
        ref={scroll.box}
        role="region"
        aria-label="Log lines"
        tabIndex={0}
        onScroll={scroll.onScroll}
        className="log-box absolute inset-0 overflow-x-hidden overflow-y-scroll overscroll-contain [overflow-anchor:none]"
      >
        <div style={{ height: scroll.height }} className="relative">
          <div
            style={{ height: scroll.viewport, fontSize, lineHeight: `${rowHeight}px` }}
            className={`sticky top-0 overflow-y-hidden font-mono ${wrap ? "overflow-x-hidden" : "overflow-x-auto"}`}
          >
            <div
              ref={scroll.rows}
              role="list"
              aria-label="Lines"
              className={wrap ? "relative" : "relative w-max min-w-full"}
            >
              {offsets.map((offset) => (
                <LogRow
                  key={offset}
                  offset={offset}
                  line={session.line(offset)}
                  look={look}
                  state={stateOf(offset, states)}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      <Heat marks={marks.errors} className="right-[15px] bg-bad-fill" />
      <Heat marks={marks.matches} className="right-[21px] bg-log-found" />
      {!isFollowing && missed > 0 && (
        <button
          type="button"
          onClick={() => onFollow(true)}
          className="absolute bottom-4 left-1/2 z-20 flex -translate-x-1/2 cursor-pointer items-center gap-1.5 rounded-full bg-accent px-3 py-1.5 text-xs font-semibold text-on-accent shadow-floating"
        >
          <ArrowDown size={14} aria-hidden="true" />
          {missed.toLocaleString("en")} new {missed === 1 ? "line" : "lines"}
        </button>
      )}
    </div>
  );
}

function stateOf(offset: number, { selected, matches, current, foldOf }: RowStates): RowState {
  return {
    isSelected: selected !== null && offset >= selected[0] && offset <= selected[1],
    isMatch: includes(matches, offset),
    isCurrent: offset === current,
    fold: foldOf(offset),
  };
}

/** Asks for the rows that are drawn, by blocks of many, as soon as one of them is missing. */
function useWantedLines(session: LogSession, view: LineView, first: number, end: number): void {
  useLayoutEffect(() => {
    const wanted: number[][] = [];
    const isDense = view.linesOf(first, first + LINES_PER_READ).length <= SPARSE_ROWS;
    const block = isDense ? LINES_PER_READ : SPARSE_ROWS;
    for (let start = Math.floor(first / block) * block; start < end; start += block) {
      const from = Math.max(start, first);
      const to = Math.min(start + block, end);
      for (let row = from; row < to; row += 1) {
        if (session.line(view.lineOf(row)) !== undefined) continue;
        wanted.push(view.linesOf(start, start + block));
        break;
      }
    }
    session.want(wanted);
  });
}

/** Marks along the scrollbar; the buttons beside the search do the same for those who do not see them. */
function Heat({ marks, className }: { marks: readonly HeatMark[]; className: string }) {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-0">
      {marks.map(({ from, to }) => (
        <span
          key={from}
          style={{ top: `${from * 100}%`, height: `max(2px, ${(to - from) * 100}%)` }}
          className={`absolute w-1 rounded-full ${className}`}
        />
      ))}
    </div>
  );
}
